/**
 * Cliff's delta: P(x > y) − P(x < y) over all pairs, from −1 (every x below every y) to 1.
 * Undefined where a sample is empty.
 *
 * Source: Cliff, Dominance statistics, Psychological Bulletin 114 (1993).
 * @example cliffsDelta([5, 6], [1, 2]) === 1
 */
export function cliffsDelta(x: readonly number[], y: readonly number[]): number | undefined {
  if (x.length === 0 || y.length === 0) return undefined;
  let balance = 0;
  for (const a of x) for (const b of y) balance += Math.sign(a - b);
  return balance / (x.length * y.length);
}
