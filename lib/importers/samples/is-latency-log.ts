import { readHeading } from '../table/heading';
import { guessMapping, isNumeric } from './guess-mapping';
import type { LogColumns } from './log-columns';

/** Fewer rows than these are more likely a table of results. */
const FEWEST_WITH_TIME = 20;
const FEWEST_WITHOUT_TIME = 100;

/**
 * Whether this is a log rather than a table: a column of durations, none of statistics, and many rows; either with
 * a time of day each, or without a column whose text differs from row to row, as the names of subjects do.
 */
export function isLatencyLog(log: LogColumns, isWhole: boolean): boolean {
  const mapping = guessMapping(log);
  if (mapping.duration === undefined) return false;
  const measured = log.columns.filter(({ name }) => name !== mapping.duration && name !== mapping.time);
  if (measured.some(({ name }) => isStatistic(name))) return false;
  const time = log.columns.find(({ name }) => name === mapping.time);
  if (time !== undefined && /^\d+(?:\.\d+)?$|\d[T ]\d{1,2}:\d\d/.test(time.values[0] ?? '')) {
    return log.rowCount >= FEWEST_WITH_TIME || !isWhole;
  }
  const texts = measured.filter((column) => !isNumeric(column));
  return (
    log.rowCount >= FEWEST_WITHOUT_TIME &&
    texts.every(({ values }) => new Set(values).size * 2 <= log.rowCount)
  );
}

function isStatistic(name: string): boolean {
  const { statistic, metric } = readHeading(name);
  return statistic !== undefined || metric?.endsWith('-rate') === true;
}
