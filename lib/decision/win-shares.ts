import { cellOf } from '@/lib/hdr/cell-of';
import type { RandomStream } from '@/lib/random/random-stream';
import { addWin, writeScores, type Scoring } from './scoring';

/** The share of weightings under which each option wins, by option; contenders' shares sum to 1. */
export interface WinShares {
  /** Over all weightings there are. */
  readonly all: readonly number[];
  /** Over those that keep the reader's order of importance. */
  readonly inOrder: readonly number[];
}

/**
 * How often each option wins when nobody knows the weights: weightings are drawn uniformly from all that sum to 1, which
 * is the Dirichlet distribution with every parameter 1. The same draws, sorted into the reader's order of importance,
 * are uniform over the weightings that keep it; criteria of equal weight stay in any order, and those without weight
 * stay without.
 *
 * The draws are the gaps between sorted uniform numbers: exact, and without logarithms, whose last digit differs
 * between machines.
 *
 * @param contenders options that may win
 * @param weights the reader's, of the criteria
 * Source: Devroye, Non-Uniform Random Variate Generation (1986), section V.2; Lahdelma and Salminen, SMAA-2 (2001).
 */
export function winShares(
  scoring: Scoring,
  contenders: readonly number[],
  weights: Float64Array,
  { draws, random }: { readonly draws: number; readonly random: RandomStream },
): WinShares {
  const { rowCount, optionCount } = scoring;
  const drawGaps = gapsOf(rowCount);
  const drawOrdered = orderedGapsOf(weights);
  const scores = new Float64Array(optionCount);
  const all = new Float64Array(optionCount);
  const inOrder = new Float64Array(optionCount);

  for (let draw = 0; draw < draws; draw += 1) {
    const gaps = drawGaps(random);
    writeScores(scoring, gaps, scores);
    addWin(scores, contenders, all);
    writeScores(scoring, drawOrdered(gaps, random), scores);
    addWin(scores, contenders, inOrder);
  }
  return {
    all: Array.from(all, (wins) => wins / draws),
    inOrder: Array.from(inOrder, (wins) => wins / draws),
  };
}

/** Draws uniform points of the simplex with so many parts, each into the same array. */
function gapsOf(count: number): (random: RandomStream) => Float64Array {
  const drawn = new Float64Array(Math.max(0, count - 1));
  const gaps = new Float64Array(count);
  return (random) => {
    random(drawn);
    sortAscending(drawn);
    let before = 0;
    for (let index = 0; index < drawn.length; index += 1) {
      const number = cellOf(drawn, index);
      gaps[index] = number - before;
      before = number;
    }
    gaps[count - 1] = 1 - before;
    return gaps;
  };
}

/** By insertion: there are a dozen numbers, not thousands. */
function sortAscending(numbers: Float64Array): void {
  for (let index = 1; index < numbers.length; index += 1) {
    const number = cellOf(numbers, index);
    let place = index;
    for (; place > 0; place -= 1) {
      const before = cellOf(numbers, place - 1);
      if (before <= number) break;
      numbers[place] = before;
    }
    numbers[place] = number;
  }
}

/**
 * Makes uniform points of that part of the simplex that keeps the order of some weights: the largest gap goes to the
 * most important criterion. Where criteria have no weight, fewer gaps are drawn anew.
 */
function orderedGapsOf(weights: Float64Array): (gaps: Float64Array, random: RandomStream) => Float64Array {
  const groups = groupsOfEqualWeight(weights);
  const count = groups.reduce((sum, rows) => sum + rows.length, 0);
  const drawGaps = gapsOf(count);
  const byRank = new Int32Array(count);
  const ordered = new Float64Array(weights.length);
  return (gaps, random) => {
    const parts = count === weights.length ? gaps : drawGaps(random);
    sortIndices(byRank, parts);
    let start = 0;
    for (const rows of groups) {
      // Within a group the parts keep the order in which they were drawn, which is any order.
      sortRange(byRank, start, start + rows.length);
      for (let index = 0; index < rows.length; index += 1) {
        ordered[cellOf(rows, index)] = cellOf(parts, cellOf(byRank, start + index));
      }
      start += rows.length;
    }
    return ordered;
  };
}

/** Criteria with a weight, the most important first. */
function groupsOfEqualWeight(weights: Float64Array): Int32Array[] {
  const groups = new Map<number, number[]>();
  weights.forEach((weight, row) => {
    if (weight > 0) groups.set(weight, [...(groups.get(weight) ?? []), row]);
  });
  return [...groups].toSorted(([a], [b]) => b - a).map(([, rows]) => Int32Array.from(rows));
}

/** Fills `indices` with the positions of the parts, the largest part first. */
function sortIndices(indices: Int32Array, parts: Float64Array): void {
  for (let index = 0; index < indices.length; index += 1) {
    const part = cellOf(parts, index);
    let place = index;
    for (; place > 0 && cellOf(parts, cellOf(indices, place - 1)) < part; place -= 1) {
      indices[place] = cellOf(indices, place - 1);
    }
    indices[place] = index;
  }
}

/** Sorts part of an array in ascending order. */
function sortRange(indices: Int32Array, start: number, end: number): void {
  for (let index = start + 1; index < end; index += 1) {
    const moved = cellOf(indices, index);
    let place = index;
    for (; place > start && cellOf(indices, place - 1) > moved; place -= 1) {
      indices[place] = cellOf(indices, place - 1);
    }
    indices[place] = moved;
  }
}
