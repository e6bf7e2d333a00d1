/** Percentages are taken to a millionth. */
const SCALE = 1_000_000;

/**
 * The rank of a percentile by nearest rank: the smallest r with r ÷ n at least the percentage, from 1 up. Exact for
 * whole n up to 2^53: 99.9 % of 1,000 is rank 999, where floating point gives 1,000.
 *
 * @param n from 1 up
 * @param percent 0 to 100
 */
export function percentileRank(n: number, percent: number): number {
  const share = BigInt(Math.round(percent * SCALE));
  const whole = BigInt(100 * SCALE);
  return Math.max(1, Number((share * BigInt(n) + whole - 1n) / whole));
}
