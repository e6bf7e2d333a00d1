import type { Measurement } from '@/lib/model/suite-file';
import type { CanonicalUnit } from '@/lib/model/unit';
import type { Problem } from '@/lib/problem';
import { placeOfMeasurement } from './place-of-measurement';

/** What is had in whole numbers: beyond 2^53 − 1 they are no longer exact. */
const WHOLE: ReadonlySet<CanonicalUnit> = new Set<CanonicalUnit>(['count', 'bytes']);

/** A thousand years in nanoseconds, a zettabyte a second: nothing that runs reaches it. */
const LARGEST = 1e21;

/** A billionth of a nanosecond, of a share, of a request a second: no clock and no count can tell it from 0. */
const SMALLEST = 1e-12;

/**
 * Values that no tool measures and no double holds exactly: counts and bytes above 2^53 − 1, anything else in a known
 * unit above 1e21, or below 1e-12 without being 0. A spread may be as small as rounding makes it.
 */
export function checkMagnitudes(
  measurements: readonly Measurement[],
  unitOf: (metric: string) => CanonicalUnit,
  place: { readonly file: string; readonly path: readonly PropertyKey[] },
): Problem[] {
  return measurements.flatMap((measurement, index) => {
    const unit = unitOf(measurement.metric);
    // What is not finite is refused for that alone.
    if (unit === 'unknown' || !Number.isFinite(measurement.value)) return [];
    const size = Math.abs(measurement.value);
    const most = WHOLE.has(unit) ? Number.MAX_SAFE_INTEGER : LARGEST;
    const isSpread = measurement.statistic === 'stddev' || measurement.statistic === 'mad';
    const expected =
      size > most
        ? `at most ${most === LARGEST ? '1e21' : most.toLocaleString('en')} ${NAMES[unit]}`
        : size > 0 && size < SMALLEST && !isSpread
          ? `0 or at least ${SMALLEST} ${NAMES[unit]}`
          : undefined;
    if (expected === undefined) return [];
    return [
      {
        code: 'out-of-range' as const,
        where: placeOfMeasurement(measurement, index, place),
        expected: `${expected} for ${measurement.case}: ${measurement.metric}.${measurement.statistic}`,
        found: measurement.from?.text ?? String(measurement.value),
      },
    ];
  });
}

const NAMES: Readonly<Record<Exclude<CanonicalUnit, 'unknown'>, string>> = {
  ns: 'ns',
  bytes: 'bytes',
  '1/s': 'a second',
  'bytes/s': 'bytes a second',
  count: 'in number',
  ratio: 'as a ratio',
  USD: 'US dollars',
};
