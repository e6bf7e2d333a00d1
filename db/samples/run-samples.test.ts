import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bytesFromBase64 } from '@/lib/hdr/base64';
import { decodeHdrV2 } from '@/lib/hdr/decode-hdr-v2';
import { percentileRank } from '@/lib/hdr/percentile-rank';
import { percentOf } from '@/lib/model/statistic';
import type { ParsedRun } from '@/lib/importers/importer';
import { formatProblem } from '@/lib/problem';
import { inflate } from '@/server/inflate';
import { readFile, type FileOptions } from '@/server/read-file';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'samples-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(content: string | Uint8Array, options: Partial<FileOptions> = {}) {
  const file = path.join(folder, 'file');
  writeFileSync(file, content);
  return readFile(file, { fileName: 'log.csv', ...options });
}

async function runOf(content: string | Uint8Array, options: Partial<FileOptions> = {}): Promise<ParsedRun> {
  const result = await read(content, options);
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'));
  const { parsed } = result.value;
  const run = parsed.kind === 'runs' ? parsed.runs[0] : undefined;
  if (run === undefined) throw new Error('no run');
  return run;
}

async function problemOf(content: string | Uint8Array, options: Partial<FileOptions> = {}) {
  const result = await read(content, options);
  if (result.ok) throw new Error('it was read');
  return result.problems[0];
}

function valueOf(run: ParsedRun, name: string, caseName = 'all'): number | undefined {
  return run.measurements.find(
    ({ metric, statistic, case: of }) => `${metric}.${statistic}` === name && of === caseName,
  )?.value;
}

const AS_LOG = { format: 'latency-log' } as const;

/** A seeded generator, as good as this needs. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe('percentiles of a file', () => {
  const next = random(7);
  const shapes: Readonly<Record<string, readonly number[]>> = {
    skewed: Array.from({ length: 20_000 }, () =>
      Math.floor(1e6 * Math.exp(2 * (next() + next() + next() - 1.5))),
    ),
    bimodal: Array.from({ length: 12_000 }, () => Math.floor((next() < 0.9 ? 2e6 : 9e8) * (1 + next() / 10))),
    constant: Array.from({ length: 12_000 }, () => 123_456_789),
    'one sample': [4_242_424],
    'a range of 100,000,000': Array.from({ length: 15_000 }, () => Math.floor(10 ** (8 * next()))),
    'zeros and ones': Array.from({ length: 12_000 }, () => Math.floor(2 * next())),
  };

  it.each(Object.entries(shapes))('are as exact as the histogram: %s', async (_name, values) => {
    const run = await runOf(
      `elapsed_ns\tok\n${values.map((value) => `${value}\ttrue`).join('\n')}\n`,
      AS_LOG,
    );
    const sorted = values.toSorted((a, b) => a - b);
    expect(valueOf(run, 'latency.min')).toBe(sorted[0]);
    expect(valueOf(run, 'latency.max')).toBe(sorted.at(-1));
    expect(valueOf(run, 'latency.mean')).toBeCloseTo(
      values.reduce((sum, value) => sum + value, 0) / values.length,
      3,
    );
    const percentiles = run.measurements.filter(({ statistic }) => percentOf(statistic) !== undefined);
    expect(percentiles.length).toBeGreaterThan(0);
    for (const { statistic, value } of percentiles) {
      const exact = sorted[percentileRank(values.length, percentOf(statistic) ?? NaN) - 1] ?? NaN;
      expect(value).toBeGreaterThanOrEqual(exact);
      expect(value - exact).toBeLessThanOrEqual(exact / 1000);
    }
    const [distribution] = run.distributions ?? [];
    if (distribution?.encoding !== 'hdr-v2') throw new Error('no histogram');
    const decoded = decodeHdrV2(bytesFromBase64(distribution.data) ?? new Uint8Array(), inflate);
    expect(decoded.ok && decoded.value.total).toBe(values.length);
  });
});

describe('counts of a file', () => {
  const rows = Array.from({ length: 90 }, (_, index) => {
    const second = 1_764_064_800 + Math.floor(index / 30);
    return `${second}.${String(index % 30).padStart(2, '0')},${index + 1},${index % 10 === 0 ? 500 : 200},/p${index % 3}`;
  });
  const log = `ts,latency_ms,status,url\n${rows.join('\n')}\n`;

  it('are exact for all rows and for each case', async () => {
    const run = await runOf(log);
    expect(valueOf(run, 'requests.value')).toBe(90);
    expect(valueOf(run, 'errors.value')).toBe(9);
    expect(valueOf(run, 'error-ratio.value')).toBe(0.1);
    expect(valueOf(run, 'latency.mean')).toBe(45.5e6);
    for (const page of ['/p0', '/p1', '/p2']) expect(valueOf(run, 'requests.value', page)).toBe(30);
    expect(valueOf(run, 'errors.value', '/p0')).toBe(3);
    expect(valueOf(run, 'latency.min', '/p1')).toBe(2e6);
  });

  it('make a course over time', async () => {
    const run = await runOf(log);
    const series = (metric: string) => run.series?.find((one) => one.metric === metric && one.case === 'all');
    // The first request began a millisecond before its end at the full second.
    expect(run.startedAt).toBe(1_764_064_799_999);
    expect(series('errors')?.values).toEqual([3, 3, 3]);
    expect(series('latency.p50')?.values.map((value) => Math.round(value / 1e6))).toEqual([15, 45, 75]);
    expect(series('request-rate')?.values[1]).toBe(30);
    expect(series('request-rate')?.offsetsNs).toEqual([1e6, 1_001_000_000, 2_001_000_000]);
  });

  it('are the same in any order, and packed', async () => {
    const [header, ...body] = log.trimEnd().split('\n');
    const mixed = `${[header, ...body.toReversed()].join('\n')}\n`;
    const plain = await runOf(log);
    expect(await runOf(mixed)).toEqual(plain);
    expect(await runOf(gzipSync(log))).toEqual(plain);
  });

  it('hold zones of times against each other', async () => {
    const at = (time: string) => `${time},5\n`;
    const run = await runOf(
      `time,latency_ms\n${at('2026-11-25T10:00:00Z')}${at('2026-11-25T12:00:01+02:00')}${at('2026-11-25 10:00:02')}`,
      AS_LOG,
    );
    expect(run.startedAt).toBe(Date.UTC(2026, 10, 25, 10) - 5);
    expect(run.durationNs).toBe(2_005_000_000);
  });

  it('put names together where there are too many', async () => {
    const many = Array.from({ length: 300 }, (_, index) => `5,/id/${index < 200 ? index % 100 : index}`);
    const run = await runOf(`latency_ms,url\n${many.join('\n')}\n`, AS_LOG);
    expect(valueOf(run, 'requests.value', '/id/7')).toBe(2);
    expect(valueOf(run, 'requests.value', '(other)')).toBe(100);
    expect(valueOf(run, 'requests.value')).toBe(300);
  });

  it('put them together before they are counted where there are thousands', async () => {
    const many = Array.from({ length: 8000 }, (_, index) => `5,/${index % 2 === 0 ? 'home' : index}`);
    const run = await runOf(`latency_ms,url\n${many.join('\n')}\n`, AS_LOG);
    expect(valueOf(run, 'requests.value', '/home')).toBe(4000);
    expect(valueOf(run, 'requests.value')).toBe(8000);
    expect(new Set(run.measurements.map((entry) => entry.case)).size).toBeLessThanOrEqual(102);
  });

  it('read fields by names that no query could hold', async () => {
    const lines = Array.from({ length: 30 }, (_, index) =>
      JSON.stringify({ 'it\'s"; DROP': index + 1, time: 1_764_064_800_000 + index }),
    );
    const run = await runOf(`${lines.join('\n')}\n`, {
      ...AS_LOG,
      mapping: { duration: 'it\'s"; DROP', unit: 'ms' },
    });
    expect(valueOf(run, 'latency.max')).toBe(30e6);
  });
});

it('warns of a log whose last row has no line end', async () => {
  const warningsOf = async (content: string | Uint8Array) => {
    const result = await read(content, AS_LOG);
    return result.ok ? result.value.parsed.warnings.map(({ code }) => code) : [];
  };
  const log = 'latency_ms,ok\n5,true\n6,true';
  expect(await warningsOf(log)).toContain('truncated-output');
  expect(await warningsOf(gzipSync(log))).toContain('truncated-output');
  expect(await warningsOf(`${log}\n`)).not.toContain('truncated-output');
});

it('reads zstd of many frames like the plain file', async () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => `${index % 97},${index % 5 !== 0}\n`);
  const header = 'latency_ms,ok\n';
  const frames = Array.from({ length: 20 }, (_, index) =>
    zstdOf(rows.slice(index * 1000, (index + 1) * 1000).join('')),
  );
  expect(await runOf(Buffer.concat([zstdOf(header), ...frames]), AS_LOG)).toEqual(
    await runOf(`${header}${rows.join('')}`, AS_LOG),
  );
});

/** A frame of raw blocks (RFC 8878), and blocks of which each repeats an `x` 131,072 times. */
function zstdOf(text: string, repeats = 0): Uint8Array {
  const block = (size: number, type: number, isLast: boolean, bytes: Uint8Array) => {
    const header = Buffer.alloc(3);
    header.writeUIntLE((size << 3) | (type << 1) | (isLast ? 1 : 0), 0, 3);
    return Buffer.concat([header, bytes]);
  };
  const bytes = Buffer.from(text);
  const pieces = Array.from({ length: Math.ceil(bytes.length / 100_000) }, (_, index) =>
    bytes.subarray(index * 100_000, (index + 1) * 100_000),
  );
  return Buffer.concat([
    // Without a checksum or a size, and with a window of 128 KiB.
    Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 7 << 3]),
    ...pieces.map((piece) => block(piece.length, 0, false, piece)),
    ...Array.from({ length: repeats }, () => block(131_072, 1, false, Buffer.from('x'))),
    block(0, 0, true, Buffer.alloc(0)),
  ]);
}

describe('a file that is at fault', () => {
  const HEY = 'response-time,DNS+dialup,DNS,Request-write,Response-delay,Response-read,status-code,offset\n';
  const good = '0.0010,0.0001,0.0000,0.0000,0.0009,0.0000,200,0.0001\n';

  it.each([
    ['too few fields', `${HEY}${good}0.001,0.1\n${good}`, 'syntax', 3],
    ['too many fields', `${HEY}${good}${good.trimEnd()},9\n`, 'syntax', 3],
    ['a word for a number', `${HEY}${good}${good.replace('0.0010', 'slow')}`, 'wrong-type', 3],
    ['a number that is none', `${HEY}${good}${good.replace('0.0010', 'nan')}`, undefined, 3],
    ['infinity', `${HEY}${good}${good.replace('0.0010', 'inf')}`, undefined, 3],
    ['a duration below zero', `${HEY}${good}${good}${good.replace('0.0010', '-0.5')}`, 'out-of-range', 4],
    ['no duration', `${HEY}${good}${good.replace('0.0010', '')}`, 'missing-value', 3],
    ['a duration of ages', `${HEY}${good.replace('0.0010', '1e300')}`, undefined, 2],
    ['a quote that stays open', `${HEY}${good}"0.1${good}`, 'syntax', undefined],
  ])('is refused with its line: %s', async (_what, content, code, line) => {
    const problem = await problemOf(content);
    expect(problem?.where.file).toBe('log.csv');
    if (code !== undefined) expect(problem?.code).toBe(code);
    if (line !== undefined) expect(problem?.where.line).toBe(line);
  });

  it('is refused where there is nothing in it', async () => {
    expect(await problemOf(HEY)).toMatchObject({ code: 'nothing-measured' });
    expect(await problemOf('', { format: 'hey-csv' })).toMatchObject({ code: 'empty-file' });
  });

  it('is refused where its text is no UTF-8', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`timestamp,latency_ms,url\n${'2026-11-25T10:00:00Z,5,/\n'.repeat(20_000)}`),
      Buffer.from([0x31, 0x2c, 0x35, 0x2c, 0xff, 0xfe, 0x0a]),
    ]);
    expect(await problemOf(bytes)).toMatchObject({ code: 'text-encoding' });
  });

  it('is refused where its archive is cut off or damaged', async () => {
    const packed = gzipSync(`${HEY}${good.repeat(20_000)}`, { level: 0 });
    expect(await problemOf(packed.subarray(0, packed.length - 20_000))).toMatchObject({ code: 'syntax' });
    const damaged = Buffer.from(packed);
    damaged.fill(0x55, 900_000, 900_100);
    expect((await problemOf(damaged))?.code).toBeDefined();
  });

  it('is refused where it ends within a row, packed or not', async () => {
    const cut = `${HEY}${good}${good.slice(0, -3)}`;
    const plain = await problemOf(cut);
    expect(plain).toMatchObject({ code: 'syntax', found: 'the end of the file' });
    expect(await problemOf(gzipSync(cut))).toEqual(plain);
    expect(await problemOf(zstdOf(cut))).toEqual(plain);
  });

  it('is refused where a line is longer than what the engine reads at once', async () => {
    const rows = `timestamp,elapsed_ms\n${'1764064800000,5\n'.repeat(5000)}`;
    const long = `${rows}${'x'.repeat(35_000_000)}\n`;
    const problem = { code: 'too-large', where: { line: 5002 } };
    expect(await problemOf(long)).toMatchObject(problem);
    expect(await problemOf(gzipSync(long, { level: 1 }))).toMatchObject(problem);
    expect(await problemOf(`${long}1764064800000,5\n`)).toMatchObject(problem);
    expect(await problemOf(`${rows}${'\n'.repeat(40_000_000)}1764064800000,5\n`)).toMatchObject({
      code: 'too-large',
    });
  });

  it('is refused where a zstd archive holds an endless line', async () => {
    const rows = `timestamp,elapsed_ms\n${'1764064800000,5\n'.repeat(5000)}`;
    expect(await problemOf(zstdOf(rows, 400))).toMatchObject({
      code: 'too-large',
      where: { line: 5002 },
    });
  });

  it('is refused where a column is to be read in two ways', async () => {
    const log = 'timestamp,elapsed_ms,status\n1764064800000,5,200\n1764064801000,6,200\n';
    for (const mapping of [
      { label: 'elapsed_ms' },
      { status: 'timestamp' },
      { time: 'elapsed_ms', duration: 'elapsed_ms' },
    ]) {
      expect((await problemOf(log, { ...AS_LOG, mapping }))?.code).toMatch(/bad-parameter|wrong-type/);
    }
  });

  it('is refused where a row or the header is endless', async () => {
    const long = `${HEY}${good.repeat(10)}${'1'.repeat(3_000_000)},0,0,0,0,0,200,0\n`;
    expect(await problemOf(long)).toMatchObject({ code: 'too-large' });
    const wide = `latency_ms,${Array.from({ length: 5000 }, (_, index) => `c${index}`).join(',')}\n`;
    expect((await problemOf(wide, AS_LOG))?.code).toBe('syntax');
  });

  it('is refused where a line of JSON is broken, or holds something else', async () => {
    const line = (value: unknown) =>
      `{"type":"Point","metric":"http_req_duration","data":{"time":"2026-11-25T10:00:00Z","value":${String(value)},"tags":{}}}\n`;
    expect(await problemOf(`${line(1)}${line(2)}{"type":"Poi`)).toMatchObject({ where: { line: 3 } });
    expect(await problemOf(`${line(1)}${line('"x"')}`)).toMatchObject({ where: { line: 2 } });
    expect(await problemOf(`${line(1)}${line('null')}`)).toMatchObject({ where: { line: 2 } });
    expect(await problemOf(`${line(1)}${line('true')}`)).toMatchObject({
      code: 'wrong-type',
      where: { line: 2 },
    });
    expect(await problemOf(`${line(1)}${line(-4)}`)).toMatchObject({
      code: 'out-of-range',
      where: { line: 2 },
    });
    expect(await problemOf(`${line(1)}${line('NaN')}`)).toMatchObject({ where: { line: 2 } });
    expect(await problemOf(`${line(1)}[1,2]\n`)).toMatchObject({ where: { line: 2 } });
    expect(await problemOf(`${line(1)}${line(1).replace('Point', 'Other')}`)).toMatchObject({
      where: { line: 2 },
    });
    expect(await problemOf(`${line(1)}${line(1).replace('2026-11', '1926-11')}`)).toMatchObject({
      where: { line: 2 },
    });
  });
});

it('stops when it is told to, and reads the next file', async () => {
  const abort = new AbortController();
  abort.abort(new Error('gone'));
  const log = 'latency_ms,ok\n5,true\n';
  await expect(read(log, { ...AS_LOG, signal: abort.signal })).rejects.toThrow('gone');
  expect(valueOf(await runOf(log, AS_LOG), 'requests.value')).toBe(1);
});
