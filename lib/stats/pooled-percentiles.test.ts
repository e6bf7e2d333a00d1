import * as hdr from 'hdr-histogram-js';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesFromBase64 } from '@/lib/hdr/base64';
import { decodeHdrV2 } from '@/lib/hdr/decode-hdr-v2';
import type { HdrHistogram } from '@/lib/hdr/histogram';
import { inflate } from '@/server/inflate';
import { pooledPercentiles } from './pooled-percentiles';
import { quantileNearestRank } from './quantile';

function histogramOf(values: readonly number[]): HdrHistogram {
  const histogram = hdr.build({ highestTrackableValue: 3.6e9, numberOfSignificantValueDigits: 3 });
  for (const value of values) histogram.recordValue(value);
  const bytes = bytesFromBase64(hdr.encodeIntoCompressedBase64(histogram));
  const decoded = bytes === undefined ? undefined : decodeHdrV2(bytes, inflate);
  if (decoded?.ok !== true) throw new Error('not decoded');
  return decoded.value;
}

const run = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 20, maxLength: 400 });

test('three runs merged give the percentiles of their pooled values within the precision of the histogram', () => {
  fc.assert(
    fc.property(fc.tuple(run, run, run), (runs) => {
      const pooled = runs.flat().toSorted((a, b) => a - b);
      const answers = pooledPercentiles(runs.map(histogramOf), [1, 50, 75, 90]) ?? [];
      expect(answers).toHaveLength(4);
      for (const { q, value, n, method } of answers) {
        const exact = quantileNearestRank(pooled, q) ?? Number.NaN;
        expect({ n, method }).toEqual({ n: pooled.length, method: 'pooled' });
        if (value === undefined) continue;
        expect(value).toBeGreaterThanOrEqual(exact);
        expect(value).toBeLessThanOrEqual(Math.max(exact + 1, exact * 1.001));
      }
    }),
    { numRuns: 50 },
  );
});

test('the average of percentiles is not the percentile of the whole', () => {
  const quick = Array.from({ length: 9000 }, (_, index) => 1000 + index);
  const slow = Array.from({ length: 1000 }, (_, index) => 100_000 + index * 100);
  const [pooled] = pooledPercentiles([histogramOf(quick), histogramOf(slow)], [99]) ?? [];
  const [a] = pooledPercentiles([histogramOf(quick)], [99]) ?? [];
  const [b] = pooledPercentiles([histogramOf(slow)], [99]) ?? [];
  const average = ((a?.value ?? 0) + (b?.value ?? 0)) / 2;
  expect(pooled?.value).toBeGreaterThan(1.5 * average);
  expect(pooled?.value).toBeLessThanOrEqual(b?.value ?? 0);
});

test('says what it cannot say', () => {
  expect(pooledPercentiles([], [99])).toBeUndefined();
  const [p99] = pooledPercentiles([histogramOf([1, 2, 3])], [99]) ?? [];
  expect(p99).toEqual({ q: 99, n: 3, method: 'pooled', supported: false });
  const other = { ...histogramOf([1, 2, 3]), unitToValueRatio: 1000 };
  expect(pooledPercentiles([histogramOf([1, 2, 3]), other], [50])).toBeUndefined();
});
