import { cellOf } from '@/lib/hdr/cell-of';
import type { RandomStream } from '@/lib/random/random-stream';
import type { DecisionCell } from './decision-cell';
import { TIE, writeScores, type Scoring } from './scoring';
import { valueColumn, writeUtilities, type UtilityScale } from './utility-scale';

/** A criterion of the score with what each option has of it. */
export interface DrawnRow {
  readonly scale: UtilityScale;
  readonly cells: readonly (DecisionCell | undefined)[];
}

/**
 * How likely each contender comes first, second and so on, with the reader's weights, when the values lie anywhere in
 * their intervals: one value is drawn for each uncertain cell and the options are ranked, again and again. Options that
 * tie share the ranks that they take.
 *
 * @param rows in the order of the scoring
 * @returns by option, as many numbers as there are contenders; empty for options that may not win
 * Source: the rank acceptability index of Lahdelma, Hokkanen and Salminen, SMAA (1998).
 */
export function rankProbabilities(
  scoring: Scoring,
  rows: readonly DrawnRow[],
  contenders: readonly number[],
  weights: Float64Array,
  { draws, random }: { readonly draws: number; readonly random: RandomStream },
): number[][] {
  const { optionCount, rowCount } = scoring;
  const utilities = Float64Array.from(scoring.utilities);
  const drawn: Scoring = { ...scoring, utilities };
  const scores = new Float64Array(optionCount);
  const size = contenders.length;
  const counts = new Float64Array(optionCount * size);
  const uncertain = rows.flatMap((row, j) => (row.cells.some(isUncertain) ? [{ ...drawerOf(row), j }] : []));
  const numbers = new Float64Array(uncertain.reduce((sum, { cells }) => sum + cells.length, 0));
  // Where nothing varies, every draw is the same.
  const rounds = uncertain.length === 0 ? 1 : draws;
  const sorted: number[] = [];

  for (let round = 0; round < rounds; round += 1) {
    random(numbers);
    let next = 0;
    for (const { cells, column, scale, j } of uncertain) {
      for (const cell of cells) {
        const number = cellOf(numbers, next);
        next += 1;
        column.values[cell.option] =
          cell.runs === undefined
            ? cell.low + number * cell.length
            : cellOf(cell.runs, Math.floor(number * cell.runs.length));
      }
      writeUtilities(column, scale, utilities, j, rowCount);
    }
    writeScores(drawn, weights, scores);
    sortByScore(contenders, scores, sorted);
    addRanks(sorted, scores, size, counts);
  }
  return Array.from({ length: optionCount }, (_, option) =>
    contenders.includes(option)
      ? Array.from(counts.subarray(option * size, (option + 1) * size), (count) => count / rounds)
      : [],
  );
}

/** The uncertain cells of a row, from which values are drawn into its column: uniform, or one of the runs. */
function drawerOf({ scale, cells }: DrawnRow) {
  return {
    scale,
    column: valueColumn(cells.map((cell) => cell?.value)),
    cells: cells.flatMap((cell, option) => {
      if (cell === undefined || !isUncertain(cell)) return [];
      const runs = cell.runValues === undefined ? undefined : Float64Array.from(cell.runValues);
      return { option, low: cell.low, length: cell.high - cell.low, runs };
    }),
  };
}

function isUncertain(cell: DecisionCell | undefined): boolean {
  return cell !== undefined && cell.low < cell.high;
}

/** Fills `sorted` with the contenders, the highest score first. */
function sortByScore(contenders: readonly number[], scores: Float64Array, sorted: number[]): void {
  sorted.length = 0;
  for (const option of contenders) {
    const score = cellOf(scores, option);
    let place = sorted.length;
    for (; place > 0; place -= 1) {
      const before = sorted[place - 1];
      if (before === undefined || cellOf(scores, before) >= score) break;
      sorted[place] = before;
    }
    sorted[place] = option;
  }
}

function addRanks(sorted: readonly number[], scores: Float64Array, size: number, counts: Float64Array): void {
  let start = 0;
  while (start < sorted.length) {
    const first = sorted[start];
    if (first === undefined) return;
    const score = cellOf(scores, first);
    let end = start + 1;
    for (; end < sorted.length; end += 1) {
      const next = sorted[end];
      if (next === undefined || cellOf(scores, next) < score - TIE) break;
    }
    for (let index = start; index < end; index += 1) {
      const option = sorted[index];
      if (option === undefined) continue;
      for (let rank = start; rank < end; rank += 1) {
        const at = option * size + rank;
        counts[at] = cellOf(counts, at) + 1 / (end - start);
      }
    }
    start = end;
  }
}
