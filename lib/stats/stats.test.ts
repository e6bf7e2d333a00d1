import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binomialHalfCdf } from './binomial';
import { holm } from './holm';
import { mannWhitney, mannWhitneyP, smallestMannWhitneyP } from './mann-whitney';
import { median } from './median';
import { medianInterval } from './median-interval';
import { normalUpperTail } from './normal';

describe('median', () => {
  test('takes the middle, or the mean of the middle two', () => {
    expect(median([])).toBeUndefined();
    expect(median([7])).toBe(7);
    expect(median([3, 1, 2, 10])).toBe(2.5);
    expect(median([5, 1, 9])).toBe(5);
  });
});

describe('medianInterval', () => {
  test('needs six values', () => {
    expect(medianInterval([1, 2, 3, 4, 5])).toBeUndefined();
    expect(medianInterval([6, 2, 3, 4, 5, 1])).toEqual({ low: 1, high: 6 });
  });

  // Le Boudec (2010), table A.1: order statistics of the 95 % interval of a median.
  test.each([
    [8, 1, 8],
    [9, 2, 8],
    [10, 2, 9],
    [15, 4, 12],
    [20, 6, 15],
    [30, 10, 21],
    [50, 18, 33],
    [70, 27, 44],
  ])('ranks for n = %i are %i and %i', (n, low, high) => {
    const values = Array.from({ length: n }, (_, index) => index + 1);
    expect(medianInterval(values)).toEqual({ low, high });
  });

  test('covers at least 95 %, and the next narrower one does not', () => {
    for (let n = 6; n <= 200; n += 1) {
      const interval = medianInterval(Array.from({ length: n }, (_, index) => index + 1));
      const rank = interval?.low ?? Number.NaN;
      expect(1 - 2 * binomialHalfCdf(rank - 1, n)).toBeGreaterThanOrEqual(0.95);
      if (rank + 1 <= n / 2) expect(1 - 2 * binomialHalfCdf(rank, n)).toBeLessThan(0.95);
    }
  });
});

describe('binomialHalfCdf', () => {
  test('agrees with exact fractions', () => {
    expect(binomialHalfCdf(0, 6)).toBe(1 / 64);
    expect(binomialHalfCdf(2, 6)).toBe(22 / 64);
    expect(binomialHalfCdf(999, 2000)).toBeCloseTo(0.4910805, 6);
  });
});

describe('mannWhitneyP', () => {
  test('gives the smallest p for complete separation', () => {
    expect(mannWhitneyP([1, 2, 3], [4, 5, 6])).toBeCloseTo(0.1, 12);
    expect(mannWhitneyP([1, 2, 3, 4], [5, 6, 7, 8])).toBeCloseTo(2 / 70, 12);
    expect(mannWhitneyP([5, 6, 7, 8, 9], [0, 1, 2, 3, 4])).toBeCloseTo(2 / 252, 12);
    expect(smallestMannWhitneyP(3, 3)).toBeCloseTo(0.1, 12);
    expect(smallestMannWhitneyP(4, 4)).toBeCloseTo(2 / 70, 12);
  });

  // R 4.3: wilcox.test(c(0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46), c(1.15, 0.88, 0.90, 0.74, 1.21))
  // (the permeability example of ?wilcox.test, Hollander and Wolfe 1973, p. 69): two-sided p = 0.2544.
  test('agrees with the published permeability example', () => {
    const atTerm = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
    const early = [1.15, 0.88, 0.9, 0.74, 1.21];
    expect(mannWhitneyP(atTerm, early)).toBeCloseTo(0.254412, 6);
  });

  test('equals brute-force enumeration, ties included', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 5 }),
        fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 5 }),
        (x, y) => {
          expect(Math.abs((mannWhitneyP(x, y) ?? Number.NaN) - enumerate(x, y))).toBeLessThan(1e-9);
        },
      ),
    );
  });

  test('is symmetric and does not change under monotone transformations', () => {
    const sample = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(sample, sample, (x, y) => {
        const p = mannWhitneyP(x, y) ?? Number.NaN;
        expect(mannWhitneyP(y, x)).toBeCloseTo(p, 12);
        expect(mannWhitneyP(x.map(Math.log), y.map(Math.log))).toBeCloseTo(p, 12);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('never calls equal samples different, also above the exact limit', () => {
    const same = Array.from({ length: 15 }, () => 3);
    expect(mannWhitneyP(same, same)).toBe(1);
    expect(mannWhitneyP([], [1])).toBeUndefined();
  });

  // z = (225 − 112.5 − 0.5) / √(15·15·31/12) = 4.6455 for complete separation of 15 and 15.
  test('uses the normal approximation above twenty values', () => {
    const low = Array.from({ length: 15 }, (_, index) => index);
    const high = low.map((value) => value + 100);
    expect(mannWhitneyP(low, high)).toBeCloseTo(2 * normalUpperTail(112 / Math.sqrt(581.25)), 15);
  });
});

/** P(|U − mn/2| ≥ observed) by listing every split. */
function enumerate(x: readonly number[], y: readonly number[]): number {
  const all = [...x, ...y];
  const distance = (members: ReadonlySet<number>): number => {
    let u = 0;
    all.forEach((a, i) => {
      if (!members.has(i)) return;
      all.forEach((b, j) => {
        if (!members.has(j)) u += a > b ? 1 : a === b ? 0.5 : 0;
      });
    });
    return Math.abs(u - (x.length * y.length) / 2);
  };
  const observed = distance(new Set(x.keys()));
  let extreme = 0;
  let total = 0;
  for (let mask = 0; mask < 2 ** all.length; mask += 1) {
    const members = new Set([...all.keys()].filter((index) => ((mask >> index) & 1) === 1));
    if (members.size !== x.length) continue;
    total += 1;
    if (distance(members) >= observed - 1e-9) extreme += 1;
  }
  return extreme / total;
}

describe('normalUpperTail', () => {
  // Abramowitz and Stegun, table 26.1.
  test.each([
    [0, 0.5],
    [1, 0.158655253931457],
    [1.96, 0.0249978951482204],
    [3, 0.00134989803163009],
    [5, 2.86651571879194e-7],
  ])('at %f', (z, expected) => {
    expect(normalUpperTail(z) / expected).toBeCloseTo(1, 12);
  });
});

describe('mannWhitney', () => {
  // Cliff's delta: the balance of pairs.
  test('gives the effect beside p', () => {
    expect(mannWhitney([5, 6], [1, 2])?.effect).toBe(1);
    expect(mannWhitney([1, 2], [1, 2])?.effect).toBe(0);
    expect(mannWhitney([1, 4], [2, 3, 3])?.effect).toBe(0);
    expect(mannWhitney([1, 2, 2], [2, 3])?.effect).toBeCloseTo(-4 / 6, 12);
    expect(mannWhitney([], [1])).toBeUndefined();
  });

  test('counts pairs as two loops do', () => {
    const sample = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const [x, y] = [a, b].map((list) => list.toSorted((one, other) => one - other));
        if (x === undefined || y === undefined) return;
        const balance = x.flatMap((one) => y.map((other) => Math.sign(one - other)));
        const expected = balance.reduce((sum, sign) => sum + sign, 0) / balance.length;
        expect(mannWhitney(x, y)?.effect).toBeCloseTo(expected, 12);
      }),
    );
  });
});

describe('holm', () => {
  // R 4.3: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") = 0.03 0.06 0.06 0.02
  test('agrees with R', () => {
    expect(holm([0.01, 0.04, 0.03, 0.005]).map((p) => Number(p.toFixed(12)))).toEqual([
      0.03, 0.06, 0.06, 0.02,
    ]);
  });
});
