import { cellOf } from '@/lib/hdr/cell-of';
import { keepsLimit, type Limit } from './choices';
import type { DecisionCell } from './decision-cell';
import { leadersOf, NO_SCORE } from './scoring';
import { valueColumn, writeUtilities, type UtilityScale } from './utility-scale';

/** A row with everything that a changed value can change. */
interface LimitedRow {
  /** Absent for a row that only limits. */
  readonly scale?: UtilityScale;
  readonly limits: readonly Limit[];
  readonly cells: readonly (DecisionCell | undefined)[];
}

/** A value that may be such that another option wins. */
export interface DecisiveValue {
  readonly row: number;
  readonly option: number;
  /** From here on, in the canonical unit, and to the end of its interval another option wins. */
  readonly changesAt: number;
  readonly direction: 'above' | 'below';
  /** Option; undefined where no option would be left. */
  readonly winner: number | undefined;
}

/**
 * Which values, if they were known better, could still change the answer: each uncertain value is moved to either end
 * of its interval while everything else stays, limits included. Between the value and the end the winner changes once
 * at most for each rival, since every score rises or falls with one value; where it does, the place is found by
 * halving.
 *
 * @param rows first those of the score, in the order of the weights
 * @param winner the option that wins now; undefined where none is left
 */
export function decisiveValues(
  rows: readonly LimitedRow[],
  weights: Float64Array,
  winner: number | undefined,
): DecisiveValue[] {
  const winnerWith = winnerFinder(rows, rows[0]?.cells.length ?? 0, weights);
  return rows.flatMap((row, rowIndex) =>
    row.cells.flatMap((cell, option) => {
      if (cell === undefined || cell.low >= cell.high) return [];
      return (['below', 'above'] as const).flatMap((direction): DecisiveValue[] => {
        const end = direction === 'below' ? cell.low : cell.high;
        const atEnd = winnerWith(rowIndex, option, end);
        if (end === cell.value || atEnd === winner) return [];
        const at = edgeOf((value) => winnerWith(rowIndex, option, value) === winner, cell.value, end);
        return [
          { row: rowIndex, option, changesAt: at, direction, winner: winnerWith(rowIndex, option, at) },
        ];
      });
    }),
  );
}

/** Halvings until nothing is left of a double. */
const HALVINGS = 60;

/** The first place on the way from a value that holds to one that does not where it no longer holds. */
function edgeOf(holds: (value: number) => boolean, from: number, to: number): number {
  let [inside, outside] = [from, to];
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = inside + (outside - inside) / 2;
    if (middle === inside || middle === outside) break;
    if (holds(middle)) inside = middle;
    else outside = middle;
  }
  return outside;
}

type FindWinner = (row: number, option: number, value: number) => number | undefined;

/**
 * Finds the winner when one value of one row is another. Only that row is computed anew: of each option the sum over
 * the other rows is known.
 */
function winnerFinder(rows: readonly LimitedRow[], optionCount: number, weights: Float64Array): FindWinner {
  const options = Array.from({ length: optionCount }, (_, option) => option);
  const columns = rows.map((row) => valueColumn(row.cells.map((cell) => cell?.value)));
  const utilities = rows.map(({ scale }, row) => {
    const own = new Float64Array(optionCount);
    const column = columns[row];
    if (scale !== undefined && column !== undefined) writeUtilities(column, scale, own);
    return own;
  });
  const weightOf = (row: number) => (rows[row]?.scale === undefined ? 0 : cellOf(weights, row));
  const has = (row: number, option: number) => (rows[row]?.cells[option] === undefined ? 0 : 1);
  const sums = Float64Array.from(options, (option) =>
    rows.reduce((sum, _, row) => sum + weightOf(row) * cellOf(utilities[row] ?? NOTHING, option), 0),
  );
  const totals = Float64Array.from(options, (option) =>
    rows.reduce((sum, _, row) => sum + weightOf(row) * has(row, option), 0),
  );
  const broken = options.map((option) =>
    rows.flatMap((row, index) => (breaksLimit(row, row.cells[option]?.value) ? [index] : [])),
  );
  const scores = new Float64Array(optionCount);
  const changed = new Float64Array(optionCount);

  return (rowIndex, option, value) => {
    const row = rows[rowIndex];
    const column = columns[rowIndex];
    const before = utilities[rowIndex];
    if (row === undefined || column === undefined || before === undefined) return undefined;
    const values = Float64Array.from(column.values);
    values[option] = value;
    if (row.scale !== undefined) writeUtilities({ values, has: column.has }, row.scale, changed);
    const weight = weightOf(rowIndex);
    for (const index of options) {
      const total = cellOf(totals, index);
      const change = cellOf(column.has, index) === 0 ? 0 : cellOf(changed, index) - cellOf(before, index);
      const sum = cellOf(sums, index) + (weight === 0 ? 0 : weight * change);
      scores[index] = total > 0 ? sum / total : NO_SCORE;
    }
    const contenders = options.filter((index) =>
      index === option
        ? !breaksLimit(row, value) && (broken[index] ?? []).every((other) => other === rowIndex)
        : broken[index]?.length === 0,
    );
    return leadersOf(scores, contenders)[0];
  };
}

const NOTHING = new Float64Array(0);

function breaksLimit({ limits }: LimitedRow, value: number | undefined): boolean {
  return value !== undefined && limits.some((limit) => !keepsLimit(value, limit));
}
