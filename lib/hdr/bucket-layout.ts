import type { HdrHistogram } from './histogram';

/** What decides where the buckets of a histogram lie. */
export type Precision = Pick<HdrHistogram, 'lowestDiscernible' | 'highestTrackable' | 'significantDigits'>;

/** Where the buckets of a histogram lie, in recorded integers. */
export interface BucketLayout {
  /** Indices run from 0 to below this. */
  readonly length: number;
  /** The smallest integer of a bucket. */
  lowestAt(index: number): number;
  /** How many integers share a bucket: a power of two. */
  widthAt(index: number): number;
  /** The bucket of an integer from 0 up. */
  indexOf(integer: number): number;
}

/**
 * The buckets of a histogram. The first `2 × half` are `unit` wide; after them each further `half` buckets are twice
 * as wide as those before, so that a bucket is never wider than its lowest integer divided by ten to the power of
 * the digits, or `unit` where that is more.
 *
 * @example layoutOf({ lowestDiscernible: 1, highestTrackable: 3.6e9, significantDigits: 3 }).widthAt(2048) === 2
 */
export function layoutOf(precision: Precision): BucketLayout {
  const unitMagnitude = Math.floor(Math.log2(precision.lowestDiscernible));
  // Rounding of the logarithm can lift a number just below a power of two onto it.
  const unit = 2 ** (2 ** unitMagnitude > precision.lowestDiscernible ? unitMagnitude - 1 : unitMagnitude);
  // The smallest power of two that is at least 2 × 10^digits.
  const half = 2 ** (Math.ceil(Math.log2(2 * 10 ** precision.significantDigits)) - 1);
  const halfMagnitude = Math.log2(half);

  const groupOf = (index: number) => Math.max(0, Math.floor(index / half) - 1);
  return {
    length: (bucketsFor(2 * half * unit, precision.highestTrackable) + 1) * half,
    widthAt: (index) => unit * 2 ** groupOf(index),
    lowestAt: (index) => (index - groupOf(index) * half) * unit * 2 ** groupOf(index),
    indexOf(integer) {
      const units = Math.floor(integer / unit);
      const group = Math.max(0, magnitudeOf(units) - halfMagnitude);
      return Math.floor(units / 2 ** group) + group * half;
    },
  };
}

function bucketsFor(firstUntracked: number, highestTrackable: number): number {
  let buckets = 1;
  // The format counts in 64-bit integers with sign.
  for (let end = firstUntracked; end <= highestTrackable; end *= 2) {
    buckets += 1;
    if (end > 2 ** 62) break;
  }
  return buckets;
}

/** Position of the highest bit of a whole number; exact up to 2^53. */
function magnitudeOf(integer: number): number {
  if (integer < 1) return 0;
  const high = Math.floor(integer / 2 ** 31);
  return high > 0 ? 62 - Math.clz32(high) : 31 - Math.clz32(integer);
}
