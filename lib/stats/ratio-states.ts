import { mannWhitneyPOf } from './mann-whitney';
import type { Interval } from './median-interval';
import { ratioCut } from './ratio-cut';
import { SIGNIFICANCE } from './significance';

/**
 * The ratios r for which the exact test does not tell x and r·y apart, where values within a sample are equal. Then
 * the p-value depends on the order in which the groups of both samples follow each other.
 *
 * As r grows, that order changes only at the ratios between a value of x and one of y. So there is one state below the
 * smallest, one at each, one between each two, and one above the largest. The balance of pairs falls from state to
 * state. Where it is positive, p cannot fall: passing a ratio changes the balance of the observed split by more than
 * that of any other split, so whatever was at least as extreme before still is afterwards. Where it is negative, p
 * cannot rise.
 *
 * @param ratios of all pairs, in ascending order
 * @returns undefined where a state at an end is accepted too, or none is
 */
export function acceptedStates(
  x: readonly number[],
  y: readonly number[],
  ratios: Float64Array,
): Interval | undefined {
  const ends = ratios.filter((ratio, index) => ratio !== ratios[index - 1]);
  const last = 2 * ends.length;
  // States 0, 2, 4 … lie before, between and behind the ends, states 1, 3, 5 … at them.
  const at = (state: number) => stateAt(x, y, ends[Math.ceil(state / 2) - 1], state % 2 === 1);
  const isAccepted = (state: number) => {
    const { balance, ties } = at(state);
    return mannWhitneyPOf(Math.abs(balance), x.length, y.length, ties) >= SIGNIFICANCE;
  };
  const turn = firstWhere(0, last, (state) => at(state).balance <= 0);
  // Ties move the ends by a few states at most from where they are without.
  const cut = ratioCut(x.length, y.length);
  const lowGuess = 2 * ends.indexOf(ratios[cut - 1] ?? 0) + 2;
  const highGuess = 2 * ends.indexOf(ratios[ratios.length - cut] ?? 0) + 1;
  const rising = firstWhere(0, turn - 1, isAccepted, lowGuess);
  const lowest = rising < turn ? rising : firstWhere(turn, turn, isAccepted);
  const falling = firstWhere(turn, last, (state) => !isAccepted(state), highGuess) - 1;
  const highest = falling < turn && rising < turn ? turn - 1 : falling;
  if (lowest === 0 || highest === last || lowest > highest) return undefined;
  const low = ends[Math.ceil(lowest / 2) - 1];
  const high = ends[Math.ceil((highest + 1) / 2) - 1];
  return low === undefined || high === undefined ? undefined : { low, high };
}

/**
 * The first state of a range for which something holds that then holds for all behind it; `to` + 1 for none. Looked
 * for around a guess in growing steps, then by halves.
 */
function firstWhere(
  from: number,
  to: number,
  holds: (state: number) => boolean,
  guess = (from + to) >>> 1,
): number {
  let [low, high] = [from, to + 1];
  let probe = guess;
  for (let step = 1; low < high; step *= 2) {
    if (probe < low || probe >= high) probe = (low + high) >>> 1;
    if (holds(probe)) {
      high = probe;
      probe -= step;
    } else {
      low = probe + 1;
      probe += step;
    }
  }
  return low;
}

/**
 * How x and r·y lie to each other.
 *
 * @param end the ratio r, or the largest below it; undefined for an r below all
 * @param isEnd whether r is `end`
 */
function stateAt(
  x: readonly number[],
  y: readonly number[],
  end: number | undefined,
  isEnd: boolean,
): { readonly balance: number; readonly ties: readonly number[] } {
  const ties: number[] = [];
  let balance = 0;
  let [i, j] = [0, 0];
  while (i < x.length || j < y.length) {
    const side = end === undefined ? 1 : sideOf(x[i], y[j], end, isEnd);
    const nextI = side <= 0 || j === y.length ? endOfGroup(x, i) : i;
    const nextJ = (side >= 0 && j < y.length) || i === x.length ? endOfGroup(y, j) : j;
    balance += (nextI - i) * (j + nextJ - y.length);
    ties.push(nextI - i + nextJ - j);
    [i, j] = [nextI, nextJ];
  }
  return { balance, ties };
}

/** −1 where a value of x lies below that of r·y, 0 where they are equal, 1 where it lies above. */
function sideOf(a: number | undefined, b: number | undefined, end: number, isEnd: boolean): -1 | 0 | 1 {
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  const ratio = a / b;
  if (ratio === end) return isEnd ? 0 : -1;
  return ratio < end ? -1 : 1;
}

function endOfGroup(values: readonly number[], start: number): number {
  let end = start + 1;
  while (end < values.length && values[end] === values[start]) end += 1;
  return end;
}
