import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_JSON_DEPTH, placeAt, readJson } from './json';

const problemOf = (text: string) => {
  const result = readJson(text, 'f.json');
  if (result.ok) throw new Error('it was read');
  return result.problems[0];
};

describe('readJson', () => {
  it.each([
    ['{"a": NaN}', 1, 7, 'a value', 'NaN, which JSON does not have'],
    ['[1, -Infinity]', 1, 5, 'a value', '-Infinity, which JSON does not have'],
    ['{"a": undefined}', 1, 7, 'a value', 'undefined, which JSON does not have'],
    ['{\n  "a": 1,\n}', 3, 1, 'a key in double quotes', '“}”'],
    ['[1,]', 1, 4, 'a value', '“]”'],
    ['[1 2]', 1, 4, '“,” or “]”', '“2”'],
    ['{"a" 1}', 1, 6, '“:”', '“1”'],
    ["{'a': 1}", 1, 2, 'a key in double quotes or “}”', "“'a'”"],
    ['{a: 1}', 1, 2, 'a key in double quotes or “}”', '“a”'],
    ['{} x', 1, 4, 'the end of the file', '“x”'],
    ['{"a": 1', 1, 8, '“,” or “}”', 'the end of the file'],
    ['{"a": "b', 1, 7, 'a value', 'text that is cut off at the end of the file'],
    ['', 1, 1, 'a value', 'the end of the file'],
    ['// note\n{}', 1, 1, 'a value', '“// note”'],
    ['[1}', 1, 3, '“,” or “]”', '“}”'],
  ])('names the place of the fault in %j', (text, line, column, expected, found) => {
    expect(problemOf(text)).toEqual({
      code: 'syntax',
      where: { file: 'f.json', line, column },
      expected,
      found,
    });
  });

  it('refuses a key that stands twice, at any depth and however it is escaped', () => {
    expect(problemOf('{"a": [{"b": 1, "b": 2}]}')).toMatchObject({
      code: 'duplicate-key',
      where: { file: 'f.json', pointer: '/a/0/b' },
    });
    expect(problemOf('{"a": 1, "\\u0061": 2}')).toMatchObject({
      code: 'duplicate-key',
      where: { pointer: '/a' },
    });
    expect(readJson('[{"a": 1}, {"a": 2}]', 'f').ok).toBe(true);
  });

  it.each(['{"__proto__": {"x": 1}}', '{"\\u005f_proto__": 1}', '{"a": [0, {"__proto__": null}]}'])(
    'refuses %s',
    (text) => {
      expect(problemOf(text)).toMatchObject({ code: 'forbidden-key' });
      expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
    },
  );

  it('points into lists', () => {
    expect(problemOf('{"a": [0, {"__proto__": null}]}')?.where.pointer).toBe('/a/1/__proto__');
  });

  it('bounds the depth', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(readJson(nested(MAX_JSON_DEPTH), 'f').ok).toBe(true);
    expect(problemOf(nested(MAX_JSON_DEPTH + 1))).toMatchObject({
      code: 'too-deep',
      where: { line: 1, column: MAX_JSON_DEPTH + 1 },
    });
    expect(problemOf('{"a":'.repeat(1_000_000))).toMatchObject({ code: 'too-deep' });
  });

  it('reads whatever JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        fc.pre(!JSON.stringify(value).includes('"__proto__"'));
        const text = JSON.stringify(value, undefined, 2);
        expect(readJson(text, 'f')).toEqual({ ok: true, value: JSON.parse(text) as unknown });
      }),
    );
  });

  it('agrees with JSON.parse on what is JSON', () => {
    const tokens =
      '{ } [ ] , : "a" "b" 1 -0.5e3 01 .5 1. +1 true null nul "\\x" "\t" "\\u12" \' /**/ // \n \u00a0 \ufeff';
    const token = fc.constantFrom(...tokens.split(' '), ' ');
    fc.assert(
      fc.property(fc.array(token, { maxLength: 12 }), (chosen) => {
        const text = chosen.join('');
        const mine = readJson(text, 'f');
        if (!mine.ok && mine.problems[0]?.code === 'duplicate-key') return;
        let theirs = true;
        try {
          JSON.parse(text);
        } catch {
          theirs = false;
        }
        expect(mine.ok).toBe(theirs);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('placeAt', () => {
  it('counts lines and columns from 1', () => {
    const text = 'ab\n\ncd';
    expect([0, 1, 2, 3, 4, 5].map((offset) => placeAt(text, offset, 'f'))).toEqual(
      [
        [1, 1],
        [1, 2],
        [1, 3],
        [2, 1],
        [3, 1],
        [3, 2],
      ].map(([line, column]) => ({ file: 'f', line, column })),
    );
  });
});
