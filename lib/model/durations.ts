export const DURATION_UNITS = ['ns', 'us', 'ms', 's'] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];

/** Nanoseconds in one unit of a duration. */
export const NANOSECONDS_PER: Readonly<Record<DurationUnit, number>> = { ns: 1, us: 1e3, ms: 1e6, s: 1e9 };

/**
 * Nanoseconds from a value in another unit, without the dust of binary floating point: 0.88 ms is 880,000 ns, not
 * 880,000.0000000001. Decimal digits beyond a thousandth of a nanosecond are dropped.
 *
 * @example toNanoseconds(0.88, 'ms') === 880000
 */
export function toNanoseconds(value: number, unit: DurationUnit): number {
  return cleanDecimal(value * NANOSECONDS_PER[unit]);
}

/**
 * A product or quotient of decimal numbers, rounded to 15 significant digits, which is what a double holds exactly.
 *
 * @example cleanDecimal(0.1 * 3) === 0.3
 */
export function cleanDecimal(value: number): number {
  return Number(value.toPrecision(15));
}
