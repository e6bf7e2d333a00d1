/** A path through points in pixels, rounded to a tenth, which is all that can be seen. */
export function pathOf(points: readonly (readonly [number, number])[]): string {
  return points
    .map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${roundPixel(x)} ${roundPixel(y)}`)
    .join('');
}

/** The area between an upper and a lower line. */
export function areaOf(
  upper: readonly (readonly [number, number])[],
  lower: readonly (readonly [number, number])[],
): string {
  return `${pathOf([...upper, ...lower.toReversed()])}Z`;
}

export function roundPixel(value: number): number {
  return Math.round(value * 10) / 10;
}
