/**
 * Which points of a long line to draw: the first, the last, and of each of equally large groups between them the one
 * that spans the largest triangle with the point chosen before and the mean of the group after. Peaks and dips stay,
 * which a mean of every group would level.
 *
 * Source: Sveinn Steinarsson, Downsampling Time Series for Visual Representation (University of Iceland, 2013),
 * section 4.2, “Largest-Triangle-Three-Buckets”.
 * @param xs ascending, as many as `ys`
 * @param most points to keep, from 3 up
 * @returns ascending positions, all of them where there are no more than `most`
 * @example largestTriangles([0, 1, 2, 3, 4], [0, 0, 9, 0, 0], 3) → [0, 2, 4]
 */
export function largestTriangles(xs: readonly number[], ys: readonly number[], most: number): number[] {
  const { length } = xs;
  if (length <= most) return xs.map((_, index) => index);
  const groups = most - 2;
  const startOf = (group: number) => Math.min(length - 1, 1 + Math.floor((group * (length - 2)) / groups));
  const kept = [0];
  for (let group = 0; group < groups; group += 1) {
    const before = kept.at(-1) ?? 0;
    const after = meanOf(xs, ys, startOf(group + 1), group + 1 === groups ? length : startOf(group + 2));
    kept.push(farthest(xs, ys, { from: startOf(group), to: startOf(group + 1), before, after }));
  }
  return [...kept, length - 1];
}

function meanOf(xs: readonly number[], ys: readonly number[], from: number, to: number) {
  let x = 0;
  let y = 0;
  for (let index = from; index < to; index += 1) {
    x += at(xs, index);
    y += at(ys, index);
  }
  return { x: x / (to - from), y: y / (to - from) };
}

function farthest(
  xs: readonly number[],
  ys: readonly number[],
  {
    from,
    to,
    before,
    after,
  }: { from: number; to: number; before: number; after: { readonly x: number; readonly y: number } },
): number {
  const [beforeX, beforeY] = [at(xs, before), at(ys, before)];
  let best = from;
  let largest = -1;
  for (let index = from; index < to; index += 1) {
    // Twice the area.
    const area = Math.abs(
      (beforeX - after.x) * (at(ys, index) - beforeY) - (beforeX - at(xs, index)) * (after.y - beforeY),
    );
    if (area > largest) {
      largest = area;
      best = index;
    }
  }
  return best;
}

function at(list: readonly number[], index: number): number {
  const value = list[index];
  if (value === undefined) throw new RangeError(`no point ${index} of ${list.length}`);
  return value;
}
