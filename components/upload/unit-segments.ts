import { DURATION_UNITS, type DurationUnit } from '@/lib/model/durations';

/** The units that a duration can have, as they are written. */
export const UNIT_SEGMENTS = DURATION_UNITS.map((value) => ({ value, label: value === 'us' ? 'µs' : value }));

export function isDurationUnit(text: string): text is DurationUnit {
  return DURATION_UNITS.some((unit) => unit === text);
}
