import { describe, expect, it } from 'vitest';
import { percentileConfidenceRanks } from './percentile-confidence-ranks';
import { isPercentileSupported } from './percentile-support';

/** P(X ≤ k), X binomial, term by term with logarithms of factorials. */
function binomialCdf(k: number, n: number, p: number): number {
  const logFactorials = [0];
  for (let i = 1; i <= n; i += 1) logFactorials.push((logFactorials[i - 1] ?? NaN) + Math.log(i));
  const log = (i: number) => logFactorials[i] ?? NaN;
  let sum = 0;
  for (let i = 0; i <= k; i += 1) {
    sum += Math.exp(log(n) - log(i) - log(n - i) + i * Math.log(p) + (n - i) * Math.log(1 - p));
  }
  return sum;
}

describe('percentileConfidenceRanks', () => {
  it('gives the published ranks', () => {
    // Le Boudec, Performance Evaluation, appendix A: the median of 6 is between 1 and 6, of 100 between 40 and 61.
    expect(percentileConfidenceRanks(6, 50)).toEqual({ low: 1, high: 6 });
    expect(percentileConfidenceRanks(100, 50)).toEqual({ low: 40, high: 61 });
    expect(percentileConfidenceRanks(1000, 99)).toEqual({ low: 983, high: 997 });
  });

  it('needs 368 values for p99 and 3,688 for p99.9', () => {
    expect(percentileConfidenceRanks(367, 99)).toBeUndefined();
    expect(percentileConfidenceRanks(368, 99)).toBeDefined();
    expect(percentileConfidenceRanks(3687, 99.9)).toBeUndefined();
    expect(percentileConfidenceRanks(3688, 99.9)).toBeDefined();
  });

  it('covers at least 95 %, and a rank less would not', () => {
    for (const n of [20, 137, 1000]) {
      for (const percent of [20, 50, 75, 90]) {
        const ranks = percentileConfidenceRanks(n, percent);
        if (ranks === undefined) continue;
        const p = percent / 100;
        expect(binomialCdf(ranks.low - 1, n, p)).toBeLessThanOrEqual(0.025);
        expect(binomialCdf(ranks.low, n, p)).toBeGreaterThan(0.025);
        expect(1 - binomialCdf(ranks.high - 1, n, p)).toBeLessThanOrEqual(0.025);
        expect(1 - binomialCdf(ranks.high - 2, n, p)).toBeGreaterThan(0.025);
      }
    }
  });

  it('goes over from sums to the expansion without a step', () => {
    // The variance is 10^6 at n = 4 × 10^6 for the median.
    const exact = percentileConfidenceRanks(4e6, 50);
    const expanded = percentileConfidenceRanks(4e6 + 2, 50);
    if (exact === undefined || expanded === undefined) throw new Error('no interval');
    expect(expanded.low - exact.low).toBeLessThanOrEqual(1);
    expect(expanded.low - exact.low).toBeGreaterThanOrEqual(-2);
    expect(expanded.high - exact.high).toBeLessThanOrEqual(3);
    expect(expanded.high - exact.high).toBeGreaterThanOrEqual(0);
    // 10^8 for p99.
    const skewed = percentileConfidenceRanks(1.01e8, 99);
    const summed = percentileConfidenceRanks(1.01e8 - 1e6, 99);
    if (skewed === undefined || summed === undefined) throw new Error('no interval');
    const width = 2 * 1.959963984540054;
    expect(summed.high - summed.low).toBeGreaterThan(width * Math.sqrt(0.99e6) - 2);
    expect(summed.high - summed.low).toBeLessThan(width * Math.sqrt(0.99e6) + 3);
    expect(
      Math.abs(skewed.low - summed.low - 0.99e6 + (width / 2) * (1000 - Math.sqrt(0.99e6))),
    ).toBeLessThan(3);
  });

  it('stays within n for the largest counts', () => {
    const n = 2 ** 53 - 1;
    const ranks = percentileConfidenceRanks(n, 99.999);
    expect(ranks?.low).toBeLessThan(n * 0.99999);
    expect(ranks?.high).toBeGreaterThan(n * 0.99999);
    expect(ranks?.high).toBeLessThanOrEqual(n);
  });

  it('gives none at the ends', () => {
    expect(percentileConfidenceRanks(1000, 0)).toBeUndefined();
    expect(percentileConfidenceRanks(1000, 100)).toBeUndefined();
    expect(percentileConfidenceRanks(0, 50)).toBeUndefined();
  });
});

describe('isPercentileSupported', () => {
  it('wants ten values above a percentile of the tail', () => {
    expect(isPercentileSupported(1000, 99)).toBe(true);
    expect(isPercentileSupported(999, 99)).toBe(false);
    expect(isPercentileSupported(10_000, 99.9)).toBe(true);
    expect(isPercentileSupported(9_999, 99.9)).toBe(false);
    expect(isPercentileSupported(1, 50)).toBe(true);
    expect(isPercentileSupported(1, 100)).toBe(true);
    expect(isPercentileSupported(0, 50)).toBe(false);
  });
});
