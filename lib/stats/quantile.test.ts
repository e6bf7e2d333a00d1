import * as hdr from 'hdr-histogram-js';
import { describe, expect, test } from 'vitest';
import { bytesFromBase64 } from '@/lib/hdr/base64';
import { decodeHdrV2 } from '@/lib/hdr/decode-hdr-v2';
import { inflate } from '@/server/inflate';
import { quantileHdr, quantileHyndmanFan7, quantileNearestRank } from './quantile';

// The example of “Percentile” in Wikipedia: ordinal ranks 1, 2, 2, 3, 5 of this list.
const WORKED = [15, 20, 35, 40, 50];

describe('quantileNearestRank', () => {
  test.each([
    [5, 15],
    [30, 20],
    [40, 20],
    [50, 35],
    [100, 50],
    [0, 15],
  ])('the worked example at %f %', (percent, expected) => {
    expect(quantileNearestRank(WORKED, percent)).toBe(expected);
  });

  test('is not led astray by binary fractions', () => {
    const thousand = Array.from({ length: 1000 }, (_, index) => index + 1);
    expect(quantileNearestRank(thousand, 99.9)).toBe(999);
    expect(quantileNearestRank([], 50)).toBeUndefined();
  });
});

describe('quantileHyndmanFan7', () => {
  // R 4.3: quantile(c(15, 20, 35, 40, 50), c(.05, .3, .4, .5, 1), type = 7) = 16 23 29 35 50;
  // quantile(1:10, .9) = 9.1.
  test.each([
    [5, 16],
    [30, 23],
    [40, 29],
    [50, 35],
    [100, 50],
    [0, 15],
  ])('agrees with R at %f %', (percent, expected) => {
    expect(quantileHyndmanFan7(WORKED, percent)).toBeCloseTo(expected, 12);
  });

  test('of ten values, and of none', () => {
    expect(quantileHyndmanFan7([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 90)).toBeCloseTo(9.1, 12);
    expect(quantileHyndmanFan7([7], 99)).toBe(7);
    expect(quantileHyndmanFan7([], 50)).toBeUndefined();
  });
});

describe('quantileHdr', () => {
  test('agrees with the reference implementation', () => {
    const reference = hdr.build({ highestTrackableValue: 3.6e9, numberOfSignificantValueDigits: 3 });
    for (let value = 1; value <= 20_000; value += 7) reference.recordValue(value * value);
    const bytes = bytesFromBase64(hdr.encodeIntoCompressedBase64(reference));
    const decoded = bytes === undefined ? undefined : decodeHdrV2(bytes, inflate);
    if (decoded?.ok !== true) throw new Error('not decoded');
    for (const percent of [1, 25, 50, 90, 99, 99.9, 100]) {
      expect(quantileHdr(decoded.value, percent)).toBe(reference.getValueAtPercentile(percent));
    }
    expect(quantileHdr(decoded.value, 0)).toBe(1);
  });
});
