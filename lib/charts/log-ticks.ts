/** With more ticks than this, the powers of ten alone say enough. */
const MOST_TICKS = 10;

/**
 * Ticks of a logarithmic axis at 1, 2 and 5 times powers of ten, from the last at or below the smallest value to the
 * first at or above the largest; over many decades at powers of ten only.
 *
 * @param least positive
 * @param most at least `least`
 * @example logTicks(6, 210) → [5, 10, 20, 50, 100, 200, 500]
 */
export function logTicks(least: number, most: number): number[] {
  const fine = enclosing(least, most, [1, 2, 5]);
  return fine.length <= MOST_TICKS ? fine : enclosing(least, most, [1]);
}

function enclosing(least: number, most: number, digits: readonly number[]): number[] {
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(least)) - 1; power <= Math.ceil(Math.log10(most)) + 1; power += 1) {
    // A negative power of ten is not exact; dividing by a positive one is.
    for (const digit of digits) ticks.push(power < 0 ? digit / 10 ** -power : digit * 10 ** power);
  }
  return ticks.slice(
    ticks.findLastIndex((tick) => tick <= least),
    ticks.findIndex((tick) => tick >= most) + 1,
  );
}
