/** A course over time has at most so many points, and all cases together at most so many. */
const MOST_POINTS = 1800;
const MOST_IN_ALL = 20_000;

const LENGTHS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600] as const;

/**
 * How long the intervals of a run are: a second where that gives few enough points, else the next usual length.
 *
 * @param cases how many courses there are, the one of all rows included
 * @example intervalSeconds(600, 1) === 1
 */
export function intervalSeconds(seconds: number, cases: number): number {
  const points = Math.max(1, Math.min(MOST_POINTS, Math.floor(MOST_IN_ALL / cases)));
  const least = seconds / points;
  return LENGTHS.find((length) => length >= least) ?? Math.ceil(least / 3600) * 3600;
}
