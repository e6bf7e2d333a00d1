import { normalUpperTail } from './normal';

/** Up to so many values together the test enumerates every split; above, it uses the normal approximation. */
export const EXACT_LIMIT = 20;

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
  if (x.length === 0 || y.length === 0) return undefined;
  const doubledRanks = midRanksDoubled([...x, ...y]);
  return x.length + y.length <= EXACT_LIMIT
    ? exactP(doubledRanks, x.length)
    : normalP(doubledRanks, x.length, y.length);
}

/** The smallest two-sided p that m runs against n can give, which is what complete separation without ties gives. */
export function smallestMannWhitneyP(m: number, n: number): number {
  let splits = 1;
  for (let i = 1; i <= m; i += 1) splits = (splits * (n + i)) / i;
  return Math.min(1, 2 / splits);
}

/** Twice the mid-rank of each value, so that halves stay whole numbers. */
function midRanksDoubled(values: readonly number[]): number[] {
  const order = values.map((value, index) => ({ value, index })).toSorted((a, b) => a.value - b.value);
  const ranks = Array.from<number>({ length: values.length });
  for (let start = 0; start < order.length;) {
    let end = start;
    while (end + 1 < order.length && order[end + 1]?.value === order[start]?.value) end += 1;
    for (const { index } of order.slice(start, end + 1)) ranks[index] = start + end + 2;
    start = end + 1;
  }
  return ranks;
}

/** Counts, for each sum of doubled ranks, the splits that give it (dynamic programming over the values). */
function exactP(doubledRanks: readonly number[], m: number): number {
  const counts: Map<number, number>[] = Array.from({ length: m + 1 }, () => new Map<number, number>());
  counts[0]?.set(0, 1);
  for (const rank of doubledRanks) {
    for (let size = m - 1; size >= 0; size -= 1) {
      for (const [sum, splits] of counts[size] ?? []) {
        const next = counts[size + 1];
        next?.set(sum + rank, (next.get(sum + rank) ?? 0) + splits);
      }
    }
  }
  const observed = sumOf(doubledRanks.slice(0, m));
  const mean = m * (doubledRanks.length + 1);
  let extreme = 0;
  let all = 0;
  for (const [sum, splits] of counts[m] ?? []) {
    all += splits;
    if (Math.abs(sum - mean) >= Math.abs(observed - mean)) extreme += splits;
  }
  return extreme / all;
}

function normalP(doubledRanks: readonly number[], m: number, n: number): number {
  const total = m + n;
  const distance = Math.abs(sumOf(doubledRanks.slice(0, m)) - m * (total + 1)) / 2;
  const tied = new Map<number, number>();
  for (const rank of doubledRanks) tied.set(rank, (tied.get(rank) ?? 0) + 1);
  const tieTerm = sumOf([...tied.values()].map((t) => t ** 3 - t));
  const variance = ((m * n) / 12) * (total + 1 - tieTerm / (total * (total - 1)));
  if (variance <= 0) return 1;
  const z = Math.max(0, distance - 0.5) / Math.sqrt(variance);
  return Math.min(1, 2 * normalUpperTail(z));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
