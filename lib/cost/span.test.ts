import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COST_FIELDS } from './fields';
import { parseSpan, triangular } from './span';

test('a range has two or three values; a unit at the end counts for all of it', () => {
  expect(parseSpan('10k..14k..20k', COST_FIELDS.users)).toEqual({
    low: 10_000,
    typical: 14_000,
    high: 20_000,
  });
  expect(parseSpan('10..14..20kB', COST_FIELDS.memoryPerConnection)).toEqual({
    low: 10_000,
    typical: 14_000,
    high: 20_000,
  });
  expect(parseSpan('8KiB..12KiB', COST_FIELDS.memoryPerConnection)).toEqual({
    low: 8192,
    typical: 10_240,
    high: 12_288,
  });
  expect(parseSpan('1..3', COST_FIELDS.users)).toEqual({ low: 1, typical: 2, high: 3 });
});

test.each(['20k..10k', '1..2..3..4', '..', '1..', 'x..y', '0..5', '1..1e309', '1kB..2kB'])(
  'the range %s of users is refused with what was expected',
  (text) => {
    expect(parseSpan(text, COST_FIELDS.users)).toHaveProperty('expected', expect.stringContaining('range'));
  },
);

test('names and choices have no range', () => {
  expect(parseSpan('c7g..m7g', COST_FIELDS.node)).toHaveProperty('expected');
});

test('a triangular draw stays within its range, rises with its share and has half of them on each side', () => {
  const spans = fc
    .tuple(
      fc.double({ min: 0, max: 1e6, noNaN: true }),
      fc.double({ min: 0, max: 1e6, noNaN: true }),
      fc.double({ min: 0, max: 1e6, noNaN: true }),
    )
    .map((values) => {
      const [low = 0, typical = 0, high = 0] = values.toSorted((a, b) => a - b);
      return { low, typical, high };
    });
  const shares = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
  fc.assert(
    fc.property(spans, shares, shares, (span, a, b) => {
      const [first, second] = [triangular(span, Math.min(a, b)), triangular(span, Math.max(a, b))];
      const slack = span.high * 1e-9;
      expect(first).toBeGreaterThanOrEqual(span.low - slack);
      expect(second).toBeLessThanOrEqual(span.high + slack);
      expect(first).toBeLessThanOrEqual(second + slack);
    }),
  );
  // The median of a symmetric triangle is its middle.
  expect(triangular({ low: 0, typical: 1, high: 2 }, 0.5)).toBeCloseTo(1, 12);
  // P(X ≤ x) = x² ÷ 2 below the middle.
  expect(triangular({ low: 0, typical: 1, high: 2 }, 0.125)).toBeCloseTo(0.5, 12);
});
