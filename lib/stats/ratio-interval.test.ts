import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mannWhitneyP } from './mann-whitney';
import { ratioInterval } from './ratio-interval';

const ascending = (values: readonly number[]) => values.toSorted((a, b) => a - b);

/** Small whole numbers, so that values are equal within a sample and across both. */
const tied = (maxLength: number, minLength = 1) =>
  fc.array(fc.integer({ min: 1, max: 9 }), { minLength, maxLength }).map(ascending);
const continuous = (maxLength: number, minLength = 1) =>
  fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength, maxLength }).map(ascending);

describe('ratioInterval', () => {
  // Critical values of U, two-sided 5 % (Siegel and Castellan, Nonparametric Statistics, 1988, appendix table;
  // qwilcox(0.025, m, n) - 1 in R): so many pairs may lie on the wrong side of a ratio that is still rejected.
  test.each([
    [4, 4, 0],
    [5, 5, 2],
    [6, 6, 5],
    [7, 7, 8],
    [8, 8, 13],
    [9, 9, 17],
    [10, 10, 23],
    [5, 10, 8],
    [4, 10, 5],
    [6, 10, 11],
    [7, 10, 14],
    [9, 10, 20],
  ])('cuts off the ratios up to the critical value, %i against %i', (m, n, critical) => {
    // Powers of primes, so that no two ratios are equal.
    const x = Array.from({ length: m }, (_, index) => 2 ** index * 1.01 ** (index * index));
    const y = Array.from({ length: n }, (_, index) => 1.7 * 3 ** index * 1.003 ** (index * index));
    const ratios = ascending(x.flatMap((a) => y.map((b) => a / b)));
    expect(ratioInterval(x, y)).toEqual({ low: ratios[critical], high: ratios[m * n - 1 - critical] });
  });

  test('is absent where the test cannot reach 5 %, and where a value is not positive', () => {
    expect(ratioInterval([1, 2, 3], [4, 5, 6])).toBeUndefined();
    expect(ratioInterval([1], [4, 5, 6, 7, 8, 9, 10, 11])).toBeUndefined();
    expect(ratioInterval([0, 1, 2, 3], [4, 5, 6, 7])).toBeUndefined();
    expect(ratioInterval([1, 2, 3, 4], [0, 5, 6, 7])).toBeUndefined();
    expect(ratioInterval([], [])).toBeUndefined();
  });

  test('encloses every ratio that the test does not reject, and no other: brute force', () => {
    fc.assert(
      fc.property(fc.oneof(tied(7), continuous(7)), fc.oneof(tied(7), continuous(7)), (x, y) => {
        const interval = ratioInterval(x, y);
        const ratios = [...new Set(ascending(x.flatMap((a) => y.map((b) => a / b))))];
        const between = ratios.flatMap((ratio, index) => {
          const next = ratios[index + 1];
          return next === undefined || next / ratio < 1 + 1e-9 ? [] : [Math.sqrt(ratio * next)];
        });
        const isAccepted = (ratio: number) =>
          (mannWhitneyP(
            x,
            y.map((value) => value * ratio),
          ) ?? 0) >= 0.05;
        if (interval === undefined) {
          const outer = [(ratios[0] ?? 1) / 2, (ratios.at(-1) ?? 1) * 2];
          expect(outer.some(isAccepted)).toBe(true);
          return;
        }
        for (const ratio of between) {
          expect(isAccepted(ratio)).toBe(ratio > interval.low && ratio < interval.high);
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['exact, tied', tied(10), tied(10)],
    ['exact', continuous(10), continuous(10)],
    ['approximate, tied', tied(30, 11), tied(30, 11)],
    ['approximate', continuous(30, 11), continuous(30, 11)],
  ])('excludes 1 exactly where p < 0.05: %s', (_name, left, right) => {
    fc.assert(
      fc.property(left, right, (x, y) => {
        const interval = ratioInterval(x, y);
        const p = mannWhitneyP(x, y) ?? Number.NaN;
        fc.pre(interval !== undefined);
        if (interval === undefined) return;
        expect(interval.low).toBeLessThanOrEqual(interval.high);
        expect(interval.low > 1 || interval.high < 1).toBe(p < 0.05);
      }),
      { numRuns: 300 },
    );
  });

  test('an end at exactly 1 goes with the test', () => {
    // Two-sided p = 0.0476 by mid-ranks, though the smallest ratios that count are 1.
    const x = [2, 2, 2, 3, 4];
    const y = [1, 1, 1, 2, 2];
    const interval = ratioInterval(x, y);
    expect((mannWhitneyP(x, y) ?? 1) < 0.05).toBe((interval?.low ?? 0) > 1);
  });

  test('turns round with the sides', () => {
    fc.assert(
      fc.property(continuous(12), continuous(12), (x, y) => {
        const there = ratioInterval(x, y);
        const back = ratioInterval(y, x);
        expect(there === undefined).toBe(back === undefined);
        if (there === undefined || back === undefined) return;
        expect(there.low * back.high).toBeCloseTo(1, 9);
        expect(there.high * back.low).toBeCloseTo(1, 9);
      }),
    );
  });
});
