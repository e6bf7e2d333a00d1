import { chooseScale, formatCount, formatScaled, formatValue, type Scale } from '@/lib/format/format-value';
import { describeMetric } from '@/lib/metrics/describe';
import type { EvidenceGrade } from '@/lib/model/grade';
import { percentileOf } from '@/lib/charts/quantiles';
import { percentOf } from '@/lib/model/statistic';
import type { Measurement, MetricDeclaration } from '@/lib/model/suite-file';
import { findDistribution, type OpenDistribution } from './run-distributions';
import { tooFewBeyond, VALUES_BEYOND } from './run-support';

/** Above so many lines a page shows the first cases and links to the rest. */
export const MOST_MEASUREMENTS = 300;

/** Every number of a run with where it came from, by case. */
export interface MeasurementTable {
  readonly groups: readonly MeasurementGroup[];
  /** All measurements of the run. */
  readonly count: number;
  readonly shown: number;
}

export interface MeasurementGroup {
  readonly case: string;
  readonly lines: readonly MeasurementLine[];
  /** How many of the case are left out. */
  readonly hidden: number;
}

export interface MeasurementLine {
  readonly key: string;
  readonly metric: string;
  readonly statistic: string;
  /** Empty where the sample cannot support it. */
  readonly value: string;
  /** The 95 % interval within the run, “43.1 to 47”; empty where the run holds no distribution to read it from. */
  readonly interval: string;
  readonly n: string;
  readonly grade: EvidenceGrade;
  readonly method: string;
  /** The text in the file, empty where it is not known. */
  readonly written: string;
  /** JSON pointer, or line and column. */
  readonly where: string;
}

/**
 * @param isWhole whether to show everything; otherwise whole cases up to 300 lines, and never less than the first
 *   300 lines of the first case
 */
export function buildMeasurementTable(
  measurements: readonly Measurement[],
  metrics: readonly MetricDeclaration[],
  isWhole: boolean,
  distributions: readonly (OpenDistribution | undefined)[] = [],
): MeasurementTable {
  const byCase = new Map<string, Measurement[]>();
  for (const entry of measurements) {
    const entries = byCase.get(entry.case);
    if (entries === undefined) byCase.set(entry.case, [entry]);
    else entries.push(entry);
  }
  const groups: MeasurementGroup[] = [];
  let room = isWhole ? Number.POSITIVE_INFINITY : MOST_MEASUREMENTS;
  for (const [name, entries] of byCase) {
    if (room <= 0 || (groups.length > 0 && entries.length > room)) break;
    const lines = entries.slice(0, room).map((entry) => lineOf(entry, metrics, distributions));
    groups.push({ case: name, lines, hidden: entries.length - lines.length });
    room -= lines.length;
  }
  return {
    groups,
    count: measurements.length,
    shown: groups.reduce((sum, group) => sum + group.lines.length, 0),
  };
}

function lineOf(
  entry: Measurement,
  metrics: readonly MetricDeclaration[],
  distributions: readonly (OpenDistribution | undefined)[],
): MeasurementLine {
  const metric = describeMetric(entry.metric, metrics);
  const beyond = tooFewBeyond(entry);
  const scale = chooseScale([entry.value], metric.unit);
  const value = formatValue(entry.value, metric.unit, scale);
  return {
    key: `${entry.metric}.${entry.statistic}`,
    metric: metric.label,
    statistic: entry.statistic === 'stddev' ? 'standard deviation' : entry.statistic,
    value: beyond === undefined ? value : '',
    interval: beyond === undefined ? intervalOf(entry, scale, distributions) : '',
    n: entry.n === undefined ? '' : formatCount(entry.n),
    // What a file does not grade was printed by a tool.
    grade: entry.grade ?? 'summary',
    method:
      beyond === undefined
        ? (entry.method ?? '')
        : `${beyond} ${beyond === 1 ? 'value' : 'values'} beyond it; ${VALUES_BEYOND} needed`,
    written: entry.from?.text ?? (beyond === undefined ? '' : value),
    where: entry.from?.pointer ?? '',
  };
}

function intervalOf(
  entry: Measurement,
  scale: Scale,
  distributions: readonly (OpenDistribution | undefined)[],
): string {
  const percent = percentOf(entry.statistic);
  const distribution = findDistribution(distributions, entry.metric, entry.case);
  if (percent === undefined || distribution === undefined) return '';
  const { low, high } = percentileOf(distribution.quantiles, percent) ?? {};
  return low === undefined || high === undefined
    ? ''
    : `${formatScaled(low, scale)} to ${formatScaled(high, scale)}`;
}
