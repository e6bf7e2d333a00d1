/**
 * Holm's correction: p-values adjusted so that the chance of any false positive among all of them stays at the level.
 * The answer is in the order of the input.
 *
 * Source: Holm, Scandinavian Journal of Statistics 6 (1979).
 * @example holm([0.01, 0.04, 0.03]) → [0.03, 0.06, 0.06]
 */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((p, index) => ({ p, index })).toSorted((a, b) => a.p - b.p);
  const adjusted = Array.from<number>({ length: pValues.length });
  let running = 0;
  order.forEach(({ p, index }, position) => {
    running = Math.max(running, Math.min(1, p * (order.length - position)));
    adjusted[index] = running;
  });
  return adjusted;
}
