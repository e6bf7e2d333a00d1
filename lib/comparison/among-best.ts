import type { ComparisonCell, ComparisonRow } from './comparison';

/**
 * Whether a cell is the best of its row or cannot be told apart from it: it is in the first tie group, or, where too
 * few runs were tested for groups, it is what ratios refer to, or shows the same value. What does not compare is never
 * among the best, whatever it shows.
 */
export function isAmongBest(cell: ComparisonCell, row: ComparisonRow): boolean {
  if (cell.tieGroup !== undefined) return cell.tieGroup === 1;
  if (cell.verdict === 'base') return true;
  return (
    cell.verdict === 'undecided' &&
    row.cells.some((other) => other?.verdict === 'base' && other.value === cell.value)
  );
}
