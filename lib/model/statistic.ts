/**
 * The statistic of a metric: `value`, `mean`, `min`, `max`, `stddev`, `mad`, or a percentile `p1` … `p99.999`
 * (the median is `p50`). A metric and its statistic are written `metric.statistic`, split at the first dot.
 */
export type Statistic = string;

const NAMED_STATISTICS = ['value', 'mean', 'min', 'max', 'stddev', 'mad'] as const;
const PERCENTILE = /^p([1-9]\d?(?:\.\d*[1-9])?)$/;

export function isStatistic(text: string): boolean {
  return (NAMED_STATISTICS as readonly string[]).includes(text) || percentOf(text) !== undefined;
}

/**
 * The percentage of a percentile, or undefined for another statistic or one out of range.
 *
 * @example percentOf('p99.9') === 99.9
 */
export function percentOf(statistic: Statistic): number | undefined {
  const match = PERCENTILE.exec(statistic);
  if (match === null) return undefined;
  const percent = Number(match[1]);
  return percent <= 99.999 ? percent : undefined;
}

/**
 * The statistic of a percentage, or undefined outside 1 … 99.999. 0 is `min` and 100 is `max`, as tools mean them.
 *
 * @example percentileName(99.9) === 'p99.9'
 */
export function percentileName(percent: number): Statistic | undefined {
  if (percent === 0) return 'min';
  if (percent === 100) return 'max';
  const name = `p${Number(percent.toFixed(6))}`;
  return percentOf(name) === undefined ? undefined : name;
}

/** Display order: mean, min, percentiles ascending, max, then spread. */
export function compareStatistics(a: Statistic, b: Statistic): number {
  return position(a) - position(b) || (a < b ? -1 : a > b ? 1 : 0);
}

function position(statistic: Statistic): number {
  const percent = percentOf(statistic);
  if (percent !== undefined) return percent;
  return { value: -3, mean: -2, min: -1, max: 100, stddev: 101, mad: 102 }[statistic] ?? 103;
}

/** `latency.p99.9` → metric `latency`, statistic `p99.9`; undefined where there is no dot or no such statistic. */
export function parseMetricStatistic(text: string): { metric: string; statistic: Statistic } | undefined {
  const dot = text.indexOf('.');
  if (dot < 1) return undefined;
  const metric = text.slice(0, dot);
  const statistic = text.slice(dot + 1);
  return isStatistic(statistic) ? { metric, statistic } : undefined;
}
