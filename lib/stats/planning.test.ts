import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { geometricMean } from './geometric-mean';
import { orderStatistic } from './order-statistic';
import { runsNeeded, runsNeededForRatio } from './runs-needed';

describe('geometricMean', () => {
  test('of ratios', () => {
    expect(geometricMean([2, 8])).toBeCloseTo(4, 12);
    // Fleming and Wallace (1986): times of the processors R and M on five programs give 0.86 for M relative to R.
    const r = [417, 83, 66, 39_449, 772];
    const m = [244, 70, 153, 33_527, 368];
    expect(geometricMean(m.map((time, index) => time / (r[index] ?? 1)))).toBeCloseTo(0.86, 2);
    expect(geometricMean([])).toBeUndefined();
    expect(geometricMean([1, 0])).toBeUndefined();
    expect(geometricMean([1, -1])).toBeUndefined();
  });

  test('does not depend on the base', () => {
    const ratios = fc.array(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(ratios, (list) => {
        const inverse = geometricMean(list.map((ratio) => 1 / ratio)) ?? Number.NaN;
        expect((geometricMean(list) ?? Number.NaN) * inverse).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe('runsNeeded', () => {
  test('by Noether’s formula, not below four', () => {
    // N = (1.96 + 0.8416)² ÷ (12 · ½ · ½ · (P − ½)²): 7.849 ÷ (3 · 0.25²) = 41.9 together for P = 0.75.
    expect(runsNeeded(0.5)).toBe(21);
    expect(runsNeeded(-0.5)).toBe(21);
    expect(runsNeeded(0.2)).toBe(131);
    expect(runsNeeded(1)).toBe(4);
    expect(runsNeeded(0)).toBeUndefined();
    expect(runsNeeded(Number.NaN)).toBeUndefined();
  });

  test('for a ratio, from the spread of some runs', () => {
    expect(runsNeededForRatio([100, 101, 102, 103], 1.5)).toBe(4);
    // Of 12 ordered pairs 9 lie above after 1.5 % more and 3 below: an effect of a half.
    expect(runsNeededForRatio([100, 101, 102, 103], 1.015)).toBe(21);
    expect(runsNeededForRatio([100, 101, 102, 103], 1 / 1.5)).toBe(4);
    expect(runsNeededForRatio([100, 101, 102], 1.001)).toBeUndefined();
    expect(runsNeededForRatio([100], 2)).toBeUndefined();
  });
});

describe('orderStatistic', () => {
  test('is the k-th of the sorted values', () => {
    const list = fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ noNaN: true })), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(list, fc.nat(59), (values, place) => {
        const k = (place % values.length) + 1;
        // Both zeros are one number.
        expect((orderStatistic([...values], k) ?? Number.NaN) + 0).toBe(
          (values.toSorted((a, b) => a - b)[k - 1] ?? Number.NaN) + 0,
        );
      }),
    );
    expect(orderStatistic([], 1)).toBeUndefined();
  });
});
