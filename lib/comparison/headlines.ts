import { METRIC_GROUPS, type MetricGroup } from '@/lib/metrics/registry';
import type { Comparison, ComparisonRow } from './comparison';

const MOST_HEADLINES = 5;

/** So many metrics of each section come first; what is free afterwards goes to the rest in order. */
const SHARE: Readonly<Record<MetricGroup, number>> = {
  latency: 1,
  capacity: 2,
  failure: 1,
  cost: 1,
  other: 0,
};

/**
 * The rows that stand for a comparison where only a few have room: for each metric with a direction its most telling
 * statistic, spread over the sections. With one column, any row counts; with several, those that two or more have.
 */
export function selectHeadlines(comparison: Comparison): ComparisonRow[] {
  const least = Math.min(2, comparison.columns.length);
  const firstCase = comparison.rows[0]?.case;
  const eligible = comparison.rows.filter(
    (row) =>
      row.case === firstCase &&
      row.metric.better !== 'neutral' &&
      row.metric.headline.includes(row.statistic) &&
      countValues(row) >= least &&
      !isAllZero(row),
  );
  const perMetric = new Map<string, ComparisonRow>();
  for (const row of eligible) {
    const rival = perMetric.get(row.metric.id);
    if (rival === undefined || isMoreTelling(row, rival)) perMetric.set(row.metric.id, row);
  }
  const rows = eligible.filter((row) => perMetric.get(row.metric.id) === row);
  const chosen = new Set(
    METRIC_GROUPS.flatMap((group) => rows.filter((row) => row.metric.group === group).slice(0, SHARE[group])),
  );
  for (const row of rows) if (chosen.size < MOST_HEADLINES) chosen.add(row);
  return rows.filter((row) => chosen.has(row));
}

/** No errors anywhere is good news, but tells nobody apart. */
function isAllZero(row: ComparisonRow): boolean {
  return (
    row.cells.every((cell) => cell === undefined || cell.max === 0) &&
    row.claims.every((claim) => claim === undefined || claim.claim.value === 0)
  );
}

/** Columns with a value, measured or claimed. */
export function countValues(row: ComparisonRow): number {
  return row.cells.filter((cell, index) => cell !== undefined || row.claims[index] !== undefined).length;
}

function isMoreTelling(row: ComparisonRow, rival: ComparisonRow): boolean {
  const measured = (candidate: ComparisonRow) => candidate.cells.filter((cell) => cell !== undefined).length;
  return (
    measured(row) > measured(rival) ||
    (measured(row) === measured(rival) && countValues(row) > countValues(rival)) ||
    (measured(row) === measured(rival) &&
      countValues(row) === countValues(rival) &&
      row.metric.headline.indexOf(row.statistic) < row.metric.headline.indexOf(rival.statistic))
  );
}
