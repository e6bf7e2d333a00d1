import { ascending } from './ascending';

/**
 * The median of a sample: the middle value, or the mean of the middle two.
 *
 * @param values at least one finite number, in any order
 * @returns in the unit of the values; undefined for an empty sample
 * @example median([3, 1, 2, 10]) === 2.5
 */
export function median(values: readonly number[]): number | undefined {
  return medianOfSorted(ascending(values));
}

/** The same of values in ascending order. */
export function medianOfSorted(sorted: readonly number[]): number | undefined {
  const middle = sorted.length >>> 1;
  const upper = sorted[middle];
  if (upper === undefined) return undefined;
  if (sorted.length % 2 === 1) return upper;
  const lower = sorted[middle - 1];
  return lower === undefined ? undefined : lower + (upper - lower) / 2;
}
