import * as hdr from 'hdr-histogram-js';
import { describe, expect, test } from 'vitest';
import { bytesFromBase64 } from '@/lib/hdr/base64';
import { decodeHdrV2 } from '@/lib/hdr/decode-hdr-v2';
import type { HdrHistogram } from '@/lib/hdr/histogram';
import { percentileInterval } from '@/lib/hdr/percentile-interval';
import { percentileRank } from '@/lib/hdr/percentile-rank';
import { valueAtRank } from '@/lib/hdr/value-at-rank';
import { inflate } from '@/server/inflate';
import { cellsOfHistogram, cellsOfValues } from './distribution-cells';
import { percentileGrid } from './percentile-axis';
import { curveOf, percentileOf, quantilesOfHistogram, quantilesOfValues, type Quantiles } from './quantiles';

const VALUES = Array.from({ length: 2000 }, (_, index) => 100 + ((index * 7919) % 2000) ** 1.5);

function histogramOf(values: readonly number[]): HdrHistogram {
  const histogram = hdr.build({ bitBucketSize: 64, numberOfSignificantValueDigits: 3 });
  for (const value of values) histogram.recordValue(Math.round(value));
  const bytes = bytesFromBase64(hdr.encodeIntoCompressedBase64(histogram)) ?? new Uint8Array();
  const decoded = decodeHdrV2(bytes, inflate);
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems));
  return decoded.value;
}

describe('percentileGrid', () => {
  test('ascends from 50 to 99.999 and holds the percentiles that have names', () => {
    const grid = percentileGrid();
    expect(grid).toEqual(grid.toSorted((a, b) => a - b));
    expect(new Set(grid).size).toBe(grid.length);
    for (const percent of [50, 75, 90, 95, 99, 99.2, 99.9, 99.99, 99.999]) expect(grid).toContain(percent);
  });
});

describe('quantiles', () => {
  test('of a histogram are those that the histogram itself gives, with their intervals', () => {
    const histogram = histogramOf(VALUES);
    const quantiles = quantilesOfHistogram(histogram);
    expect(quantiles.n).toBe(2000);
    for (const percent of [50, 75, 90, 99, 99.5]) {
      expect(percentileOf(quantiles, percent)).toEqual({
        percent,
        value: valueAtRank(histogram, percentileRank(2000, percent))?.highest,
        ...percentileInterval(histogram, percent),
      });
    }
    expect(quantiles.at(0)).toBeUndefined();
    expect(quantiles.at(2001)).toBeUndefined();
  });

  test('of raw values are the values themselves', () => {
    const quantiles = quantilesOfValues([3, 1, 2]);
    expect([1, 2, 3].map((rank) => quantiles.at(rank)?.highest)).toEqual([1, 2, 3]);
    expect(percentileOf(quantiles, 50)).toEqual({ percent: 50, value: 2 });
  });

  test('stop where fewer than ten values lie beyond, and go on as a tail up to the last but one', () => {
    const { curve, tail } = curveOf(quantilesOfValues(VALUES));
    // Of 2,000 values ten lie above p99.5.
    expect(curve.at(-1)?.percent).toBe(99.5);
    expect(tail[0]?.percent).toBeGreaterThan(99.5);
    expect(tail.at(-1)?.percent).toBe(99.95);
    expect(curve.map(({ value }) => value)).toEqual(
      curve.map(({ value }) => value).toSorted((a, b) => a - b),
    );
    expect(tail.at(-1)?.value).toBeLessThan(Math.max(...VALUES));
  });

  test('the ribbon encloses the line and hardly differs from the exact intervals', () => {
    for (const n of [500, 20_000, 3_000_000]) {
      // The value at a rank is the rank, so that a difference of values is one of ranks.
      const quantiles: Quantiles = {
        n,
        at: (rank) => (rank < 1 || rank > n ? undefined : { lowest: rank, highest: rank }),
      };
      for (const { percent, value, low = NaN, high = NaN } of curveOf(quantiles).curve) {
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
        const exact = percentileOf(quantiles, percent);
        const width = (exact?.high ?? NaN) - (exact?.low ?? NaN);
        expect(Math.abs(low - (exact?.low ?? NaN))).toBeLessThanOrEqual(2 + 0.1 * width);
        expect(Math.abs(high - (exact?.high ?? NaN))).toBeLessThanOrEqual(2 + 0.1 * width);
      }
    }
  });

  test('an empty or tiny distribution has no line', () => {
    expect(curveOf(quantilesOfValues([]))).toEqual({ curve: [], tail: [] });
    expect(curveOf(quantilesOfValues([5])).curve).toEqual([{ percent: 50, value: 5 }]);
  });
});

describe('distribution cells', () => {
  test('a bucket is spread over its width, so that shares grow evenly through it', () => {
    const cells = cellsOfHistogram(histogramOf([1, 1, 1, 1, 2, 2]));
    expect(cells.edges()).toEqual({ least: 1, most: 3, leastPositive: 1 });
    expect(cells.countUpTo(1.5)).toBeCloseTo(2, 9);
    expect(cells.countsBetween([1, 1.5, 2, 3])).toEqual([2, 2, 2]);
  });

  test('single values belong to the bar that begins with them, the last to the last', () => {
    const cells = cellsOfValues([3, 1, 2, 2]);
    expect(cells.countsBetween([1, 2, 3])).toEqual([3, 1]);
    expect(cells.countsBetween([1, 1.5, 3])).toEqual([1, 3]);
    expect(cells.zeros).toBe(0);
    expect(cellsOfValues([0, 0, 5]).zeros).toBe(2);
    expect(cellsOfValues([]).edges()).toBeUndefined();
  });
});
