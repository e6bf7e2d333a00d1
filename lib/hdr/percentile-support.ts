import { percentileRank } from './percentile-rank';

/** So many values must lie above a percentile of the tail before it says more than one of them. */
const VALUES_ABOVE = 10;

/**
 * Whether n values support a percentile: up to the median one value does; above it ten must be greater.
 *
 * @example isPercentileSupported(1000, 99) === true, isPercentileSupported(999, 99) === false
 */
export function isPercentileSupported(n: number, percent: number): boolean {
  if (n < 1) return false;
  return percent <= 50 || percent === 100 || n - percentileRank(n, percent) >= VALUES_ABOVE;
}
