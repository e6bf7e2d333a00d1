import type { Precision } from './bucket-layout';

/**
 * The precision that both of two histograms can be brought to: in each respect the coarser one. Widths of buckets are
 * powers of two, so every bucket of either lies within one bucket of the result, and nothing is lost on the way but
 * the difference of precision.
 */
export function coarserPrecision(a: Precision, b: Precision): Precision {
  return {
    lowestDiscernible: Math.max(a.lowestDiscernible, b.lowestDiscernible),
    highestTrackable: Math.max(a.highestTrackable, b.highestTrackable),
    significantDigits: Math.min(a.significantDigits, b.significantDigits),
  };
}

/** Whether the buckets of both have the same edges. */
export function haveSameBuckets(a: Precision, b: Precision): boolean {
  return a.significantDigits === b.significantDigits && a.lowestDiscernible === b.lowestDiscernible;
}
