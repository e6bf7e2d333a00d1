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
  const n = values.length;
  if (n < 6) return undefined;
  const sorted = values.toSorted((a, b) => a - b);
  let rank = 0;
  // Coverage of the interval from the r-th smallest to the r-th largest is 1 − 2·P(X ≤ r − 1).
  while (rank + 1 <= n / 2 && 1 - 2 * binomialHalfCdf(rank, n) >= 0.95) rank += 1;
  const low = sorted[rank - 1];
  const high = sorted[n - rank];
  return rank === 0 || low === undefined || high === undefined ? undefined : { low, high };
}
