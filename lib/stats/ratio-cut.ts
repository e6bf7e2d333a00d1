import { mannWhitneyPOf } from './mann-whitney';
import { SIGNIFICANCE } from './significance';

/**
 * How many of the m·n ratios between two samples lie beyond each end of their 95 % interval, where the p-value depends
 * on nothing but the order of the ratios; 0 where the test never rejects. Kept for each pair of sizes without ties.
 *
 * @param ties sizes of the groups of equal values within the samples
 */
export function ratioCut(m: number, n: number, ties?: readonly number[]): number {
  const known = ties === undefined ? keptCuts.get(`${m}/${n}`) : undefined;
  if (known !== undefined) return known;
  let [cut, uncut] = [0, Math.ceil((m * n) / 2)];
  while (cut < uncut) {
    const middle = (cut + uncut) >>> 1;
    if (mannWhitneyPOf(m * n - 2 * middle, m, n, ties) < SIGNIFICANCE) cut = middle + 1;
    else uncut = middle;
  }
  if (ties === undefined) {
    if (keptCuts.size >= MOST_KEPT) keptCuts.clear();
    keptCuts.set(`${m}/${n}`, cut);
  }
  return cut;
}

const MOST_KEPT = 1000;
const keptCuts = new Map<string, number>();
