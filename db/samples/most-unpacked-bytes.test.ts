import { expect, it } from 'vitest';
import { mostUnpackedBytes } from './most-unpacked-bytes';

it('lets a small archive be anything, and a large one grow by its size up to an end', () => {
  expect(mostUnpackedBytes(20)).toBe(256 * 1024 ** 2);
  expect(mostUnpackedBytes(100e6)).toBe(25e9);
  expect(mostUnpackedBytes(64 * 1024 ** 3)).toBe(128 * 1024 ** 3);
});
