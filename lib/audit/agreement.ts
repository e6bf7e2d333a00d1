import { overlaps, type Interval } from './interval';
import type { WrittenValue } from './written-value';

export type Agreement = 'consistent' | 'rounding' | 'off';

/** Binary floating point has no half: 12.5 comes out as 12.499999999999996. */
const DUST = 1e-9;

const BOUND_TOLERANCE = 0.05;

/**
 * Whether a stated number is what was computed: `consistent` when the computed one rounds to it, halves upwards;
 * `rounding` when they differ by at most one unit of the last digit stated, or by what the rounding of the inputs
 * explains; `off` otherwise. A bound (“more than 3”) is kept by everything on its side.
 */
export function agree(
  stated: { readonly value: number; readonly lastDigit: number; readonly bound?: WrittenValue['bound'] },
  computed: Interval,
): Agreement {
  const { value, lastDigit, bound } = stated;
  const dust = DUST * Math.max(Math.abs(value), Math.abs(computed.value), lastDigit);
  const distance = computed.value - value;
  if (bound !== undefined) {
    const missing = bound === 'at-least' ? -distance : distance;
    if (missing <= dust) return 'consistent';
    // “1M+” is not kept by 890k, though 890k may be written 1M.
    return missing <= Math.min(lastDigit, BOUND_TOLERANCE * Math.abs(value)) ? 'rounding' : 'off';
  }
  const half = lastDigit / 2;
  if (Math.abs(distance) <= dust || (distance >= -half - dust && distance < half - dust)) return 'consistent';
  const written = { value, low: value - half, high: value + half };
  return Math.abs(distance) <= lastDigit + dust || overlaps(written, computed) ? 'rounding' : 'off';
}

/** The better of two, for statements with two readings. */
export function closest(agreements: readonly Agreement[]): Agreement {
  return (['consistent', 'rounding'] as const).find((one) => agreements.includes(one)) ?? 'off';
}
