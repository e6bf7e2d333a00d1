import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareSuite } from '@/lib/comparison/compare-suite';
import { claimOf, suiteDataOf } from '@/tests/support/suite-data';
import { linearTicks } from './linear-ticks';
import { logTicks } from './log-ticks';
import { percentileTicks, tailPosition } from './percentile-axis';
import { comparisonPercentiles } from './comparison-percentiles';
import { layOutPercentiles } from './percentile-chart';
import { spreadLabels } from './spread-labels';

describe('tailPosition', () => {
  test('gives every further nine the same width', () => {
    expect(tailPosition(90)).toBeCloseTo(1, 9);
    expect(tailPosition(99)).toBeCloseTo(2, 9);
    expect(tailPosition(99.9)).toBeCloseTo(3, 9);
    expect(percentileTicks(99.99)).toEqual([50, 75, 90, 99, 99.9, 99.99]);
    expect(percentileTicks(95)).toEqual([50, 75, 90, 95]);
  });
});

describe('logTicks', () => {
  test('covers the values with 1, 2 and 5', () => {
    expect(logTicks(6, 210)).toEqual([5, 10, 20, 50, 100, 200, 500]);
    expect(logTicks(1, 1)).toEqual([1]);
    expect(logTicks(0.3, 0.7)).toEqual([0.2, 0.5, 1]);
  });

  test('always encloses the values with few ticks', () => {
    const value = fc.double({ min: 1e-6, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(value, value, (a, b) => {
        const ticks = logTicks(Math.min(a, b), Math.max(a, b));
        expect(ticks[0]).toBeLessThanOrEqual(Math.min(a, b));
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(Math.max(a, b));
        expect(ticks.length).toBeLessThanOrEqual(20);
      }),
    );
  });
});

describe('linearTicks', () => {
  test('starts at 0 and encloses the value with few ticks', () => {
    expect(linearTicks(9.6)).toEqual([0, 2, 4, 6, 8, 10]);
    expect(linearTicks(0.5)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5]);
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (most) => {
        const ticks = linearTicks(most);
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(most * (1 - 1e-9));
        expect(ticks.length).toBeLessThanOrEqual(12);
        expect(ticks.length).toBeGreaterThanOrEqual(4);
      }),
    );
  });
});

describe('spreadLabels', () => {
  test('keeps labels apart and inside', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 8 }), (wanted) => {
        const placed = spreadLabels(wanted, 16, 0, 300).toSorted((a, b) => a - b);
        placed.forEach((position, index) => {
          const before = placed[index - 1];
          if (before !== undefined) expect(position - before).toBeGreaterThanOrEqual(16 - 1e-9);
        });
        expect(Math.max(...placed)).toBeLessThanOrEqual(300);
      }),
    );
  });
});

describe('the percentiles of a comparison, laid out', () => {
  const chartOf = (data: ReturnType<typeof suiteDataOf>) => {
    const columns = data.subjects.map((subject) => subject.slug);
    const found = comparisonPercentiles(compareSuite(data, columns), 'latency');
    return found === undefined ? undefined : layOutPercentiles(found);
  };

  test('places percentiles from left to right and values from bottom to top', () => {
    const chart = chartOf(
      suiteDataOf({
        a: { 'latency.p50': [1000], 'latency.p99': [8000], 'latency.p99.9': [20_000], 'latency.p10': [1] },
      }),
    );
    const points = chart?.series[0]?.points ?? [];
    expect(points.map((point) => point.percent)).toEqual([50, 99, 99.9]);
    expect(points[0]?.x).toBeCloseTo(0, 9);
    expect(points[2]?.x).toBeCloseTo(1, 9);
    expect(points[0]?.y).toBeCloseTo(0, 9);
    expect(points[2]?.y).toBeCloseTo(1, 9);
    expect(chart?.unit).toBe('µs');
  });

  test('gives an interval in the unit of the axis and as shares of the height', () => {
    const chart = chartOf(
      suiteDataOf({
        a: {
          'latency.p50': [1000, 1100, 1200, 1300, 1400, 1500],
          'latency.p99': [8000, 8100, 8200, 8300, 8400, 10_000],
        },
      }),
    );
    const interval = chart?.series[0]?.points[0]?.interval;
    expect(interval?.low).toBeCloseTo(1, 9);
    expect(interval?.high).toBeCloseTo(1.5, 9);
    expect(interval?.lowY).toBeCloseTo(0, 9);
    expect(interval?.highY).toBeCloseTo(Math.log10(1.5), 9);
  });

  test('keeps claims apart from what was measured', () => {
    const chart = chartOf(
      suiteDataOf(
        { a: { 'latency.p50': [1000], 'latency.p99': [8000] } },
        { claims: [claimOf('c', 'a', 'latency.p99', 4000)] },
      ),
    );
    expect(chart?.series[0]?.points).toHaveLength(2);
    expect(chart?.series[0]?.claims.map((point) => point.value)).toEqual([4]);
  });

  test('drops zeros with a note and needs two percentiles', () => {
    const chart = chartOf(
      suiteDataOf({ a: { 'latency.p50': [0], 'latency.p90': [1000], 'latency.p99': [2000] } }),
    );
    expect(chart?.zeros).toBeGreaterThan(0);
    expect(chart?.series[0]?.points.map((point) => point.percent)).toEqual([90, 99]);
    expect(chartOf(suiteDataOf({ a: { 'latency.p99': [2000] } }))).toBeUndefined();
  });
});
