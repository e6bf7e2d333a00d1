import type { ColumnHead } from '@/lib/tables/suite-view';

/**
 * A subject in few words: versions of one program are told apart by their version, everything else by its name.
 *
 * @example shortName(head, columns) // "Phoenix", or "Phoenix 1.7" beside "Phoenix 1.8"
 */
export function shortName(head: ColumnHead, columns: readonly ColumnHead[]): string {
  const isShared = columns.some((other) => other.slug !== head.slug && other.name === head.name);
  return isShared && head.version !== undefined ? `${head.name} ${head.version}` : head.name;
}
