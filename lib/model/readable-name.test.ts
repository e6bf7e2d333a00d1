import { describe, expect, it } from 'vitest';
import { isBlank, readableName, readableText } from './readable-name';

describe('readableName', () => {
  it.each([
    ['Go 1.24', 'Go 1.24'],
    ['Go\u001b[31m\n1.24\u0000', 'Go [31m 1.24'],
    ['abc\u202Etxt.exe', 'abc txt.exe'],
    ['日本語 👩‍💻', '日本語 👩‍💻'],
    [' \t\u00a0', undefined],
    ['\u200b', undefined],
    ['\u0007', undefined],
  ])('of %j is %j', (name, readable) => {
    expect(readableName(name)).toBe(readable);
  });
});

it('keeps lines and tabs of a longer text', () => {
  expect(readableText('a\n\tb\r\nc\u001bd')).toBe('a\n\tb\r\nc d');
});

it('takes a name of one emoji for something to see', () => {
  expect(isBlank('💥')).toBe(false);
});
