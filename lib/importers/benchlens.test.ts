import { describe, expect, it } from 'vitest';
import { readSample } from '@/tests/support/read-sample';
import { benchlens } from './benchlens';
import { headOf } from './detect';
import { parseDocument } from './parse-document';

const SUITE = readSample('benchlens/two-servers.json');
const parse = (text: string) => parseDocument({ text, fileName: 's.json', format: 'benchlens' });

describe('benchlens', () => {
  it('claims a suite file, also one of a later version, a cut one or a long one', () => {
    const long = SUITE.replace('"summary": "', `"summary": "${'x'.repeat(70_000)}`);
    const reordered = JSON.stringify({ suite: { slug: 's' }, format: 'benchlens-suite/v1' });
    for (const text of [SUITE, SUITE.replace('/v1', '/v2'), SUITE.slice(0, 100), long, reordered]) {
      expect(benchlens.detect(headOf(text))?.confidence).toBe(1);
    }
    for (const text of ['{"format": "other"}', '{"format": 1}', '[]', 'benchlens-suite/v1']) {
      expect(benchlens.detect(headOf(text))).toBeUndefined();
    }
  });

  it('accepts claims alone', () => {
    const { format, suite, claims, subjects } = JSON.parse(SUITE) as Record<string, unknown>;
    expect(parse(JSON.stringify({ format, suite, subjects, claims })).ok).toBe(true);
  });

  it.each([
    ['NaN', SUITE.replace('"value": 8000', '"value": NaN'), 'syntax'],
    ['Infinity', SUITE.replace('"value": 8000', '"value": -Infinity'), 'syntax'],
    ['a number beyond all doubles', SUITE.replace('"value": 8000', '"value": 1e999'), 'wrong-type'],
    [
      'a key that stands twice',
      SUITE.replace('"value": 8000', '"value": 8000, "value": 8000'),
      'duplicate-key',
    ],
    ['__proto__', SUITE.replace('"labels": {', '"labels": { "__proto__": "x",'), 'forbidden-key'],
    ['deep nesting', SUITE.replace('"labels": {', `"labels": { "a": ${'['.repeat(100_000)}`), 'too-deep'],
    ['a text with a NUL character', SUITE.replace('Two small servers', 'a\\u0000b'), 'out-of-range'],
    ['the end of the file too soon', SUITE.slice(0, -40), 'syntax'],
  ])('refuses %s', (_, text, code) => {
    const result = parse(text);
    expect(result.ok ? [] : result.problems.map((problem) => problem.code)).toContain(code);
    const [first] = result.ok ? [] : result.problems;
    expect(first?.where.line ?? first?.where.pointer).toBeDefined();
  });

  it('never throws on a file that is cut off, and never takes a part for the whole', () => {
    for (let end = 1; end < SUITE.trimEnd().length; end += 7)
      expect(parse(SUITE.slice(0, end)).ok).toBe(false);
  });
});
