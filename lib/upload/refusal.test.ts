import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Problem } from '@/lib/problem';
import { ambiguousCandidates } from './ambiguous-candidates';
import { excerptAt } from './excerpt';
import { refusalOf, refusalTitle, withExcerpts } from './refusal';

const SYNTAX: Problem = {
  code: 'syntax',
  where: { file: 'a.json', line: 2, column: 3 },
  expected: '“}”',
  found: '“x”',
};
const bodyWith = (...problems: Problem[]) => ({ status: 422, detail: 'A detail.', problems });

describe('the meaning of an answer', () => {
  test.each([
    ['a fault', 422, bodyWith(SYNTAX), 'problems'],
    ['a conflict', 409, bodyWith({ ...SYNTAX, code: 'conflict' }), 'problems'],
    ['a missing unit', 422, bodyWith({ ...SYNTAX, code: 'unit-unknown' }), 'unit'],
    ['several formats', 422, bodyWith({ ...SYNTAX, code: 'ambiguous-format' }), 'ambiguous'],
    ['no sign-in', 401, { detail: 'Changes need a token.', problems: [] }, 'sign-in'],
    ['a foreign origin', 403, { detail: 'Another site.', problems: [] }, 'failed'],
    ['a page of a proxy', 413, undefined, 'failed'],
    ['problems of a foreign shape', 500, { problems: [{ oops: 1 }, null] }, 'failed'],
  ])('%s', (_, status, body, kind) => {
    expect(refusalOf(status, body).kind).toBe(kind);
  });

  test('the server’s own sentence is shown, else one by status', () => {
    expect(refusalOf(403, { detail: 'Another site.' })).toMatchObject({ sentence: 'Another site.' });
    expect(refusalOf(413, undefined)).toMatchObject({ sentence: expect.stringContaining('larger') });
    expect(refusalOf(502, 'Bad gateway')).toMatchObject({ sentence: expect.stringContaining('502') });
  });

  test('the same problem twice is one', () => {
    const refusal = refusalOf(422, bodyWith(SYNTAX, { ...SYNTAX }));
    expect(refusalTitle('a.json', refusal)).toBe('a.json was not imported: 1 problem');
  });

  test('lines are added to problems that name one', () => {
    const refusal = withExcerpts(
      refusalOf(422, bodyWith(SYNTAX, { ...SYNTAX, where: { pointer: '/a' } })),
      '{\n "x\n}',
    );
    expect(refusal).toMatchObject({
      excerpts: [{ firstLine: 1, lines: ['{', ' "x', '}'], mark: { line: 2, from: 3, to: 4 } }, undefined],
    });
  });
});

describe('an excerpt', () => {
  test('holds two lines around, whatever the line ends', () => {
    const text = '\uFEFF1\r\n2\r3\n4\n5\n6';
    expect(excerptAt(text, { line: 3 })).toEqual({
      firstLine: 1,
      lines: ['1', '2', '3', '4', '5'],
      mark: { line: 3 },
    });
  });

  test('is none for a place without a line, or outside', () => {
    expect(excerptAt('a', { pointer: '/a' })).toBeUndefined();
    expect(excerptAt('a', { line: 2 })).toBeUndefined();
  });

  test('marks the character in question, also deep in a long line', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), (column) => {
        const line = `${'-'.repeat(column - 1)}X${'-'.repeat(5000 - column)}`;
        const excerpt = excerptAt(line, { line: 1, column });
        const shown = excerpt?.lines[0] ?? '';
        const { from, to } = excerpt?.mark ?? {};
        expect(shown.length).toBeLessThan(200);
        expect(shown.slice((from ?? 0) - 1, (to ?? 0) - 1)).toBe('X');
      }),
    );
  });
});

describe('candidates', () => {
  const problem = (found: string): Problem => ({ ...SYNTAX, code: 'ambiguous-format', found });

  test('are read from the text of the problem, reasons with “or” and brackets included', () => {
    expect(
      ambiguousCandidates(problem('hey-csv (0.72: a header (or two) or none) or table (0.71: one column)')),
    ).toEqual([
      { id: 'hey-csv', confidence: 0.72, reason: 'a header (or two) or none' },
      { id: 'table', confidence: 0.71, reason: 'one column' },
    ]);
  });

  test('are none when the text is another', () => {
    expect(ambiguousCandidates(problem('two formats'))).toEqual([]);
  });
});
