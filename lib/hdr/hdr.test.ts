import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import * as hdr from 'hdr-histogram-js';
import { describe, expect, it } from 'vitest';
import { inflate } from '@/server/inflate';
import { base64FromBytes, bytesFromBase64 } from './base64';
import { layoutOf } from './bucket-layout';
import { decodeHdrV2, MAX_HISTOGRAM_BYTES } from './decode-hdr-v2';
import { encodeHdrV2 } from './encode-hdr-v2';
import type { HdrHistogram } from './histogram';
import { histogramSum } from './histogram-sum';
import { percentileInterval } from './percentile-interval';
import { percentileRank } from './percentile-rank';
import { summarise } from './summarise';
import { valueAtRank } from './value-at-rank';

type Shape = { digits: 0 | 1 | 2 | 3 | 4 | 5; lowest: number };

function recorded(
  values: readonly number[],
  { digits, lowest }: Shape = { digits: 3, lowest: 1 },
): hdr.Histogram {
  const histogram = hdr.build({
    bitBucketSize: 64,
    lowestDiscernibleValue: lowest,
    highestTrackableValue: 2 ** 40,
    numberOfSignificantValueDigits: digits as 1 | 2 | 3 | 4 | 5,
  });
  for (const value of values) histogram.recordValue(value);
  return histogram;
}

function decoded(base64: string): HdrHistogram {
  const bytes = bytesFromBase64(base64);
  if (bytes === undefined) throw new Error('no base64');
  return ok(decodeHdrV2(bytes, inflate));
}

function ok(result: ReturnType<typeof decodeHdrV2>): HdrHistogram {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

function merge(...histograms: readonly HdrHistogram[]): HdrHistogram {
  const sum = histogramSum();
  for (const histogram of histograms) sum.add(histogram);
  const result = sum.result();
  if (result === undefined) throw new Error('nothing was added');
  return result;
}

const ours = (values: readonly number[], shape?: Shape) =>
  decoded(hdr.encodeIntoCompressedBase64(recorded(values, shape)));

const percentile = (histogram: HdrHistogram, percent: number) =>
  valueAtRank(histogram, percentileRank(histogram.total, percent))?.highest;

const integers = fc.oneof(
  fc.nat({ max: 4000 }),
  fc.nat({ max: 5_000_000 }),
  fc.integer({ min: 0, max: 2 ** 39 }),
);
const values = fc.array(integers, { minLength: 1, maxLength: 120 });
const shapes = fc.record({
  digits: fc.constantFrom(1, 2, 3) as fc.Arbitrary<1 | 2 | 3>,
  lowest: fc.constantFrom(1, 2, 1000, 20_000),
});

describe('histograms of hdr-histogram-js', () => {
  it('give the same percentiles, extremes, mean and deviation here', () => {
    fc.assert(
      fc.property(values, shapes, (list, shape) => {
        const theirs = recorded(list, shape);
        const histogram = decoded(hdr.encodeIntoCompressedBase64(theirs));
        expect(histogram.total).toBe(list.length);
        for (const percent of [1, 25, 50, 75, 90, 99, 99.9, 100]) {
          expect(percentile(histogram, percent), `p${percent}`).toBe(theirs.getValueAtPercentile(percent));
        }
        const summary = summarise(histogram);
        expect(summary?.max).toBe(theirs.getValueAtPercentile(100));
        expect(summary?.mean).toBeCloseTo(theirs.mean, 5 - Math.ceil(Math.log10(theirs.mean + 1)));
        const stddev = theirs.stdDeviation;
        expect(Math.abs((summary?.stddev ?? NaN) - stddev)).toBeLessThanOrEqual(1e-6 * stddev + 1e-6);
      }),
      { seed: 1, numRuns: 40 },
    );
  });

  it('read what is encoded here', () => {
    fc.assert(
      fc.property(values, shapes, (list, shape) => {
        const theirs = recorded(list, shape);
        const encoded = base64FromBytes(encodeHdrV2(ours(list, shape)));
        const back = hdr.decodeFromCompressedBase64(encoded, 64);
        expect(back.totalCount).toBe(list.length);
        for (const percent of [1, 50, 99, 99.99, 100]) {
          expect(back.getValueAtPercentile(percent)).toBe(theirs.getValueAtPercentile(percent));
        }
      }),
      { seed: 2, numRuns: 40 },
    );
  });

  it.each([
    ['skewed', Array.from({ length: 5000 }, (_, at) => Math.round(1000 * -Math.log(1 - (at + 0.5) / 5000)))],
    ['bimodal', Array.from({ length: 3000 }, (_, at) => (at % 10 === 0 ? 2_000_000 + at : 9_000 + at))],
    ['constant', Array.from({ length: 100 }, () => 123_456)],
    ['one value', [987_654_321]],
    ['over eight decades', Array.from({ length: 2000 }, (_, at) => Math.round(10 ** ((8 * at) / 2000)))],
  ])('keep percentiles of %s data to three digits', (_, list) => {
    const sorted = list.toSorted((a, b) => a - b);
    const histogram = ours(list);
    for (const percent of [1, 10, 50, 90, 99, 99.9, 100]) {
      const exact = sorted[percentileRank(list.length, percent) - 1];
      if (exact === undefined) throw new Error('no such rank');
      const found = percentile(histogram, percent) ?? NaN;
      expect(found).toBeGreaterThanOrEqual(exact);
      expect(found - exact).toBeLessThanOrEqual(exact / 1000);
    }
  });
});

describe('layoutOf', () => {
  it('puts each integer into a bucket that holds it, for all precisions', () => {
    const digits = fc.integer({ min: 0, max: 5 });
    const lowest = fc.oneof(fc.constantFrom(1, 2, 3, 1023, 1024, 20_000, 2 ** 40 - 1), fc.nat({ max: 1e6 }));
    fc.assert(
      fc.property(digits, lowest, integers, (significantDigits, low, integer) => {
        const layout = layoutOf({
          lowestDiscernible: low + 1,
          highestTrackable: 2 ** 53,
          significantDigits,
        });
        const index = layout.indexOf(integer);
        expect(index).toBeLessThan(layout.length);
        expect(layout.lowestAt(index)).toBeLessThanOrEqual(integer);
        expect(layout.lowestAt(index) + layout.widthAt(index)).toBeGreaterThan(integer);
        expect(layout.lowestAt(index + 1)).toBe(layout.lowestAt(index) + layout.widthAt(index));
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});

describe('encodeHdrV2', () => {
  it('gives back what is decoded, with counts up to 2^53 and any ratio', () => {
    const counts = fc.oneof(
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 1, max: 2 ** 45 }),
      fc.constantFrom(63, 64, 2 ** 27 - 1, 2 ** 27, 2 ** 34, 2 ** 48),
    );
    const buckets = fc.dictionary(fc.nat({ max: 20_000 }).map(String), counts, { minKeys: 1, maxKeys: 15 });
    fc.assert(
      fc.property(buckets, fc.constantFrom(1, 1000, 0.001), (entries, unitToValueRatio) => {
        const indices = Int32Array.from(Object.keys(entries).map(Number)).sort();
        const list = Float64Array.from(indices, (index) => entries[index] ?? NaN);
        const histogram: HdrHistogram = {
          lowestDiscernible: 1,
          highestTrackable: 2 ** 47,
          significantDigits: 3,
          unitToValueRatio,
          indices,
          counts: list,
          total: list.reduce((sum, count) => sum + count, 0),
        };
        expect(ok(decodeHdrV2(encodeHdrV2(histogram), inflate))).toEqual(histogram);
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  it('keeps a count of 2^53 − 1 and the usual limit of 2^63 − 1', () => {
    const histogram = {
      ...ours([5]),
      highestTrackable: 2 ** 63,
      counts: Float64Array.of(Number.MAX_SAFE_INTEGER),
      total: Number.MAX_SAFE_INTEGER,
    };
    expect(ok(decodeHdrV2(encodeHdrV2(histogram), inflate))).toEqual(histogram);
  });
});

describe('histogramSum', () => {
  const histograms = fc.tuple(values, shapes).map(([list, shape]) => ours(list, shape));

  it('is associative and commutative, whatever the precisions', () => {
    fc.assert(
      fc.property(histograms, histograms, histograms, (a, b, c) => {
        expect(merge(a, b)).toEqual(merge(b, a));
        expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
      }),
      { seed: 5, numRuns: 50 },
    );
  });

  it('is what recording all values in the coarser one gives', () => {
    fc.assert(
      fc.property(values, values, shapes, shapes, (first, second, one, other) => {
        const coarser: Shape = {
          digits: Math.min(one.digits, other.digits) as 1 | 2 | 3 | 4,
          lowest: Math.max(one.lowest, other.lowest),
        };
        expect(merge(ours(first, one), ours(second, other))).toEqual(ours([...first, ...second], coarser));
      }),
      { seed: 6, numRuns: 50 },
    );
  });

  it('refuses different ratios and more than 2^53 − 1 values', () => {
    const one = ours([1]);
    expect(() => merge(one, { ...one, unitToValueRatio: 1000 })).toThrow(/ratios 1 and 1000/);
    const full = { ...one, counts: Float64Array.of(2 ** 53 - 1), total: 2 ** 53 - 1 };
    expect(() => merge(one, full)).toThrow(/2\^53/);
  });

  it('gives the same sum for many at once and for one after the other', () => {
    fc.assert(
      fc.property(fc.array(histograms, { minLength: 1, maxLength: 12 }), (list) => {
        expect(merge(...list)).toEqual(list.reduce((sum, histogram) => merge(sum, histogram)));
        expect(merge(...list)).toEqual(merge(...list.toReversed()));
      }),
      { seed: 7, numRuns: 30 },
    );
    expect(histogramSum().result()).toBeUndefined();
  });
});

describe('percentiles', () => {
  it('ascend and lie within their intervals', () => {
    fc.assert(
      fc.property(fc.array(integers, { minLength: 400, maxLength: 600 }), (list) => {
        const histogram = ours(list);
        let before = 0;
        for (let percent = 1; percent < 100; percent += 7) {
          const value = percentile(histogram, percent) ?? NaN;
          expect(value).toBeGreaterThanOrEqual(before);
          before = value;
          const interval = percentileInterval(histogram, percent);
          if (interval === undefined) continue;
          expect(interval.low).toBeLessThanOrEqual(value);
          expect(interval.high).toBeGreaterThanOrEqual(value);
        }
      }),
      { seed: 8, numRuns: 20 },
    );
  });

  it('take the exact rank where floating point would take the next', () => {
    expect(percentileRank(1000, 99.9)).toBe(999);
    expect(percentileRank(100_000, 99.999)).toBe(99_999);
    expect(percentileRank(3, 50)).toBe(2);
    expect(percentileRank(5, 0)).toBe(1);
    expect(percentileRank(2 ** 53 - 1, 100)).toBe(2 ** 53 - 1);
  });

  it('count in the unit of the ratio', () => {
    const histogram = { ...ours([426]), unitToValueRatio: 1000 };
    expect(summarise(histogram)).toEqual({ min: 426_000, max: 426_000, mean: 426_000, stddev: 0 });
    expect(valueAtRank(histogram, 1)).toEqual({ lowest: 426_000, highest: 426_000 });
  });

  it('do not exist in an empty histogram', () => {
    const empty = ours([]);
    expect(summarise(empty)).toBeUndefined();
    expect(valueAtRank(empty, 1)).toBeUndefined();
    expect(percentileInterval(empty, 50)).toBeUndefined();
  });
});

describe('decodeHdrV2', () => {
  const good = encodeHdrV2(ours([1, 5, 5, 70_000]));
  const plain = new Uint8Array(inflate(good.subarray(8), MAX_HISTOGRAM_BYTES));
  const changed = (at: number, ...bytes: number[]) => {
    const copy = plain.slice();
    copy.set(bytes, at);
    return copy;
  };
  const withPayload = (...payload: number[]) => {
    const bytes = new Uint8Array(40 + payload.length);
    bytes.set(plain.subarray(0, 40));
    new DataView(bytes.buffer).setInt32(4, payload.length);
    bytes.set(payload, 40);
    return bytes;
  };
  const packed = (bytes: Uint8Array) => {
    const stream = deflateSync(bytes);
    const result = new Uint8Array(8 + stream.length);
    new DataView(result.buffer).setUint32(0, 0x1c849314);
    new DataView(result.buffer).setInt32(4, stream.length);
    result.set(stream, 8);
    return result;
  };

  it('reads the plain and the compressed form alike', () => {
    expect(decodeHdrV2(plain, inflate)).toEqual(decodeHdrV2(good, inflate));
    expect(decodeHdrV2(packed(plain), inflate)).toEqual(decodeHdrV2(good, inflate));
  });

  it.each([
    ['nothing', new Uint8Array(), 'syntax'],
    ['random bytes', Uint8Array.from({ length: 60 }, (_, at) => at), 'syntax'],
    ['encoding V0', bytesFromBase64('HISTiQAAAG4=') ?? new Uint8Array(), 'unsupported-format'],
    ['encoding V1', bytesFromBase64('HISTIgAAAFc=') ?? new Uint8Array(), 'unsupported-format'],
    ['fractional values', Uint8Array.of(0x0c, 0x72, 0x12, 0x4f, 0, 0, 0, 0), 'unsupported-format'],
    ['a cut zlib stream', good.subarray(0, -5), 'syntax'],
    ['a damaged zlib stream', Uint8Array.from(good, (byte, at) => (at === 8 ? 0 : byte)), 'syntax'],
    ['a bomb', packed(new Uint8Array(MAX_HISTOGRAM_BYTES + 1)), 'syntax'],
    ['something else in the stream', packed(new Uint8Array(100)), 'syntax'],
    ['a short header', plain.subarray(0, 39), 'syntax'],
    ['a payload length that is too long', changed(4, 0, 0, 1, 0), 'syntax'],
    ['a negative payload length', changed(4, 0xff, 0xff, 0xff, 0xff), 'syntax'],
    ['six digits', changed(12, 0, 0, 0, 6), 'out-of-range'],
    ['a lowest value of 0', changed(16, 0, 0, 0, 0, 0, 0, 0, 0), 'out-of-range'],
    ['a lowest value of 2^62', changed(16, 0x40, 0, 0, 0, 0, 0, 0, 0), 'out-of-range'],
    ['a highest value of 1', changed(24, 0, 0, 0, 0, 0, 0, 0, 1), 'out-of-range'],
    ['a ratio of NaN', changed(32, 0x7f, 0xf8, 0, 0, 0, 0, 0, 0), 'out-of-range'],
    ['a ratio of 0', changed(32, 0, 0, 0, 0, 0, 0, 0, 0), 'out-of-range'],
    ['half a number', withPayload(2, 0x80), 'syntax'],
    ['a run beyond the last bucket', withPayload(0xff, 0xff, 0xff, 0xff, 0x0f), 'out-of-range'],
    ['the longest run', withPayload(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff), 'out-of-range'],
    ['a count of 2^62', withPayload(0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80), 'out-of-range'],
    [
      'counts that are too many together',
      withPayload(
        ...Array.from({ length: 3 }, () => [0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x1f]).flat(),
      ),
      'out-of-range',
    ],
  ])('refuses %s', (_, bytes, code) => {
    const place = { file: 'x.hlog', line: 3, column: 9 };
    const result = decodeHdrV2(bytes, inflate, place);
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.problems.map((problem) => [problem.code, problem.where])).toEqual([[code, place]]);
  });

  it('refuses values from 2^53 up, which a double cannot hold', () => {
    const wide = { ...ours([1]), highestTrackable: 2 ** 60 };
    const index = layoutOf(wide).indexOf(2 ** 53);
    const result = decodeHdrV2(encodeHdrV2({ ...wide, indices: Int32Array.of(index) }), inflate);
    expect(result).toMatchObject({
      ok: false,
      problems: [{ code: 'out-of-range', expected: 'values below 2^53' }],
    });
  });

  it('never throws, whatever the bytes', () => {
    const payloads = fc.uint8Array({ maxLength: 60 });
    fc.assert(
      fc.property(payloads, fc.nat({ max: 39 }), fc.nat({ max: 255 }), (payload, at, byte) => {
        const bytes = withPayload(...payload);
        bytes[at] = byte;
        const result = decodeHdrV2(bytes, inflate);
        if (result.ok) expect(ok(decodeHdrV2(encodeHdrV2(result.value), inflate))).toEqual(result.value);
        else expect(result.problems).toHaveLength(1);
      }),
      { seed: 9, numRuns: 1000 },
    );
  });
});

describe('bytesFromBase64', () => {
  it('reads what base64FromBytes writes, and nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20_000 }), (bytes) => {
        expect(bytesFromBase64(base64FromBytes(bytes))).toEqual(bytes);
      }),
      { seed: 10, numRuns: 30 },
    );
    for (const text of ['AAA', 'AA=A', 'AA A', 'AAA=\n', '-_AA', 'A===']) {
      expect(bytesFromBase64(text), text).toBeUndefined();
    }
  });
});
