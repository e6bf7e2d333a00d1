import type { TextFormat, TextTable } from '@/lib/comparison/table-text';
import type { TableRow } from './comparison-table';

/**
 * The rows of a comparison for other programs. CSV gets all digits in the canonical unit; what people read gets the
 * printed figures with spread, and what is claimed marked as such.
 *
 * @param names of the columns that are shown, with their indexes
 */
export function exportTable(
  caption: string,
  names: readonly { readonly index: number; readonly name: string }[],
  rows: readonly TableRow[],
  format: TextFormat,
): TextTable {
  const hasGroups = new Set(rows.map(({ group }) => group)).size > 1;
  const isData = format === 'csv';
  return {
    caption,
    heads: [...(hasGroups ? ['Group'] : []), 'Metric', 'Unit', ...names.map(({ name }) => name)],
    rows: rows.map((row) => [
      ...(hasGroups ? [row.group] : []),
      [row.label, ...row.notes].join(', '),
      isData ? row.canonicalUnit : row.unit,
      ...names.map(({ index }) => (isData ? digitsOf(row, index) : figuresOf(row, index))),
    ]),
    figuresFrom: hasGroups ? 3 : 2,
  };
}

function digitsOf(row: TableRow, index: number): string {
  const value = row.values[index];
  return value === undefined ? '' : String(value);
}

function figuresOf(row: TableRow, index: number): string {
  const [value, spread, ratio, , claimed] = row.cells[index] ?? [];
  if (value === undefined || value === '')
    return claimed === undefined || claimed === '' ? '—' : `${claimed} (claimed)`;
  return [value, spread, ratio === '' ? '' : `(${ratio})`].filter((part) => part !== '').join(' ');
}
