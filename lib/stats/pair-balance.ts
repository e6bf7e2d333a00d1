/** How two samples lie to each other. */
export interface PairBalance {
  /** Pairs in which the value of the first sample is greater, less those in which it is smaller: 2U − mn. */
  readonly balance: number;
  /** Whether any two values of both samples together are equal. */
  readonly isTied: boolean;
}

/**
 * Counts the pairs of two samples in one pass over both.
 *
 * @param x in ascending order
 * @param y in ascending order
 * @example pairBalance([2, 3], [1, 2]) → { balance: 3, isTied: true }
 */
export function pairBalance(x: readonly number[], y: readonly number[]): PairBalance {
  let balance = 0;
  let isTied = hasEqualValues(x) || hasEqualValues(y);
  let below = 0;
  for (const value of x) {
    for (let other = y[below]; other !== undefined && other < value; other = y[below]) below += 1;
    let equal = 0;
    while (y[below + equal] === value) equal += 1;
    if (equal > 0) isTied = true;
    balance += 2 * below + equal - y.length;
  }
  return { balance, isTied };
}

/** @param sorted in ascending order */
export function hasEqualValues(sorted: readonly number[]): boolean {
  for (let index = 1; index < sorted.length; index += 1) if (sorted[index] === sorted[index - 1]) return true;
  return false;
}

/**
 * How often each distinct value occurs, by ascending value. For two samples together it is what the exact distribution
 * of their balance depends on.
 *
 * @param sorted in ascending order
 * @example tiePattern([1, 2, 2, 3]) → [1, 2, 1]
 */
export function tiePattern(sorted: readonly number[]): number[] {
  const sizes: number[] = [];
  let start = 0;
  for (let index = 1; index <= sorted.length; index += 1) {
    if (index < sorted.length && sorted[index] === sorted[start]) continue;
    sizes.push(index - start);
    start = index;
  }
  return sizes;
}
