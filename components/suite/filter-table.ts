import { filterColumns, filterRows, lacksUnit, parseRowFilter, textTerms } from '@/lib/comparison/row-filter';
import type { TableRow } from '@/lib/tables/comparison-table';
import type { Orientation } from '@/lib/tables/table-cut';

/** What of a table a filter leaves. */
export interface FilteredTable {
  readonly rows: readonly TableRow[];
  /** Columns, as indexes in their order. */
  readonly order: readonly number[];
  /** Why the filter cannot be read, as a sentence. */
  readonly problem?: string;
}

/**
 * Holds a filter against the rows that the reader sees: conditions choose metrics where these are rows, and subjects
 * where those are. What cannot be read leaves everything, and says why.
 */
export function filterTable(
  text: string,
  rows: readonly TableRow[],
  order: readonly number[],
  orientation: Orientation,
): FilteredTable {
  if (text.trim() === '') return { rows, order };
  const read = parseRowFilter(text);
  if (!read.ok) {
    const [problem] = read.problems;
    return { rows, order, problem: `Expected ${problem?.expected}, found ${problem?.found}.` };
  }
  const filter = read.value;
  if (lacksUnit(filter, rows)) {
    return { rows, order, problem: 'This metric needs a value with its unit, such as 20ms or 5MB.' };
  }
  return orientation === 'metrics'
    ? { rows: filterRows(filter, rows), order }
    : { rows: filterRows(textTerms(filter), rows), order: filterColumns(filter, rows, order) };
}
