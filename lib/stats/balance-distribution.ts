import { cellOf } from '@/lib/hdr/cell-of';

/** Up to so many values together the distribution counts every split; above, a normal curve takes its place. */
export const EXACT_LIMIT = 20;

/**
 * The exact distribution of the Mann–Whitney statistic if two samples come from one source: at index b the
 * probability that |2U − mn| is at least b, found by counting all splits of the joint sample into m values and the
 * rest. Each is computed once and kept: without ties there is one for each pair of sizes, and the comparisons of a
 * suite share few patterns of ties.
 *
 * @param m values of the first sample
 * @param n values of the second; m + n at most `EXACT_LIMIT`
 * @param ties how often each distinct value of the joint sample occurs, by ascending value; left out where all differ
 * Source: Lehmann, Nonparametrics (1975), section 1.4, with mid-ranks.
 */
export function balanceTails(m: number, n: number, ties?: readonly number[]): Float64Array {
  // Which of the two is the first makes no difference to the distance, and the smaller one is quicker to count.
  const [fewer, more] = m < n ? [m, n] : [n, m];
  const key = ties === undefined ? fewer * (EXACT_LIMIT + 1) + more : `${fewer}:${ties.join()}`;
  const known = keptTails.get(key);
  if (known !== undefined) return known;
  const tails = tailsOf(fewer, more, ties ?? Array.from<number>({ length: m + n }).fill(1));
  if (keptTails.size >= MOST_KEPT) keptTails.clear();
  keptTails.set(key, tails);
  return tails;
}

/** At most a kilobyte each. */
const MOST_KEPT = 2000;
const keptTails = new Map<string | number, Float64Array>();

function tailsOf(m: number, n: number, ties: readonly number[]): Float64Array {
  const { counts, from, width } = splitsBySum(doubledRanksOf(ties), m);
  const mean = m * (m + n + 1);
  const tails = new Float64Array(m * n + 1);
  let all = 0;
  for (let sum = 0; sum < width; sum += 1) {
    const count = cellOf(counts, from + sum);
    if (count === 0) continue;
    const distance = Math.abs(sum - mean);
    tails[distance] = cellOf(tails, distance) + count;
    all += count;
  }
  // Whole numbers far below 2^53 are added exactly; only the division at the end rounds.
  let extreme = 0;
  for (let distance = m * n; distance >= 0; distance -= 1) {
    extreme += cellOf(tails, distance);
    tails[distance] = extreme / all;
  }
  return tails;
}

/** Twice the mid-rank of each value, so that halves stay whole numbers: twice the smaller ones, the equal ones, and 1. */
function doubledRanksOf(ties: readonly number[]): number[] {
  const ranks: number[] = [];
  for (const size of ties) {
    const doubled = 2 * ranks.length + size + 1;
    for (let count = 0; count < size; count += 1) ranks.push(doubled);
  }
  return ranks;
}

/** Kept between calls, since making one takes as long as filling it. */
let kept = new Float64Array(0);

/**
 * How many splits of the ascending ranks into m and the rest give each sum of the m: those of sum s at `from` + s, for
 * s below `width`. By dynamic programming over the ranks, with one row for each number of chosen ones. Sums that so
 * many of the ranks so far cannot have, and numbers from which m is out of reach, are passed over.
 */
function splitsBySum(
  ranks: readonly number[],
  m: number,
): { readonly counts: Float64Array; readonly from: number; readonly width: number } {
  // At index k the sum of the first k ranks.
  const sums = Float64Array.of(0, ...ranks);
  for (let count = 1; count < sums.length; count += 1) {
    sums[count] = cellOf(sums, count) + cellOf(sums, count - 1);
  }
  const sumOf = (count: number) => cellOf(sums, count);
  const width = sumOf(ranks.length) - sumOf(ranks.length - m) + 1;
  if (kept.length < (m + 1) * width) kept = new Float64Array((m + 1) * width);
  const counts = kept.fill(0, 0, (m + 1) * width);
  counts[0] = 1;
  let seen = 0;
  for (const rank of ranks) {
    seen += 1;
    const least = Math.max(1, m - (ranks.length - seen));
    for (let size = Math.min(m, seen); size >= least; size -= 1) {
      const to = size * width;
      const before = to - width - rank;
      const last = sumOf(seen) - sumOf(seen - size);
      for (let sum = Math.max(rank, sumOf(size)); sum <= last; sum += 1) {
        counts[to + sum] = cellOf(counts, to + sum) + cellOf(counts, before + sum);
      }
    }
  }
  return { counts, from: m * width, width };
}
