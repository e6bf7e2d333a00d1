import { expect, test } from 'vitest';
import { jsonLiterals } from './json-literals';

test('numbers are found as they are written, by pointer, those of lists left out', () => {
  const literalOf = jsonLiterals('{"a": {"b/c": 11.10, "d": [1, {"e": -1E+3}]}, "f": "7", "g": 0}');
  expect(['/a/b~1c', '/a/d/1/e', '/g'].map(literalOf)).toEqual(['11.10', '-1E+3', '0']);
  expect(['/a/d/0', '/f', '/x', '/a'].map(literalOf)).toEqual([undefined, undefined, undefined, undefined]);
});

test('a million numbers in a list take no room', () => {
  expect(jsonLiterals(`{"times": [${'1,'.repeat(1_000_000)}1], "n": 2.0}`)('/n')).toBe('2.0');
});
