/** Percentages that get a tick where the axis reaches them. */
const TICKS = [50, 75, 90, 95, 99, 99.9, 99.99, 99.999] as const;

/**
 * Where a percentile stands on an axis that is stretched towards the tail: −log10(1 − q), so that every further nine
 * takes the same width.
 *
 * @param percent 0 to below 100
 * @returns 0 for 0, 0.301 for 50, 2 for 99, 4 for 99.99
 */
export function tailPosition(percent: number): number {
  return -Math.log10(1 - percent / 100);
}

/** Ticks from 50 to the largest percentage shown, without 95 where it would crowd 90 and 99. */
export function percentileTicks(largestPercent: number): number[] {
  return TICKS.filter(
    (percent) => percent <= Math.max(largestPercent, 90) && (percent !== 95 || largestPercent < 99),
  );
}

/**
 * Percentages to draw a smooth line through, from 50 on, with names that can be read: 50, 51 … 90, 90.2, 90.4 … 99,
 * 99.02 … 99.9, 99.902 … 99.99 and so on, up to 99.999.
 */
export function percentileGrid(): number[] {
  const grid = Array.from({ length: 40 }, (_, index) => 50 + index);
  for (let nines = 1; nines < 5; nines += 1) {
    const start = 100 - 10 ** (2 - nines);
    const step = 2 / 10 ** nines;
    for (let index = 0; index < 45; index += 1) grid.push(Number((start + index * step).toFixed(4)));
  }
  return [...grid, 99.999];
}
