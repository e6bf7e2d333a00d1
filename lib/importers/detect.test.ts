import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  chooseImporter,
  chooseSampleImporter,
  detectFormat,
  HEAD_LENGTH,
  headOf,
  listCandidates,
} from './detect';
import type { DocumentImporter } from './importer';

const { importers } = vi.hoisted(() => ({ importers: [] as DocumentImporter[] }));
vi.mock('./registry', () => ({
  IMPORTERS: importers,
  findImporter: (id: string) => importers.find((importer) => importer.id === id),
}));

const fake = (id: string, confidence: number | undefined, fallback = false): DocumentImporter => ({
  kind: 'document',
  id,
  label: `The ${id}`,
  extensions: [],
  docsUrl: '',
  howTo: '',
  version: 1,
  ...(fallback ? { fallback: true as const } : {}),
  detect: () => (confidence === undefined ? undefined : { confidence, reason: `it is ${id}` }),
  parse: () => ({ ok: false, problems: [] }),
});

afterEach(() => {
  importers.length = 0;
});

describe('detectFormat', () => {
  it('takes the one that is ahead', () => {
    importers.push(fake('a', 0.6), fake('b', 0.9), fake('c', undefined));
    expect(detectFormat(headOf('x'), 'f')).toMatchObject({
      value: { importer: { id: 'b' }, confidence: 0.9 },
    });
  });

  it('lists all candidates where two are level', () => {
    importers.push(fake('b', 0.9), fake('a', 0.9));
    expect(detectFormat(headOf('x'), 'f')).toMatchObject({
      problems: [
        { code: 'ambiguous-format', where: { file: 'f' }, found: 'a (0.90: it is a) or b (0.90: it is b)' },
      ],
    });
  });

  it('ignores what is below the threshold', () => {
    importers.push(fake('a', 0.49));
    expect(detectFormat(headOf('x'), 'f')).toMatchObject({
      problems: [{ code: 'unknown-format', expected: 'the output of a supported tool: The a' }],
    });
  });

  it.each([
    ['short', '{\n"a": [1,', 2],
    ['long', `{\n"a": [${'1,\n'.repeat(HEAD_LENGTH)}`, HEAD_LENGTH + 2],
  ])('says where JSON that nobody claims is cut off: %s', (_name, text, line) => {
    importers.push(fake('a', undefined));
    expect(chooseImporter(headOf(text), 'f', undefined, text)).toMatchObject({
      problems: [
        { code: 'syntax', where: { file: 'f', line }, expected: 'a value', found: 'the end of the file' },
      ],
    });
    importers.push(fake('b', 0.9));
    expect(chooseImporter(headOf(text), 'f', undefined, text).ok).toBe(true);
  });

  it('says which of the lines of JSON that nobody claims is at fault', () => {
    importers.push(fake('a', undefined));
    expect(detectFormat(headOf('{"a": 1}\n{"a": }\n'), 'f')).toMatchObject({
      problems: [{ code: 'syntax', where: { file: 'f', line: 2, column: 7 }, expected: 'a value' }],
    });
    expect(detectFormat(headOf('{"a": 1}\n{"a": 2}\n'), 'f')).toMatchObject({
      problems: [{ code: 'unknown-format' }],
    });
  });

  it('lists the formats for JSON that is whole', () => {
    importers.push(fake('a', undefined));
    expect(detectFormat(headOf('{"a": 1}'), 'f')).toMatchObject({ problems: [{ code: 'unknown-format' }] });
  });

  it('lets a fallback win only where nobody else claims the text', () => {
    importers.push(fake('table', 1, true), fake('a', 0.5));
    expect(listCandidates(headOf('x')).map(({ importer }) => importer.id)).toEqual(['a']);
    importers.pop();
    expect(detectFormat(headOf('x'), 'f')).toMatchObject({ value: { importer: { id: 'table' } } });
  });

  it('asks a fallback only where nobody else claims the text', () => {
    const table = { ...fake('table', undefined, true), detect: vi.fn() };
    importers.push(table, fake('a', 0.5));
    listCandidates(headOf('x'));
    expect(table.detect).not.toHaveBeenCalled();
    importers.pop();
    listCandidates(headOf('x'));
    expect(table.detect).toHaveBeenCalledOnce();
  });
});

describe('chooseImporter', () => {
  it('takes the one that is named, whatever the content', () => {
    importers.push(fake('a', undefined), fake('b', 1));
    expect(chooseImporter(headOf('x'), 'f', 'a')).toMatchObject({ value: { importer: { id: 'a' } } });
  });

  it('lists the formats for a name that is none', () => {
    importers.push(fake('a', 1), fake('b', 1));
    expect(chooseImporter(headOf('x'), 'f', 'wat')).toMatchObject({
      problems: [{ code: 'unknown-format', expected: 'a format id: a, b', found: '“wat”' }],
    });
  });
});

describe('chooseSampleImporter', () => {
  const chosen = (hasMapping: boolean, format?: string) =>
    chooseSampleImporter(headOf('a\tb\n1\t2\n'), 'f', format, hasMapping)?.importer.id;

  it('takes a file whose columns are explained for a log, unless a tool wrote it or a format is named', () => {
    importers.push(fake('table', 1, true));
    expect([chosen(false), chosen(true), chosen(true, 'table')]).toEqual([
      undefined,
      'latency-log',
      undefined,
    ]);
    importers.push(fake('a', 1));
    expect(chosen(true)).toBeUndefined();
    importers.length = 0;
    expect(chosen(true)).toBe('latency-log');
  });
});

describe('headOf', () => {
  it('parses JSON that is short and valid', () => {
    expect(headOf(' {"a": 1}')).toEqual({ text: ' {"a": 1}', complete: true, json: { a: 1 } });
    expect(headOf('{"a": 1').json).toBeUndefined();
    expect(headOf('1').json).toBeUndefined();
  });

  it('cuts what is long', () => {
    const head = headOf(`[${'1,'.repeat(HEAD_LENGTH)}1]`);
    expect(head).toMatchObject({ complete: false, json: undefined });
    expect(head.text).toHaveLength(HEAD_LENGTH);
  });
});
