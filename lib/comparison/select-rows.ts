import type { Statistic } from '@/lib/model/statistic';
import type { Comparison, ComparisonRow } from './comparison';
import { countValues } from './headlines';

/**
 * A comparison without what is only claimed, and of one column only: there is nothing to compare. Where nothing else
 * is left, all of it.
 */
export function withoutLoneClaims(comparison: Comparison): Comparison {
  const least = Math.min(2, comparison.columns.length);
  const rows = comparison.rows.filter(
    (row) => countValues(row) >= least || row.cells.some((cell) => cell !== undefined),
  );
  return rows.length > 0 ? { ...comparison, rows } : comparison;
}

/** Which rows a reader wants. */
export interface RowSelector {
  /** Without it, of every case. */
  readonly case?: string;
  readonly metric: string;
  readonly statistic: Statistic;
}

/**
 * The rows that one of the selectors names, in the order of the comparison, their corrected p-values as they are.
 *
 * @returns also the selectors that name no row
 */
export function selectRows(
  comparison: Comparison,
  selectors: readonly RowSelector[],
): { readonly comparison: Comparison; readonly unmatched: readonly RowSelector[] } {
  return {
    comparison: {
      ...comparison,
      rows: comparison.rows.filter((row) => selectors.some((selector) => isSelected(row, selector))),
    },
    unmatched: selectors.filter((selector) => !comparison.rows.some((row) => isSelected(row, selector))),
  };
}

function isSelected(row: ComparisonRow, selector: RowSelector): boolean {
  return (
    row.metric.id === selector.metric &&
    row.statistic === selector.statistic &&
    (selector.case === undefined || row.case === selector.case)
  );
}
