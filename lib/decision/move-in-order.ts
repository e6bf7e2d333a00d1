/** A criterion with its weight. */
export interface WeighedName {
  readonly name: string;
  readonly weight: number;
}

/** The most important first; criteria of equal weight as they were. */
export function inOrderOfWeight(weights: readonly WeighedName[]): WeighedName[] {
  return weights.toSorted((a, b) => b.weight - a.weight);
}

/**
 * The weights after one criterion took a step in the order of importance: it exchanges its weight with its neighbour.
 * Where both weigh the same, the more important of the two gets half as much again.
 *
 * @returns only what changes; nothing at either end of the order
 */
export function moveInOrder(
  weights: readonly WeighedName[],
  name: string,
  step: 'up' | 'down',
): ReadonlyMap<string, number> {
  const order = inOrderOfWeight(weights);
  const place = order.findIndex((one) => one.name === name);
  const moved = order[place];
  const neighbour = order[place + (step === 'up' ? -1 : 1)];
  if (moved === undefined || neighbour === undefined) return new Map();
  if (moved.weight !== neighbour.weight) {
    return new Map([
      [moved.name, neighbour.weight],
      [neighbour.name, moved.weight],
    ]);
  }
  const rising = step === 'up' ? moved : neighbour;
  return new Map([[rising.name, rising.weight === 0 ? 1 : Number((rising.weight * 1.5).toFixed(2))]]);
}
