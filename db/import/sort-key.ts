/** Makes every epoch time positive, so that digits sort as the times do. */
const OFFSET = 9_007_199_254_740_992n;

/**
 * A text that sorts runs of a subject by time, then by their order in the suite: 17 digits of time, 10 of position.
 * One column that is nearly unique lets the n-th newest run be a plain boundary in an index, on every engine.
 *
 * @param timeMs start of the run, else its import; epoch milliseconds, negative before 1970
 * @example sortKeyOf(0, 7) === '090071992547409920000000007'
 */
export function sortKeyOf(timeMs: number, position: number): string {
  return (BigInt(timeMs) + OFFSET).toString().padStart(17, '0') + String(position).padStart(10, '0');
}
