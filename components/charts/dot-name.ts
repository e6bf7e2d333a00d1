import type { ColumnHead } from '@/lib/tables/suite-view';

/** Name and version of a column. */
export function columnName(columns: readonly ColumnHead[], column: string): string {
  const head = columns.find(({ slug }) => slug === column);
  return [head?.name ?? column, head?.version].filter((part) => part !== undefined).join(' ');
}
