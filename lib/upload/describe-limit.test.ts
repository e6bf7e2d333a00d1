import { expect, test } from 'vitest';
import { describeLimit } from './describe-limit';

test.each([
  [4 * 1024 ** 3, '4 GiB'],
  [512 * 1024 ** 2, '512 MiB'],
  [1536 * 1024 ** 2, '1,536 MiB'],
  [64 * 1024, '64 KiB'],
  [10_000_000, '10 MB'],
])('%i bytes are %s', (bytes, text) => {
  expect(describeLimit(bytes)).toBe(text);
});
