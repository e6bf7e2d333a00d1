import type { ComparisonTable } from './comparison-table';
import { cutTable, type Orientation } from './table-cut';

/**
 * The rows that a table opens with, and the one that its columns are sorted by: what a page sends; the rest is fetched
 * when it is asked for.
 */
export function firstRows(
  table: ComparisonTable,
  columns: number,
  options: {
    readonly orientation: Orientation;
    readonly room: number;
    readonly sortedBy?: string | undefined;
  },
): ComparisonTable {
  const order = Array.from({ length: columns }, (_, index) => index);
  const first = cutTable(table.rows, order, options.orientation, options.room).rows;
  if (first.length === table.rows.length) return table;
  const sorted = table.rows.find((row) => row.key === options.sortedBy);
  return { ...table, rows: sorted === undefined || first.includes(sorted) ? first : [...first, sorted] };
}
