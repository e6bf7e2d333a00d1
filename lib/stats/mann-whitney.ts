import { ascending } from './ascending';
import { balanceTails, EXACT_LIMIT } from './balance-distribution';
import { normalUpperTail } from './normal';
import { pairBalance, tiePattern } from './pair-balance';

/** A comparison of two samples. */
export interface RankTest {
  /** Two-sided, 0 … 1. */
  readonly p: number;
  /** Cliff's delta: P(x > y) − P(x < y) over all pairs, −1 … 1. */
  readonly effect: number;
}

/**
 * Two-sided Mann–Whitney test that two samples come from one distribution: the probability, if they do, of a U at
 * least as far from its mean mn/2 as the observed one. Exact with ties (mid-ranks) by counting all splits of the
 * joint sample up to 20 values; above that by the normal approximation with correction for ties and continuity.
 *
 * The unit of the samples is the run. Three runs against three can never reach 5 % (smallest p 0.10).
 *
 * @returns p in 0 … 1, or undefined where a sample is empty
 * Source: Mann and Whitney, Annals of Mathematical Statistics 18 (1947); Lehmann, Nonparametrics (1975), section 1.4.
 * @example mannWhitneyP([1, 2, 3, 4], [5, 6, 7, 8]) === 2 / 70
 */
export function mannWhitneyP(x: readonly number[], y: readonly number[]): number | undefined {
  return mannWhitney(ascending(x), ascending(y))?.p;
}

/**
 * The same test of samples in ascending order, with the effect beside it.
 *
 * Source of the effect: Cliff, Dominance statistics, Psychological Bulletin 114 (1993).
 */
export function mannWhitney(x: readonly number[], y: readonly number[]): RankTest | undefined {
  const [m, n] = [x.length, y.length];
  if (m === 0 || n === 0) return undefined;
  const { balance, isTied } = pairBalance(x, y);
  return {
    p: mannWhitneyPOf(Math.abs(balance), m, n, isTied ? tiePattern(ascending([...x, ...y])) : undefined),
    effect: balance / (m * n),
  };
}

/**
 * The p-value of a distance |2U − mn| between samples of m and n values.
 *
 * @param ties how often each distinct value of the joint sample occurs, by ascending value; left out where all differ
 */
export function mannWhitneyPOf(distance: number, m: number, n: number, ties?: readonly number[]): number {
  if (m + n > EXACT_LIMIT) return normalP(distance, m, n, ties);
  const p = balanceTails(m, n, ties)[distance];
  if (p === undefined) throw new RangeError(`There is no distance ${distance} between ${m} and ${n} values.`);
  return p;
}

/** The smallest two-sided p that m runs against n can give, which is what complete separation without ties gives. */
export function smallestMannWhitneyP(m: number, n: number): number {
  let splits = 1;
  for (let i = 1; i <= m; i += 1) splits = (splits * (n + i)) / i;
  return Math.min(1, 2 / splits);
}

function normalP(distance: number, m: number, n: number, ties: readonly number[] = []): number {
  const total = m + n;
  let tieTerm = 0;
  for (const t of ties) tieTerm += t ** 3 - t;
  const variance = ((m * n) / 12) * (total + 1 - tieTerm / (total * (total - 1)));
  if (variance <= 0) return 1;
  const z = Math.max(0, distance / 2 - 0.5) / Math.sqrt(variance);
  return Math.min(1, 2 * normalUpperTail(z));
}
