/**
 * The canonical units: all that is stored. Conversion happens in importers and in `lib/format`.
 * `unknown` exists only for metrics that a file names itself: stored as written, shown, never ranked.
 */
export const CANONICAL_UNITS = ['ns', 'bytes', '1/s', 'bytes/s', 'count', 'ratio', 'USD', 'unknown'] as const;
export type CanonicalUnit = (typeof CANONICAL_UNITS)[number];

export const DIRECTIONS = ['lower', 'higher', 'neutral'] as const;
/** Which way is better. */
export type Direction = (typeof DIRECTIONS)[number];
