import type { CouldChange } from './decision';
import type { DecisionRow } from './decision-row';
import { decisiveValues } from './decisive-values';

/**
 * The values that, known better, could still change the answer: first those that need the smallest part of their own
 * uncertainty for it.
 *
 * @param scored rows of the score, in the order of the weights
 * @param others rows that only limit
 * @param winner the option that wins now; undefined where none is left
 */
export function couldChange(
  scored: readonly DecisionRow[],
  others: readonly DecisionRow[],
  {
    weights,
    winner,
    slugOf,
  }: {
    readonly weights: Float64Array;
    readonly winner: number | undefined;
    readonly slugOf: (option: number) => string;
  },
): CouldChange[] {
  const all = [...scored, ...others];
  const limited = all.map(({ cells, scale, criterion }) => ({
    cells,
    limits: criterion.limits,
    ...(scale === undefined ? {} : { scale }),
  }));
  return decisiveValues(limited, weights, winner)
    .flatMap(({ row: rowIndex, option, changesAt, direction, winner: newWinner }) => {
      const row = all[rowIndex];
      const cell = row?.cells[option];
      if (row === undefined || cell === undefined) return [];
      const end = direction === 'below' ? cell.low : cell.high;
      const change: CouldChange = {
        criterion: row.criterion.name,
        subject: slugOf(option),
        value: cell.value,
        changesAt,
        direction,
        ...(newWinner === undefined ? {} : { newWinner: slugOf(newWinner) }),
      };
      return { change, part: Math.abs(changesAt - cell.value) / Math.abs(end - cell.value) };
    })
    .toSorted((a, b) => a.part - b.part)
    .map(({ change }) => change);
}
