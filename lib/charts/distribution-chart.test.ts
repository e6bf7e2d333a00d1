import { describe, expect, test } from 'vitest';
import { cellsOfValues } from './distribution-cells';
import { buildDistributionChart } from './distribution-chart';
import { distributionCsv } from './distribution-csv';
import { quantilesOfValues } from './quantiles';

const chartOf = (values: readonly number[]) =>
  buildDistributionChart({
    title: 'Latency',
    case: 'all',
    unit: 'ns',
    cells: cellsOfValues(values),
    quantiles: quantilesOfValues(values),
    kind: 'every value as measured',
  });

describe('buildDistributionChart', () => {
  test('every value lies in a bar, and the shares of all bars are one', () => {
    const values = Array.from({ length: 500 }, (_, index) => 1e6 * 1.01 ** index);
    const chart = chartOf(values);
    expect(chart?.isLog).toBe(true);
    expect(chart?.bars.reduce((sum, { count }) => sum + count, 0)).toBe(500);
    expect(chart?.bars.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    // As many values in each bar: they were made even on a logarithmic axis.
    const counts = chart?.bars.map(({ count }) => count) ?? [];
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(2);
    expect(Math.max(...(chart?.bars.map(({ height }) => height) ?? []))).toBeLessThanOrEqual(1);
  });

  test('the share of values up to a place ascends from nothing to all', () => {
    for (const values of [
      [1e6, 2e6, 3e6, 40e6],
      Array.from({ length: 3000 }, (_, index) => 1e6 + index * 1e4),
    ]) {
      const cumulative = chartOf(values)?.cumulative ?? [];
      const shares = cumulative.map(([, share]) => share);
      expect(shares).toEqual(shares.toSorted((a, b) => a - b));
      expect(shares.at(-1)).toBeCloseTo(1, 9);
      const places = cumulative.map(([x]) => x);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    }
  });

  test('values that span little stand on a linear axis with round ticks', () => {
    const chart = chartOf([100e6, 101e6, 102e6, 103e6, 104e6, 105e6, 106e6]);
    expect(chart?.isLog).toBe(false);
    expect(chart?.xTicks.map(({ label }) => label)).toEqual(['100', '102', '104', '106']);
    expect(chart?.xTicks.map(({ x }) => Number(x.toFixed(3)))).toEqual([0, 0.333, 0.667, 1]);
  });

  test('zeros are counted where the axis is logarithmic', () => {
    const chart = chartOf([0, 0, 1e6, 2e6, 50e6]);
    expect(chart?.zeros).toBe(2);
    expect(chart?.bars.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    expect(chart?.cumulative[0]?.[1]).toBeCloseTo(0.4, 9);
  });

  test('only supported percentiles are named, with intervals where there are any', () => {
    const chart = chartOf(Array.from({ length: 1000 }, (_, index) => 1e6 + index * 1e6));
    expect(chart?.quantiles.map(({ name }) => name)).toEqual([
      'min',
      'p1',
      'p5',
      'p10',
      'p25',
      'p50',
      'p75',
      'p90',
      'p95',
      'p99',
      'max',
    ]);
    expect(chart?.quantiles.find(({ name }) => name === 'p99')).toEqual({
      name: 'p99',
      text: '990',
      interval: '983 to 997',
    });
    expect(chart?.marks.map(({ label }) => label)).toEqual(['p50 500', 'p99 990']);
  });

  test('one value alone is no distribution', () => {
    expect(chartOf([5, 5, 5])).toBeUndefined();
    expect(chartOf([])).toBeUndefined();
  });

  test('the CSV ends with all values', () => {
    const chart = chartOf([1e6, 2e6, 3e6, 4e6]);
    const lines = chart === undefined ? [] : distributionCsv(chart).trim().split('\r\n');
    expect(lines[0]).toBe('from (ms),to (ms),count,share,cumulative share');
    expect(lines.at(-1)?.split(',').at(-1)).toBe('1');
  });
});
