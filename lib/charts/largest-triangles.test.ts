import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { largestTriangles } from './largest-triangles';

test('keeps a single peak that a mean would level', () => {
  expect(largestTriangles([0, 1, 2, 3, 4], [0, 0, 9, 0, 0], 3)).toEqual([0, 2, 4]);
  const ys = Array.from({ length: 10_000 }, (_, index) => (index === 6283 ? 50 : Math.sin(index / 300)));
  const xs = ys.map((_, index) => index);
  expect(largestTriangles(xs, ys, 100)).toContain(6283);
});

test('a short line stays whole', () => {
  expect(largestTriangles([1, 2, 3], [5, 6, 7], 3)).toEqual([0, 1, 2]);
  expect(largestTriangles([], [], 10)).toEqual([]);
});

test('gives exactly as many ascending positions as wanted, with both ends', () => {
  const numbers = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 3, maxLength: 400 });
  fc.assert(
    fc.property(numbers, fc.integer({ min: 3, max: 60 }), (ys, most) => {
      const xs = ys.map((_, index) => index * 2);
      const kept = largestTriangles(xs, ys, most);
      expect(kept).toHaveLength(Math.min(most, ys.length));
      expect(kept[0]).toBe(0);
      expect(kept.at(-1)).toBe(ys.length - 1);
      expect(new Set(kept).size).toBe(kept.length);
      expect(kept).toEqual(kept.toSorted((a, b) => a - b));
    }),
  );
});
