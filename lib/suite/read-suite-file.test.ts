import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '@/lib/importers/read/json';
import type { SuiteFile } from '@/lib/model/suite-file';
import { readSample } from '@/tests/support/read-sample';
import { suiteFileArbitrary } from '@/tests/support/suite-file-arbitrary';
import { readSuiteFile } from './read-suite-file';
import { serialiseSuiteFile } from './serialise-suite-file';

function read(text: string) {
  const json = readJson(text, 's.json');
  return json.ok ? readSuiteFile(json.value, 's.json') : json;
}

function changed(change: (file: SuiteFile & Record<string, unknown>) => void) {
  const file = JSON.parse(readSample('benchlens/two-servers.json')) as SuiteFile & Record<string, unknown>;
  change(file);
  return readSuiteFile(file, 's.json');
}

describe('a suite file', () => {
  it.each(['minimal.json', 'two-servers.json'])('that we wrote is written the same again: %s', (name) => {
    const text = readSample(`benchlens/${name}`);
    const file = read(text);
    expect(file.ok && serialiseSuiteFile(file.value)).toBe(text);
  });

  it('keeps its bytes through reading and writing, whatever it holds', () => {
    fc.assert(
      fc.property(suiteFileArbitrary, (file) => {
        const text = serialiseSuiteFile(file);
        const again = read(text);
        if (!again.ok) throw new Error(JSON.stringify(again.problems));
        expect(serialiseSuiteFile(again.value)).toBe(text);
      }),
    );
  });

  it('is written with sorted labels and without what is empty', () => {
    const text = serialiseSuiteFile({
      format: 'benchlens-suite/v1',
      suite: { slug: 's', title: 'S' },
      runs: [],
      subjects: [{ slug: 'a', name: 'A', components: [], labels: { b: '1', B: '2', a: '3' } }],
    });
    expect(text).toMatch(/"B": "2",\s+"a": "3",\s+"b": "1"/);
    expect(text).not.toMatch(/runs|components/);
  });

  it('keeps a number of any size', () => {
    for (const value of [0, 5e-324, 1.7976931348623157e308, 0.1, 2 ** 53]) {
      const result = changed((file) => Object.assign(file.claims?.[0] ?? {}, { value }));
      expect(result.ok && result.value.claims?.[0]?.value).toBe(value);
    }
  });

  it.each<[string, string, string, (file: SuiteFile & Record<string, unknown>) => void]>([
    ['unknown-key', '/titel', '“titel”', (file) => Object.assign(file, { titel: 1 })],
    [
      'unknown-key',
      '/runs/0/load/conections',
      '“conections”',
      (file) => Object.assign(file.runs?.[0]?.load ?? {}, { conections: 1 }),
    ],
    ['missing-value', '/suite/slug', 'nothing', (file) => Reflect.deleteProperty(file.suite, 'slug')],
    ['out-of-range', '/suite/slug', '“No Slug”', (file) => Object.assign(file.suite, { slug: 'No Slug' })],
    [
      'wrong-type',
      '/claims/0/value',
      '“fast”',
      (file) => Object.assign(file.claims?.[0] ?? {}, { value: 'fast' }),
    ],
    [
      'wrong-type',
      '/runs/0/startedAt',
      'null',
      (file) => Object.assign(file.runs?.[0] ?? {}, { startedAt: null }),
    ],
    [
      'out-of-range',
      '/runs/0/durationNs',
      '-1',
      (file) => Object.assign(file.runs?.[0] ?? {}, { durationNs: -1 }),
    ],
    [
      'out-of-range',
      '/runs/0/measurements/0',
      '-5',
      (file) => Object.assign(file.runs?.[0]?.measurements?.[0] ?? {}, { value: -5 }),
    ],
    [
      'percentile-order',
      '/runs/0/measurements/1',
      '7999',
      (file) => Object.assign(file.runs?.[0]?.measurements?.[1] ?? {}, { value: 7999 }),
    ],
    [
      'duplicate-key',
      '/runs/0/measurements/1',
      'it a second time',
      (file) => Object.assign(file.runs?.[0]?.measurements?.[1] ?? {}, { statistic: 'p50' }),
    ],
    [
      'out-of-range',
      '/runs/0/measurements/0/statistic',
      '“p100”',
      (file) => Object.assign(file.runs?.[0]?.measurements?.[0] ?? {}, { statistic: 'p100' }),
    ],
    [
      'missing-value',
      '/runs/0/subject',
      '“php”',
      (file) => Object.assign(file.runs?.[0] ?? {}, { subject: 'php' }),
    ],
    [
      'missing-value',
      '/statements/0/claims/0',
      '“c9”',
      (file) => Object.assign(file.statements?.[0] ?? {}, { claims: ['c9'] }),
    ],
    [
      'duplicate-key',
      '/claims/1',
      'it a second time',
      (file) => Object.assign(file.claims?.[1] ?? {}, { id: 'c1' }),
    ],
    [
      'out-of-range',
      '/format',
      '“benchlens-suite/v2”',
      (file) => Object.assign(file, { format: 'benchlens-suite/v2' }),
    ],
    [
      'out-of-range',
      '/references/0/url',
      '“javascript:alert(1)”',
      (file) => Object.assign(file.references?.[0] ?? {}, { url: 'javascript:alert(1)' }),
    ],
    [
      'out-of-range',
      '/runs/0/series/0/values',
      'a list',
      (file) => Object.assign(file.runs?.[0]?.series?.[0] ?? {}, { values: [1] }),
    ],
  ])('reports %s at %s, found %s', (code, pointer, found, change) => {
    const result = changed(change);
    expect(result.ok ? [] : result.problems).toContainEqual(
      expect.objectContaining({ code, where: { file: 's.json', pointer }, found }),
    );
  });

  it.each<[string, string, string, (file: SuiteFile & Record<string, unknown>) => void]>([
    [
      '/suite/title',
      'a name without control characters and without marks that change the direction of text',
      'a\u001b[31mb',
      (file) => Object.assign(file.suite, { title: 'a\u001b[31mb' }),
    ],
    [
      '/subjects/0/name',
      'a name without control characters and without marks that change the direction of text',
      'a\u202Eb',
      (file) => Object.assign(file.subjects?.[0] ?? {}, { name: 'a\u202Eb' }),
    ],
    [
      '/subjects/0/name',
      'a name that is not blank',
      ' \u00a0 ',
      (file) => Object.assign(file.subjects?.[0] ?? {}, { name: ' \u00a0 ' }),
    ],
    [
      '/subjects/0/name',
      'at least 1 character',
      '',
      (file) => Object.assign(file.subjects?.[0] ?? {}, { name: '' }),
    ],
    [
      '/subjects/0/labels/a\u0007',
      'as a key a name without control characters and without marks that change the direction of text',
      'a\u0007',
      (file) => Object.assign(file.subjects?.[0] ?? {}, { labels: { 'a\u0007': 'x' } }),
    ],
    [
      '/runs/0/measurements/0/case',
      'a name without control characters and without marks that change the direction of text',
      'a\nb',
      (file) => Object.assign(file.runs?.[0]?.measurements?.[0] ?? {}, { case: 'a\nb' }),
    ],
    [
      '/suite/summary',
      'text without control characters other than line ends and tabs',
      'a\u0000',
      (file) => Object.assign(file.suite, { summary: 'a\u0000' }),
    ],
    [
      '/references/0/url',
      'a web address without a user name or password',
      'https://bank.example@evil.example/',
      (file) => Object.assign(file.references?.[0] ?? {}, { url: 'https://bank.example@evil.example/' }),
    ],
    [
      '/references/0/url',
      'a web address such as https://example.org/page',
      'x',
      (file) => Object.assign(file.references?.[0] ?? {}, { url: 'x' }),
    ],
    [
      '/references/0/readAt',
      'a date such as 2026-01-31',
      'x',
      (file) => Object.assign(file.references?.[0] ?? {}, { readAt: 'x' }),
    ],
  ])('says at %s that it expects %s', (pointer, expected, found, change) => {
    const result = changed(change);
    expect(result.ok ? [] : result.problems).toEqual([
      { code: 'out-of-range', where: { file: 's.json', pointer }, expected, found: `“${found}”` },
    ]);
  });

  it('may have lines and tabs in its longer texts', () => {
    expect(changed((file) => Object.assign(file.suite, { summary: 'a\r\n\tb' })).ok).toBe(true);
  });

  it('refuses a known metric in another unit', () => {
    const result = changed((file) => file.metrics?.push({ id: 'latency', unit: 'bytes' }));
    expect(result).toMatchObject({ problems: [{ where: { pointer: '/metrics/1/unit' }, found: '“bytes”' }] });
  });

  it('lists no more than 20 problems of one file', () => {
    const result = readSuiteFile(Array(1000).fill(0), 's.json');
    expect(result.ok).toBe(false);
    const many = changed((file) =>
      Object.assign(file, { claims: Array.from({ length: 1000 }, () => ({ wrong: 1 })) }),
    );
    expect(many.ok ? 0 : many.problems.length).toBe(20);
  });

  it.each(['null', '[]', '1', '"x"', '{}'])('refuses %s', (text) => {
    expect(read(text).ok).toBe(false);
  });
});
