import { expect, test } from 'vitest';
import { suiteDataOf } from '@/tests/support/suite-data';
import { distanceFromBest } from './distance-from-best';
import { buildSuiteView } from './suite-view';

test.each<[string, number[], (number | undefined)[]]>([
  ['latency.p99', [200, 100], [2, 1]],
  ['request-rate.mean', [50, 100], [2, 1]],
  ['error-ratio.value', [0, 0.5], [1, undefined]],
  ['latency.stddev', [1, 2], [undefined, undefined]],
])('%s of %j', (quantity, [a, b], expected) => {
  const { table } = buildSuiteView(suiteDataOf({ a: { [quantity]: [a ?? 0] }, b: { [quantity]: [b ?? 0] } }));
  const [row] = table.rows;
  expect(row === undefined ? undefined : [0, 1].map((column) => distanceFromBest(row, column))).toEqual(
    expected,
  );
});
