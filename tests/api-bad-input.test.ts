import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST as postImports } from '@/app/api/v1/imports/route';
import { GET as getSuite } from '@/app/api/v1/suites/[slug]/route';
import { GET as getSuites } from '@/app/api/v1/suites/route';
import { openTemporaryInstance, type TemporaryInstance } from './support/temporary-instance';

/** Whatever is wrong with a file: a Problem that names place, expected and found, and nothing is stored. */

const SAMPLES = path.resolve(import.meta.dirname, '../data/samples');
const sample = (name: string) => readFileSync(path.join(SAMPLES, name), 'utf8');

const suiteFile = (measurements: string, run = '') =>
  `{"format":"benchlens-suite/v1","suite":{"slug":"bad","title":"Bad"},"subjects":[{"slug":"go","name":"Go"}],` +
  `"runs":[{"id":"r_1","subject":"go",${run}"measurements":[${measurements}]}]}`;
const latency = (statistic: string, value: string) =>
  `{"metric":"latency","statistic":"${statistic}","value":${value}}`;

function spaces(count: number): ReadableStream<Uint8Array> {
  const piece = new Uint8Array(1_000_000).fill(32);
  let left = count;
  return new ReadableStream({
    pull: (controller) => {
      if (left <= 0) controller.close();
      else controller.enqueue(piece);
      left -= piece.length;
    },
  });
}

let instance: TemporaryInstance;
let before: string;
let filesBefore: string[];

beforeAll(async () => {
  instance = openTemporaryInstance();
  expect((await post(suiteFile(latency('p50', '1')).replaceAll('bad', 'good'))).status).toBe(201);
  before = await stored();
  filesBefore = instance.storedFiles();
});
afterAll(async () => {
  await instance.remove();
});

function post(body: BodyInit, query = ''): Promise<Response> {
  return postImports(
    new Request(`http://localhost:3000/api/v1/imports?fileName=input.json${query}`, {
      method: 'POST',
      body,
      headers: { host: 'localhost:3000' },
      duplex: 'half',
    } as RequestInit),
  );
}

async function stored(): Promise<string> {
  const list = await (await getSuites(new Request('http://localhost:3000/api/v1/suites'))).text();
  const file = await getSuite(new Request('http://localhost:3000/'), {
    params: Promise.resolve({ slug: 'good' }),
  });
  return list + (await file.text());
}

interface Expected {
  readonly code: string;
  readonly status?: number;
  readonly pointer?: string;
  readonly line?: number;
  readonly found?: RegExp;
}

const CASES: readonly (readonly [string, () => BodyInit, Expected])[] = [
  ['nothing', () => '', { code: 'empty-file' }],
  ['white space', () => ' \r\n\t\n', { code: 'empty-file' }],
  [
    'a picture',
    () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0),
    { code: 'binary-file' },
  ],
  ['half a character', () => Uint8Array.of(0x61, 0xc3, 0x28), { code: 'text-encoding', found: /offset 2/ }],
  [
    'UTF-16',
    () => Buffer.from(`\ufeff${suiteFile('')}`, 'utf16le'),
    { code: 'text-encoding', found: /UTF-16/ },
  ],
  [
    'UTF-16 without a mark',
    () => Buffer.from(suiteFile(''), 'utf16le'),
    { code: 'text-encoding', found: /UTF-16/ },
  ],
  [
    'a suite file that is cut off',
    () => suiteFile(latency('p50', '1')).slice(0, -20),
    { code: 'syntax', line: 1, found: /end of the file/ },
  ],
  [
    'a suite file cut on its second line',
    () => suiteFile(`\n${latency('p50', '1')}`).slice(0, -10),
    { code: 'syntax', line: 2 },
  ],
  [
    'a gzip file that is cut off',
    () => gzipSync(suiteFile('')).subarray(0, 60),
    { code: 'syntax', found: /cut off/ },
  ],
  ['NaN', () => suiteFile(latency('p50', 'NaN')), { code: 'syntax', line: 1, found: /^NaN/ }],
  ['Infinity', () => suiteFile(latency('p50', '-Infinity')), { code: 'syntax', line: 1, found: /Infinity/ }],
  [
    'a number beyond doubles',
    () => suiteFile(latency('p50', '1e999')),
    { code: 'wrong-type', pointer: '/runs/0/measurements/0/value' },
  ],
  [
    'a negative duration',
    () => suiteFile('', '"durationNs":-5,'),
    { code: 'out-of-range', pointer: '/runs/0/durationNs', found: /-5/ },
  ],
  [
    'a negative latency',
    () => suiteFile(latency('p50', '-1')),
    { code: 'out-of-range', pointer: '/runs/0/measurements/0', found: /-1/ },
  ],
  [
    'percentiles out of order',
    () => suiteFile([latency('p99', '1'), latency('p50', '2')].join(',')),
    { code: 'percentile-order', pointer: '/runs/0/measurements/0', found: /^1$/ },
  ],
  [
    'a key that stands twice',
    () => suiteFile('{"metric":"latency","metric":"x"}'),
    { code: 'duplicate-key', pointer: '/runs/0/measurements/0/metric' },
  ],
  [
    'a __proto__ key',
    () => suiteFile('{"__proto__":{"polluted":true}}'),
    { code: 'forbidden-key', pointer: '/runs/0/measurements/0/__proto__' },
  ],
  [
    'an unknown key',
    () => suiteFile('', '"colour":"red",'),
    { code: 'unknown-key', pointer: '/runs/0/colour' },
  ],
  ['deep nesting', () => suiteFile(`${'['.repeat(100_000)}`), { code: 'too-deep', line: 1 }],
  ['a text with a NUL', () => suiteFile('', '"labels":{"a":"\\u0000"},'), { code: 'out-of-range' }],
  ['200 MB of spaces', () => spaces(200_000_000), { code: 'too-large', status: 413 }],
  [
    '200 MB of spaces, packed',
    () => gzipSync(new Uint8Array(200_000_000).fill(32)),
    { code: 'too-large', status: 413 },
  ],
  [
    'a file of another tool',
    () => '2026-11-24 10:00:00 INFO nothing to see here\n',
    { code: 'unknown-format' },
  ],
  [
    'two candidates',
    () => `${sample('wrk/latency.txt')}\n${sample('hey-text/hello.txt')}`,
    { code: 'ambiguous-format', found: /wrk.*hey-text|hey-text.*wrk/ },
  ],
  ['a histogram without unit', () => sample('hdr-hgrm/c-library.hgrm'), { code: 'unit-unknown' }],
];

describe('bad input', () => {
  it.each(CASES)('refuses %s', async (_name, body, expected) => {
    const response = await post(body());
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    const { status, title, detail, problems } = await response.json();
    expect(problems[0]).toMatchObject({ code: expected.code });
    expect([response.status, status]).toEqual([expected.status ?? 422, expected.status ?? 422]);
    expect([title, detail, problems[0].expected, problems[0].found].every((text) => text !== '')).toBe(true);
    expect(problems[0].where.file).toBe('input.json');
    if (expected.pointer !== undefined) expect(problems[0].where.pointer).toBe(expected.pointer);
    if (expected.line !== undefined) expect(problems[0].where.line).toBe(expected.line);
    if (expected.found !== undefined) expect(problems[0].found).toMatch(expected.found);

    expect(await stored()).toBe(before);
    expect(instance.storedFiles()).toEqual(filesBefore);
  });

  it('refuses a format that is not there, or that the file is not', async () => {
    const unknown = await post('a,b\n', '&format=nope');
    expect((await unknown.json()).problems[0]).toMatchObject({ code: 'unknown-format', found: '“nope”' });
    const wrong = await post('a,b\n', '&format=hyperfine');
    expect(wrong.status).toBe(422);
    expect(await stored()).toBe(before);
  });

  it('holds little memory for 200 MB of spaces', async () => {
    const start = process.memoryUsage().rss;
    await post(spaces(200_000_000));
    // One document's worth and its copy; not the file, and not a multiple of it.
    expect(process.memoryUsage().rss - start).toBeLessThan(200_000_000);
  });
});
