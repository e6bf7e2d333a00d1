import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import * as hdr from 'hdr-histogram-js';
import { describe, expect, it, test } from 'vitest';
import { base64FromBytes, bytesFromBase64 } from '@/lib/hdr/base64';
import { decodeHdrV2, type Inflate } from '@/lib/hdr/decode-hdr-v2';
import { encodeHdrV2 } from '@/lib/hdr/encode-hdr-v2';
import type { DurationUnit } from '@/lib/model/durations';
import { inflate } from '@/server/inflate';
import { hdrHlog } from './hdr-hlog';
import type { ParsedDocument } from './importer';
import { parseDocument } from './parse-document';

const root = path.join(import.meta.dirname, '..', '..');
const sample = (name: string) => readFileSync(path.join(root, 'data/samples/hdr-hlog', name), 'utf8');

function read(text: string, unit?: DurationUnit, unpack: Inflate = inflate) {
  return parseDocument({
    text,
    fileName: 'a.hlog',
    format: 'hdr-hlog',
    inflate: unpack,
    ...(unit === undefined ? {} : { unit }),
  });
}

function runsOf(text: string, unit?: DurationUnit) {
  const result = read(text, unit);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  if (result.value.parsed.kind !== 'runs') throw new Error('a log gives runs');
  return result.value.parsed;
}

function problemsOf(text: string, unit?: DurationUnit) {
  const result = read(text, unit);
  if (result.ok) throw new Error('no problem');
  return result.problems;
}

function payload(values: readonly number[], lowest = 1): string {
  const histogram = hdr.build({
    bitBucketSize: 64,
    lowestDiscernibleValue: lowest,
    highestTrackableValue: 3.6e12,
    numberOfSignificantValueDigits: 3,
  });
  for (const value of values) histogram.recordValue(value);
  return hdr.encodeIntoCompressedBase64(histogram);
}

const interval = (start: number, values: readonly number[], options: { tag?: string; max?: number } = {}) =>
  `${options.tag === undefined ? '' : `Tag=${options.tag},`}${start.toFixed(3)},1.000,${(options.max ?? Math.max(0, ...values) / 1e6).toFixed(3)},${payload(values)}\n`;

const upTo = (n: number, step = 1000) => Array.from({ length: n }, (_, at) => (at + 1) * step);

function statistics(parsed: ParsedDocument, run = 0, name = 'all'): Record<string, number> {
  if (parsed.kind !== 'runs') throw new Error('runs');
  return Object.fromEntries(
    (parsed.runs[run]?.measurements ?? [])
      .filter((entry) => entry.case === name)
      .map((entry) => [`${entry.metric}.${entry.statistic}`, entry.value]),
  );
}

describe('a histogram log', () => {
  it('merges the intervals of each tag and keeps their course', () => {
    const parsed = runsOf(
      interval(10, [1000, 3000], { tag: 'get' }) +
        interval(10, [5000]) +
        interval(11, [2000], { tag: 'get' }),
      'ns',
    );
    expect(statistics(parsed, 0, 'get')).toMatchObject({
      'latency.p50': 2000,
      'latency.min': 1000,
      'latency.max': 3001,
      'operation-rate.mean': 1.5,
    });
    expect(statistics(parsed)).toMatchObject({ 'latency.p50': 5003, 'operation-rate.mean': 1 });
    expect(parsed.runs[0]?.series).toEqual([
      { case: 'get', metric: 'operation-rate', offsetsNs: [0, 1e9], values: [2, 1] },
      { case: 'get', metric: 'interval-max', offsetsNs: [0, 1e9], values: [3001, 2000] },
      { case: 'all', metric: 'operation-rate', offsetsNs: [0], values: [1] },
      { case: 'all', metric: 'interval-max', offsetsNs: [0], values: [5003] },
    ]);
    expect(parsed.runs[0]?.durationNs).toBe(2e9);
    expect(parsed.runs[0]?.measurements[0]).toMatchObject({
      grade: 'histogram',
      method: 'hdr',
      n: 3,
      from: { pointer: 'lines 1-3' },
    });
  });

  it('keeps the bytes of a single interval in nanoseconds as received', () => {
    const [distribution] = runsOf(interval(0, [1000, 3000]), 'ns').runs[0]?.distributions ?? [];
    expect(distribution).toEqual({
      case: 'all',
      metric: 'latency',
      encoding: 'hdr-v2',
      unit: 'ns',
      count: 2,
      data: payload([1000, 3000]),
    });
  });

  it('keeps integers of another unit and says what they count in the ratio', () => {
    const parsed = runsOf(interval(0, [1000, 1000, 2000]), 'us');
    expect(statistics(parsed)).toMatchObject({ 'latency.p50': 1_000_000, 'latency.max': 2_000_000 });
    const [distribution] = parsed.runs[0]?.distributions ?? [];
    if (distribution?.encoding !== 'hdr-v2') throw new Error('no histogram');
    expect(decodeHdrV2(bytesFromBase64(distribution.data) ?? new Uint8Array(), inflate)).toMatchObject({
      ok: true,
      value: { unitToValueRatio: 1000, total: 3 },
    });
  });

  it('leaves out percentiles that fewer than ten values lie above, with one warning', () => {
    const parsed = runsOf(interval(0, upTo(999)) + interval(1, upTo(40), { tag: 'x' }), 'ns');
    expect(statistics(parsed)['latency.p95']).toBe(950_271);
    expect(statistics(parsed)['latency.p99']).toBeUndefined();
    expect(statistics(parsed, 0, 'x')['latency.p75']).toBe(30_015);
    expect(statistics(parsed, 0, 'x')['latency.p90']).toBeUndefined();
    const skipped = parsed.warnings.filter(({ code }) => code === 'value-skipped');
    expect(skipped).toHaveLength(1);
    expect(skipped[0]?.message).toContain('p99, p99.9, p99.99, p99.999 of “all” (999 values)');
    expect(statistics(runsOf(interval(0, upTo(1000)), 'ns'))['latency.p99']).toBeDefined();
  });

  it('wants the unit, and says what the column tells', () => {
    expect(problemsOf(interval(0, [2_768_895]))).toMatchObject([
      {
        code: 'unit-unknown',
        where: { line: 1 },
        hint: expect.stringMatching(/--unit.*divided by 1,000,000$/),
      },
    ]);
  });

  it('takes nanoseconds from jHiccup, whose own timer counts no operations', () => {
    const head = '#[Logged with jHiccup version 2.0.7-SNAPSHOT]\n#[Histogram log format version 1.2]\n';
    const parsed = runsOf(
      `${head}#[StartTime: 1441812279.474 (seconds since epoch), Wed]\n${interval(0.127, [1000])}`,
    );
    expect(parsed.runs[0]).toMatchObject({
      startedAt: 1_441_812_279_601,
      tool: { name: 'jHiccup', version: '2.0.7-SNAPSHOT' },
    });
    expect(statistics(parsed)).not.toHaveProperty('operation-rate.mean');
    expect(parsed.runs[0]?.series?.map(({ metric }) => metric)).toEqual(['interval-max']);
    expect(parsed.warnings.map(({ code }) => code)).toContain('unit-assumed');
    expect(statistics(runsOf(head + interval(0, [1000]), 'us'))['latency.max']).toBe(1_000_000);
  });

  it.each([
    [
      '#[StartTime: 1441812279.474 (seconds since epoch), Wed]\n#[BaseTime: 1441812123.5 (s)]\n',
      0.5,
      1_441_812_124_000,
    ],
    ['#[StartTime: 1441812279.474 (seconds since epoch), Wed]\n', 0.5, 1_441_812_279_974],
    ['#[StartTime: 1441812279.474 (seconds since epoch), Wed]\n', 1_441_812_280, 1_441_812_280_000],
    ['', 1_441_812_280, 1_441_812_280_000],
    ['', 0.5, undefined],
  ])('reads the stamps of %j from %d', (head, start, startedAt) => {
    expect(runsOf(head + interval(start, [1000]), 'ns').runs[0]?.startedAt).toBe(startedAt);
  });

  it('begins a new run where the writer was started anew', () => {
    const head = (start: number) => `#[Histogram log format version 1.3]\n#[StartTime: ${start} (s), x]\n`;
    const parsed = runsOf(
      head(1_500_000_000) + interval(0, [1000]) + head(1_600_000_000) + interval(0, [2000]),
      'ns',
    );
    expect(parsed.runs.map(({ startedAt }) => startedAt)).toEqual([1_500_000_000_000, 1_600_000_000_000]);
    expect(statistics(parsed, 1)['latency.max']).toBe(2000);
  });

  it('names untagged intervals after what the log is for, and keeps a tag of that name apart', () => {
    const parsed = runsOf(
      `#[Logging for: READ]\n${interval(0, [1000])}${interval(0, [2000], { tag: 'READ' })}`,
      'ns',
    );
    expect(parsed.runs[0]?.distributions?.map((entry) => entry.case)).toEqual(['READ', 'Tag=READ']);
  });

  it('leaves out the course where clocks go backwards, and reads the rest', () => {
    const parsed = runsOf(interval(5, [1000]) + interval(3, [2000]), 'ns');
    expect(statistics(parsed)['latency.p50']).toBe(1000);
    expect(parsed.runs[0]).not.toHaveProperty('series');
    expect(parsed.runs[0]).not.toHaveProperty('durationNs');
    expect(parsed.warnings).toContainEqual(
      expect.objectContaining({ where: { file: 'a.hlog', line: 2, column: 1 }, code: 'value-skipped' }),
    );
  });

  it('says where the column does not fit the histogram', () => {
    const text =
      interval(0, [1e6]) + interval(1, [2e6]) + interval(2, [3e6], { max: 1 }) + interval(3, [9e6]);
    const fitting = runsOf(text, 'ns').warnings.filter(({ message }) => message.includes('Interval_Max'));
    expect(fitting).toMatchObject([
      { where: { line: 3 }, message: expect.stringContaining('in 1 interval;') },
    ]);
  });

  it('names an empty tag and refuses an empty log', () => {
    const parsed = runsOf(interval(0, [1000]) + interval(0, [], { tag: 'idle' }), 'ns');
    expect(parsed.warnings.map(({ message }) => message)).toContainEqual('Nothing was recorded for “idle”.');
    expect(parsed.runs[0]?.series).toContainEqual({
      case: 'idle',
      metric: 'operation-rate',
      offsetsNs: [0],
      values: [0],
    });
    expect(problemsOf(interval(0, []), 'ns')).toMatchObject([{ code: 'nothing-measured' }]);
  });

  it('says when the steps are coarser than the digits', () => {
    const text = `0.000,1.000,0.442,${payload([440_000, 441_000], 20_000)}\n`;
    expect(runsOf(text, 'ns').warnings.find(({ code }) => code === 'resolution')?.message).toContain(
      'p50 lies between 425,984 and 442,367 ns',
    );
    expect(runsOf(interval(0, [440_000]), 'ns').warnings.map(({ code }) => code)).not.toContain('resolution');
  });
});

describe('a damaged histogram log', () => {
  const good = interval(0, upTo(50));
  const second = (content: string) => problemsOf(`${good}${content}\n`, 'ns')[0];

  it.each([
    ['Tag=', 5],
    ['Tag=,1,1,1,HIST', 5],
    ['x,1.0,1.0,HIST', 1],
    ['1.0,1,5,HIST', 9],
    ['1.0,-1,5.0,HISTFAAA', 1],
    ['1.0,1.0', 5],
    ['1.0,1.0,2.0,', 13],
    ['1.0,1.0,2.0,HISTFAAAAEV', 13],
    ['Tag=A,1.0,1.0,2.0,!!!!', 19],
    [interval(1, [5]).trim().slice(0, -4), 19],
    [`1.0,1.0,2.0,${payload([5]).slice(0, 20)}AAAA${payload([5]).slice(24)}`, 13],
  ])('gives a Problem at its place: %s', (content, column) => {
    expect(second(content)).toMatchObject({
      where: { file: 'a.hlog', line: 2, column },
    });
  });

  it('explains encodings that are not read, wherever they begin', () => {
    expect(second('1.0,1.0,2.0,HISTIgAAAFc=')).toMatchObject({
      code: 'unsupported-format',
      found: 'one in encoding V1',
      where: { line: 2, column: 13 },
    });
  });

  it('does not unpack more than 256 MiB in all', () => {
    // Four million empty buckets.
    const plain = new Uint8Array(4_000_040);
    const head = new DataView(plain.buffer);
    head.setUint32(0, 0x1c849313);
    head.setInt32(4, 4_000_000);
    head.setInt32(12, 5);
    head.setBigInt64(16, 1n);
    head.setBigInt64(24, 2n ** 60n);
    head.setFloat64(32, 1);
    const result = read(good.repeat(80), 'ns', () => plain);
    expect(result).toMatchObject({
      ok: false,
      problems: [{ where: { line: 69 }, found: expect.stringContaining('unpacks to more than 256 MiB') }],
    });
  });

  it('is refused where its intervals hold more values together than can be counted', () => {
    const decoded = decodeHdrV2(bytesFromBase64(payload([5])) ?? new Uint8Array(), inflate);
    if (!decoded.ok) throw new Error('not decoded');
    const full = encodeHdrV2({
      ...decoded.value,
      counts: Float64Array.of(Number.MAX_SAFE_INTEGER),
      total: Number.MAX_SAFE_INTEGER,
    });
    expect(problemsOf(`1.0,1.0,2.0,${base64FromBytes(full)}\n${interval(2, [5])}`, 'ns')).toMatchObject([
      { code: 'out-of-range', where: { line: 2 }, expected: 'at most 2^53 − 1 values of a tag in all' },
    ]);
  });

  it('is refused where a line holds a bomb', () => {
    const stream = deflateSync(new Uint8Array(300 * 1024 * 1024));
    const bytes = new Uint8Array(8 + stream.length);
    const head = new DataView(bytes.buffer);
    head.setUint32(0, 0x1c849314);
    head.setUint32(4, stream.length);
    bytes.set(stream, 8);
    expect(second(`1.0,1.0,2.0,${base64FromBytes(bytes)}`)).toMatchObject({
      code: 'syntax',
      where: { line: 2, column: 13 },
    });
  });

  it('is refused wherever its last line is cut, since a histogram says how long it is', () => {
    const text = sample('untagged.hlog').trimEnd();
    const start = text.lastIndexOf('\n') + 1;
    for (let end = start + 1; end < text.length; end += 3) {
      expect(read(text.slice(0, end), 'ns').ok, `cut at ${end}`).toBe(false);
    }
  });

  it('cannot be read where nothing unpacks', () => {
    const result = hdrHlog.parse({ text: good, fileName: 'a.hlog', unit: 'ns' });
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'unsupported-format' }] });
  });
});

describe('samples', () => {
  it.each(['tags.hlog', 'untagged.hlog', 'one-interval.hlog', 'no-header.hlog'])(
    'of %s have the figures of hdr-histogram-js',
    (name) => {
      const parsed = runsOf(sample(name), 'us');
      for (const [tag, merged] of mergedByLibrary(sample(name))) {
        const found = statistics(parsed, 0, tag);
        for (const percent of [50, 90, 99]) {
          expect(found[`latency.p${percent}`]).toBe(merged.getValueAtPercentile(percent) * 1000);
        }
        expect(found['latency.mean']).toBeCloseTo(merged.mean * 1000, 3);
        expect(found['latency.stddev']).toBeCloseTo(merged.stdDeviation * 1000, 3);
      }
    },
  );
});

const published = path.join(root, '..', 'shared', 'samples', 'hdrhistogram');
if (!existsSync(published)) {
  test.skip('published logs of jHiccup: their folder is not here', () => {});
} else {
  test.each(['jHiccup-no-header.logV2.hlog', 'jHiccup-with-basetime.logV2.hlog'])(
    '%s has the figures of hdr-histogram-js',
    (name) => {
      const text = readFileSync(path.join(published, name), 'utf8');
      const found = statistics(runsOf(text, 'ns'));
      const merged = mergedByLibrary(text).get('all');
      if (merged === undefined) throw new Error('nothing read');
      expect(merged.totalCount).toBe(48_761);
      for (const percent of [50, 75, 90, 95, 99, 99.9]) {
        expect(found[`latency.p${percent}`]).toBe(merged.getValueAtPercentile(percent));
      }
      expect(found['latency.mean']).toBeCloseTo(merged.mean, 2);
      expect(found['latency.stddev']).toBeCloseTo(merged.stdDeviation, 2);
    },
  );

  test('the first interval of a published log is what its tool says', () => {
    const text = readFileSync(path.join(published, 'jHiccup-no-header.logV2.hlog'), 'utf8');
    const [line = ''] = text.split('\n');
    const data = line.split(',').at(-1) ?? '';
    expect(decodeHdrV2(bytesFromBase64(data) ?? new Uint8Array(), inflate)).toMatchObject({
      ok: true,
      value: {
        significantDigits: 2,
        lowestDiscernible: 20_000,
        highestTrackable: 3.6e12,
        total: 741,
      },
    });
    expect(statistics(runsOf(line, 'ns'))['latency.max']).toBe(2_768_895);
  });
}

function mergedByLibrary(text: string): Map<string, hdr.Histogram> {
  const reader = new hdr.HistogramLogReader(text, 64);
  const merged = new Map<string, hdr.Histogram>();
  for (let one = reader.nextIntervalHistogram(); one !== null; one = reader.nextIntervalHistogram()) {
    const tag = one.tag === undefined || one.tag === 'NO TAG' ? 'all' : one.tag;
    const known = merged.get(tag);
    if (known === undefined) merged.set(tag, one);
    else known.add(one);
  }
  return merged;
}
