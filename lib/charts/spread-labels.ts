/**
 * Pushes labels apart along one axis so that none is nearer than `gap` to the next, moving each as little as a single
 * pass down and one up allow.
 *
 * @param wanted positions in pixels, in any order
 * @returns positions in the order of the input
 */
export function spreadLabels(wanted: readonly number[], gap: number, least: number, most: number): number[] {
  const order = wanted
    .map((position, index) => ({ position, index }))
    .toSorted((a, b) => a.position - b.position);
  let floor = least;
  for (const label of order) {
    label.position = Math.max(label.position, floor);
    floor = label.position + gap;
  }
  let ceiling = most;
  for (const label of order.toReversed()) {
    label.position = Math.min(label.position, ceiling);
    ceiling = label.position - gap;
  }
  const placed = Array.from<number>({ length: wanted.length });
  for (const { position, index } of order) placed[index] = position;
  return placed;
}
