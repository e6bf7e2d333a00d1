import type { DecisionCell } from './decision-cell';
import { directionOfScale, type UtilityScale } from './utility-scale';

/** A criterion with a direction and what each option has of it. */
export interface DirectedRow {
  readonly scale: UtilityScale;
  readonly cells: readonly (DecisionCell | undefined)[];
}

/**
 * By option, the options that dominate it: at least as good on every criterion and better on one. An option dominates
 * another only where both have the same criteria: what is unknown may be better.
 *
 * Values are compared, not utilities: a scale that ends early does not make two values equal.
 */
export function dominators(rows: readonly DirectedRow[], optionCount: number): number[][] {
  const options = Array.from({ length: optionCount }, (_, option) => option);
  return options.map((option) =>
    options.filter((other) => other !== option && dominates(rows, other, option)),
  );
}

/** By option, the positions of the rows on which it has the best value, alone or with others. */
export function bestRows(rows: readonly DirectedRow[], optionCount: number): number[][] {
  return Array.from({ length: optionCount }, (_, option) =>
    rows.flatMap((row, j) => {
      const own = row.cells[option];
      if (own === undefined) return [];
      const isBest = row.cells.every(
        (cell) => cell === undefined || goodness(row, cell) <= goodness(row, own),
      );
      return isBest ? [j] : [];
    }),
  );
}

function dominates(rows: readonly DirectedRow[], option: number, other: number): boolean {
  let isBetter = false;
  for (const row of rows) {
    const own = row.cells[option];
    const its = row.cells[other];
    if (own === undefined && its === undefined) continue;
    if (own === undefined || its === undefined) return false;
    const lead = goodness(row, own) - goodness(row, its);
    if (lead < 0) return false;
    if (lead > 0) isBetter = true;
  }
  return isBetter;
}

/** The value, turned so that more is better. */
function goodness(row: DirectedRow, cell: DecisionCell): number {
  return directionOfScale(row.scale) === 'higher' ? cell.value : -cell.value;
}
