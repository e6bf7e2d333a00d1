import type { HdrHistogram } from '@/lib/hdr/histogram';
import { percentileRank } from '@/lib/hdr/percentile-rank';
import { valueAtRank } from '@/lib/hdr/value-at-rank';

/**
 * Tools do not agree on what a percentile of a few values is, so each definition has its name here, and a value says
 * by which it was read.
 *
 * Nearest rank: the smallest value that at least the given share of all values does not exceed. Always one of the
 * values. Definition 1 of Hyndman and Fan.
 *
 * @param sorted in ascending order
 * @param percent 0 to 100
 * @returns undefined of no values
 * Source: Hyndman and Fan, Sample quantiles in statistical packages, The American Statistician 50 (1996).
 * @example quantileNearestRank([1, 2, 3, 4], 50) === 2
 */
export function quantileNearestRank(sorted: readonly number[], percent: number): number | undefined {
  return sorted.length === 0 ? undefined : sorted[percentileRank(sorted.length, percent) - 1];
}

/**
 * Definition 7 of Hyndman and Fan: on the straight line between the two values around place (n − 1) · share, counted
 * from 0. What R, NumPy and spreadsheets give unless asked otherwise.
 *
 * @param sorted in ascending order
 * @param percent 0 to 100
 * @returns undefined of no values
 * @example quantileHyndmanFan7([1, 2, 3, 4], 50) === 2.5
 */
export function quantileHyndmanFan7(sorted: readonly number[], percent: number): number | undefined {
  const place = ((sorted.length - 1) * percent) / 100;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) return undefined;
  return below + (above - below) * (place - Math.floor(place));
}

/**
 * As HdrHistogram defines it: the nearest rank, and of its bucket the highest value, so that the answer may exceed the
 * true one by the width of a bucket and never stays below it. For 0 the lowest value of the first bucket.
 *
 * @param percent 0 to 100
 * @returns in the unit of the histogram; undefined of an empty one
 * Source: getValueAtPercentile of AbstractHistogram.
 */
export function quantileHdr(histogram: HdrHistogram, percent: number): number | undefined {
  const bucket = valueAtRank(histogram, percentileRank(histogram.total, percent));
  return percent === 0 ? bucket?.lowest : bucket?.highest;
}
