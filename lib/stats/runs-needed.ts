/**
 * How many runs a side the Mann–Whitney test needs to find a given effect at 5 % in four of five attempts. An estimate
 * by the normal approximation for planning; fewer than four runs can find nothing.
 *
 * @param effect Cliff's delta, −1 to 1
 * @returns undefined for an effect of 0, which no number of runs can show
 * Source: Noether, Sample size determination for some common nonparametric tests, Journal of the American Statistical
 * Association 82 (1987): N = (z₁₋α/₂ + z₁₋β)² ÷ (12 · ½ · ½ · (δ/2)²) runs together.
 * @example runsNeeded(0.5) === 21
 */
export function runsNeeded(effect: number): number | undefined {
  const size = Math.abs(effect);
  if (!(size > 0)) return undefined;
  if (size >= 1) return LEAST_RUNS;
  return Math.max(LEAST_RUNS, Math.ceil((2 * (Z_LEVEL + Z_POWER) ** 2) / (3 * size ** 2)));
}

/**
 * How many runs a side are needed to show that something takes `ratio` times as much, given how far the runs of one
 * side lie apart.
 *
 * @param values of runs under one set of conditions, in any order
 * @param ratio the difference to show: 1.05 for 5 % more
 * @returns undefined of fewer than two values, and where the difference drowns in the spread
 * @example runsNeededForRatio([100, 101, 102, 103], 1.5) === 4
 */
export function runsNeededForRatio(values: readonly number[], ratio: number): number | undefined {
  let balance = 0;
  for (const [i, a] of values.entries()) {
    for (const [j, b] of values.entries()) if (i !== j) balance += Math.sign(a * ratio - b);
  }
  const pairs = values.length * (values.length - 1);
  return pairs === 0 ? undefined : runsNeeded(balance / pairs);
}

/** The smallest number of runs a side with which complete separation gives p < 0.05. */
const LEAST_RUNS = 4;
/** Quantiles of the normal distribution at 97.5 % and at 80 %. */
const Z_LEVEL = 1.959963984540054;
const Z_POWER = 0.8416212335729143;
