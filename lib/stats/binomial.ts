/**
 * P(X ≤ k) for X binomial with n trials and success probability one half, exact to double precision for n ≤ 1000.
 */
export function binomialHalfCdf(k: number, n: number): number {
  if (k < 0) return 0;
  if (k >= n) return 1;
  let term = 0.5 ** n;
  // Below 2^-1022 the first term underflows; sums of logarithms take over.
  if (term === 0) return binomialHalfCdfByLogarithms(k, n);
  let sum = term;
  for (let i = 0; i < k; i += 1) {
    term *= (n - i) / (i + 1);
    sum += term;
  }
  return Math.min(1, sum);
}

function binomialHalfCdfByLogarithms(k: number, n: number): number {
  let logTerm = -n * Math.LN2;
  let sum = Math.exp(logTerm);
  for (let i = 0; i < k; i += 1) {
    logTerm += Math.log((n - i) / (i + 1));
    sum += Math.exp(logTerm);
  }
  return Math.min(1, sum);
}
