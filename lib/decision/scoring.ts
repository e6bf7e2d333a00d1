import { cellOf } from '@/lib/hdr/cell-of';
/** Scores that differ by no more are a tie. */
export const TIE = 1e-12;

/** What an option scores that has no value on any criterion with a weight: it comes after all others. */
export const NO_SCORE = -1;

/** The utilities of all options on all criteria of the score, laid out for tens of thousands of sums. */
export interface Scoring {
  readonly optionCount: number;
  readonly rowCount: number;
  /** From 0 to 1, of option i on criterion j at i × rowCount + j; 0 where it has none. */
  readonly utilities: Float64Array;
  /** 1 where the option has the criterion, else 0. */
  readonly has: Float64Array;
  /** Whether every option has every criterion. */
  readonly isComplete: boolean;
}

/** @param rows one list for each criterion, of the utilities of the options, undefined where an option has none */
export function scoringOf(rows: readonly (readonly (number | undefined)[])[], optionCount: number): Scoring {
  const rowCount = rows.length;
  const utilities = new Float64Array(optionCount * rowCount);
  const has = new Float64Array(optionCount * rowCount);
  rows.forEach((row, j) => {
    row.forEach((utility, i) => {
      if (utility === undefined) return;
      utilities[i * rowCount + j] = utility;
      has[i * rowCount + j] = 1;
    });
  });
  return { optionCount, rowCount, utilities, has, isComplete: has.every((one) => one === 1) };
}

/**
 * Writes the score of every option: the sum of weight × utility over the criteria that it has, over the sum of their
 * weights. `NO_SCORE` where that sum is 0.
 *
 * @param weights of the criteria, summing to 1
 */
export function writeScores(scoring: Scoring, weights: Float64Array, scores: Float64Array): void {
  const { optionCount, rowCount, utilities, has, isComplete } = scoring;
  for (let i = 0; i < optionCount; i += 1) {
    const start = i * rowCount;
    let sum = 0;
    let weight = isComplete ? 1 : 0;
    for (let j = 0; j < rowCount; j += 1) {
      sum += cellOf(weights, j) * cellOf(utilities, start + j);
      if (!isComplete) weight += cellOf(weights, j) * cellOf(has, start + j);
    }
    scores[i] = weight > 0 ? sum / weight : NO_SCORE;
  }
}

/**
 * The options with the highest score, all of them where several tie, in the order of the contenders. None where none
 * has a score.
 */
export function leadersOf(scores: Float64Array, contenders: readonly number[]): number[] {
  const best = highestScore(scores, contenders);
  return best < 0 ? [] : contenders.filter((option) => cellOf(scores, option) >= best - TIE);
}

/** Adds 1 to the share of the option with the highest score; options that tie share it. */
export function addWin(scores: Float64Array, contenders: readonly number[], wins: Float64Array): void {
  const best = highestScore(scores, contenders);
  if (best < 0) return;
  let tied = 0;
  for (const option of contenders) if (cellOf(scores, option) >= best - TIE) tied += 1;
  for (const option of contenders) {
    if (cellOf(scores, option) >= best - TIE) wins[option] = cellOf(wins, option) + 1 / tied;
  }
}

/** Weights as shares that sum to 1. At least one must be above 0. */
export function normalised(weights: readonly number[]): Float64Array {
  // Divided by the largest first, so that no sum is too large for a number.
  const largest = Math.max(...weights);
  const scaled = weights.map((weight) => weight / largest);
  const sum = scaled.reduce((total, weight) => total + weight, 0);
  return Float64Array.from(scaled, (weight) => weight / sum);
}

function highestScore(scores: Float64Array, contenders: readonly number[]): number {
  let best = NO_SCORE;
  for (const option of contenders) {
    const score = cellOf(scores, option);
    if (score > best) best = score;
  }
  return best;
}
