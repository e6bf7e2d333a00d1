import { ascending } from './ascending';
import { binomialHalfCdf } from './binomial';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The distribution-free 95 % interval of a median: the narrowest pair of order statistics, symmetric in rank, that
 * covers the median with at least 95 %. Undefined below six values, where even minimum and maximum cover less.
 *
 * Not for percentiles of requests within a run: those samples resemble their neighbours.
 *
 * @param values in any order
 * @returns in the unit of the values
 * Source: Hahn and Meeker, Statistical Intervals (1991), section 5.2; Le Boudec, Performance Evaluation (2010), theorem 2.1.
 * @example medianInterval([1, 2, 3, 4, 5, 6]) → { low: 1, high: 6 } (coverage 96.9 %)
 */
export function medianInterval(values: readonly number[]): Interval | undefined {
  return medianIntervalOfSorted(ascending(values));
}

/** The same of values in ascending order. */
export function medianIntervalOfSorted(sorted: readonly number[]): Interval | undefined {
  const rank = rankOf(sorted.length);
  const low = sorted[rank - 1];
  const high = sorted[sorted.length - rank];
  return rank === 0 || low === undefined || high === undefined ? undefined : { low, high };
}

const MOST_KEPT = 1000;
const rankBySize: number[] = [];

/** The rank of the lower end, from 1; 0 where not even the extremes are far enough apart. Kept for each size. */
function rankOf(n: number): number {
  const known = rankBySize[n];
  if (known !== undefined) return known;
  let rank = 0;
  // Coverage of the interval from the r-th smallest to the r-th largest is 1 − 2·P(X ≤ r − 1).
  while (rank + 1 <= n / 2 && 1 - 2 * binomialHalfCdf(rank, n) >= 0.95) rank += 1;
  if (n <= MOST_KEPT) rankBySize[n] = rank;
  return rank;
}
