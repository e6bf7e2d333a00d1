/**
 * Evenly spaced ticks from 0 to the first one at or above a value, at steps of 1, 2 or 5 times a power of ten.
 *
 * @param most above 0, in the unit of the axis
 * @returns four to eleven ticks, ascending
 * @example linearTicks(9.6) // [0, 2, 4, 6, 8, 10]
 */
export function linearTicks(most: number): number[] {
  const power = 10 ** Math.floor(Math.log10(most / 4));
  const step = power * ([1, 2, 5].findLast((factor) => factor * power <= most / 4) ?? 1);
  const count = Math.ceil(most / step);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}
