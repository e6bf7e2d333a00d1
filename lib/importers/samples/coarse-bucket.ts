/** Each power of two has two to this buckets, so that the middle of one is within 0.8 % of its values. */
export const COARSE_EXPONENT = 6;

/**
 * What a bucket of a course over time stands for: its middle.
 *
 * @example coarseBucketValue(63) === 63, coarseBucketValue(128) === 128.5
 */
export function coarseBucketValue(index: number): number {
  const size = 2 ** COARSE_EXPONENT;
  const group = Math.max(0, Math.floor(index / size) - 1);
  const width = 2 ** group;
  return (index - group * size) * width + (width - 1) / 2;
}
