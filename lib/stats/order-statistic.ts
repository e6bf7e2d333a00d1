/**
 * The k-th smallest of some values, without sorting them all. Their order changes on the way.
 *
 * @param k from 1 to the number of values
 * @returns undefined where there is no k-th
 * Source: Hoare, Algorithm 65: Find, Communications of the ACM 4 (1961).
 * @example orderStatistic([3, 1, 2], 2) === 2
 */
export function orderStatistic(values: number[], k: number): number | undefined {
  const wanted = k - 1;
  let left = 0;
  let right = values.length - 1;
  while (left < right) {
    const pivot = valueAt(values, (left + right) >>> 1);
    let i = left;
    let j = right;
    while (i <= j) {
      while (valueAt(values, i) < pivot) i += 1;
      while (valueAt(values, j) > pivot) j -= 1;
      if (i > j) break;
      const swapped = valueAt(values, i);
      values[i] = valueAt(values, j);
      values[j] = swapped;
      i += 1;
      j -= 1;
    }
    if (wanted <= j) right = j;
    else if (wanted >= i) left = i;
    else break;
  }
  return values[wanted];
}

function valueAt(values: readonly number[], index: number): number {
  const value = values[index];
  if (value === undefined) throw new RangeError(`There is no element ${index}.`);
  return value;
}
