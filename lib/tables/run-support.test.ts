import { expect, test } from 'vitest';
import { tooFewBeyond } from './run-support';

test.each([
  ['p99.9', 10_000, undefined],
  ['p99.9', 9_999, 9],
  ['p99.999', 219_307, 2],
  ['p99', 1_000, undefined],
  ['p90', 100, undefined],
  ['p90', 99, 9],
  ['p99.99', 50, 0],
])('%s of %i values: %s beyond', (statistic, n, beyond) => {
  expect(tooFewBeyond({ statistic, n })).toBe(beyond);
});

test('the median, other statistics and unknown samples are not judged', () => {
  expect(tooFewBeyond({ statistic: 'p50', n: 3 })).toBeUndefined();
  expect(tooFewBeyond({ statistic: 'max', n: 3 })).toBeUndefined();
  expect(tooFewBeyond({ statistic: 'p99.999' })).toBeUndefined();
});
