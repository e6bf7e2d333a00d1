/** Rows of one statement; SQLite refuses more than 32,766 parameters in it. */
const ROWS_PER_INSERT = 250;

/**
 * A list cut into pieces that one insert can carry.
 *
 * @example chunked([]) // []
 */
export function chunked<T>(rows: readonly T[]): T[][] {
  const chunks: T[][] = [];
  for (let from = 0; from < rows.length; from += ROWS_PER_INSERT) {
    chunks.push(rows.slice(from, from + ROWS_PER_INSERT));
  }
  return chunks;
}
