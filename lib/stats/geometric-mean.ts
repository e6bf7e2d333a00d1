/**
 * The geometric mean of ratios, the one mean of them that does not depend on the choice of base: the mean of the
 * inverse ratios is the inverse of the mean. For ratios only; of plain values it has no meaning.
 *
 * @returns undefined of no ratios, or where one is not positive
 * Source: Fleming and Wallace, How not to lie with statistics, Communications of the ACM 29(3) (1986).
 * @example geometricMean([2, 8]) === 4
 */
export function geometricMean(ratios: readonly number[]): number | undefined {
  if (ratios.length === 0 || ratios.some((ratio) => !(ratio > 0))) return undefined;
  return Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
}
