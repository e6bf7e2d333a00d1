/**
 * A decoded HdrHistogram: how often values fell into buckets whose width grows with the value. Only buckets that
 * hold something are kept. Integers are recorded; a value is such an integer times `unitToValueRatio`.
 *
 * Source: https://github.com/HdrHistogram/HdrHistogram, AbstractHistogram.
 */
export interface HdrHistogram {
  /** Smallest recorded integer that is told apart from 0; from 1 up. */
  readonly lowestDiscernible: number;
  /** Largest recorded integer that has a bucket. Above 2^53 this is rounded to a double. */
  readonly highestTrackable: number;
  /** Decimal digits to which recorded integers are kept, 0 to 5. */
  readonly significantDigits: number;
  /** Value in the unit of the histogram for a recorded integer of 1. */
  readonly unitToValueRatio: number;
  /** Positions of the buckets that hold something, ascending. */
  readonly indices: Int32Array;
  /** How many values each of them holds, a whole number from 1 up. */
  readonly counts: Float64Array;
  /** Sum of `counts`, at most 2^53. */
  readonly total: number;
}
