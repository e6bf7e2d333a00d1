/**
 * Calls a function with at most `size` entries at a time, in order, and joins the results: databases limit the number
 * of parameters of a statement.
 */
export async function inChunks<T, R>(
  list: readonly T[],
  size: number,
  read: (chunk: T[]) => PromiseLike<R[]>,
): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < list.length; from += size) {
    for (const result of await read(list.slice(from, from + size))) results.push(result);
  }
  return results;
}
