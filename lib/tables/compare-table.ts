import type { Difference } from '@/lib/comparison/compare-query';
import type { Comparison, ComparisonRow } from '@/lib/comparison/comparison';
import { labelOfRow } from '@/lib/comparison/labels';
import { formatDifference } from './compare-difference';
import { buildComparisonTable, scaleOfRow, type ComparisonTable, type TableRow } from './comparison-table';

/** So many figures a page can hold as data beside its HTML. */
const MOST_FIGURES = 6000;

/**
 * The table of a comparison across suites: of several cases each metric is a group with its cases as rows, and
 * differences stand as the reader wants them.
 *
 * @param isWhole whether all rows are wanted, however many
 * @returns also how many rows were left out for being too many
 */
export function buildCompareTable(
  comparison: Comparison,
  base: string | undefined,
  as: Difference,
  nameOf: (column: string) => string,
  isWhole: boolean,
): { readonly table: ComparisonTable; readonly rowsLeft: number } {
  const hasCases = new Set(comparison.rows.map((row) => row.case)).size > 1;
  const arranged = hasCases ? byMetric(comparison.rows) : comparison.rows;
  const most = Math.max(1, Math.floor(MOST_FIGURES / Math.max(1, comparison.columns.length)));
  const rows = isWhole ? arranged : arranged.slice(0, most);
  const table = buildComparisonTable({ ...comparison, rows }, base, nameOf);
  return {
    table: {
      ...table,
      rows: table.rows.map((text, index) => {
        const row = rows[index];
        if (row === undefined) return text;
        const told = as === 'ratio' ? text : withDifferences(text, row, as);
        return hasCases
          ? { ...told, group: labelOfRow(row), label: row.case === 'all' ? 'All cases together' : row.case }
          : told;
      }),
    },
    rowsLeft: arranged.length - rows.length,
  };
}

/** Rows of one quantity behind each other, in the order in which the quantities come first. */
function byMetric(rows: readonly ComparisonRow[]): ComparisonRow[] {
  const groups = new Map<string, ComparisonRow[]>();
  for (const row of rows) {
    const key = `${row.metric.id}.${row.statistic}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()].flat();
}

/** The ratio's place, which says “best”, “base” or “~” too. */
const RATIO = 2;

function withDifferences(text: TableRow, row: ComparisonRow, as: Difference): TableRow {
  const reference = row.cells.find((cell) => cell?.verdict === 'base');
  if (reference === undefined) return text;
  const scale = scaleOfRow(row);
  return {
    ...text,
    cells: text.cells.map((cell, index) => {
      const own = row.cells[index];
      if (own === undefined || !cell[RATIO].startsWith('×')) return cell;
      const [value, spread, , ...rest] = cell;
      return [value, spread, formatDifference(own.value, reference.value, as, scale), ...rest];
    }),
  };
}
