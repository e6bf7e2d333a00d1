import { describe, expect, test } from 'vitest';
import { suiteDataOf } from '@/tests/support/suite-data';
import { buildSuiteView } from './suite-view';

const rowOf = (...args: Parameters<typeof buildSuiteView>) => {
  const [row] = buildSuiteView(...args).table.rows;
  if (row === undefined) throw new Error('The table is empty.');
  return row;
};

describe('values that are the same', () => {
  test.each<[string, number[]]>([
    ['of one run', [0]],
    ['of three runs', [0, 0, 0]],
    ['of many runs', Array.from({ length: 8 }, () => 0)],
  ])('%s are all the best, also 0', (_, zeros) => {
    const row = rowOf(
      suiteDataOf({
        a: { 'error-ratio.value': zeros },
        b: { 'error-ratio.value': zeros },
        c: { 'error-ratio.value': zeros.map(() => 0.5) },
      }),
    );
    expect(row.cells.map((cell) => cell[2])).toEqual(['best', 'best', zeros.length < 4 ? '' : 'n/a']);
    expect(row.cells.slice(0, 2).map((cell) => cell[3])).toEqual(['best', 'best']);
  });

  test('are not the best where they were measured under other load models', () => {
    const row = rowOf(
      suiteDataOf(
        { a: { 'latency.p99': [5] }, b: { 'latency.p99': [5] } },
        { loads: { a: { model: 'open' }, b: { model: 'closed' } } },
      ),
    );
    expect(row.cells.map((cell) => cell[3])).toEqual(['best', '']);
  });
});

test('a row has its values with all digits and its tie groups, in the order of the columns', () => {
  const runs = (start: number) => Array.from({ length: 8 }, (_, index) => start + index / 1000);
  const data = suiteDataOf({
    slow: { 'latency.p99': runs(900) },
    fast: { 'latency.p99': runs(100) },
    alike: { 'latency.p99': runs(100) },
  });
  const row = rowOf(data, { sort: 'latency.p99' });
  expect(row.ranks).toEqual([1, 1, 2]);
  expect(row.values).toEqual([100.0035, 100.0035, 900.0035]);
  expect(row.canonicalUnit).toBe('ns');
});

describe('runs under several loads', () => {
  test('are said to be pooled in one median', () => {
    const data = suiteDataOf({ a: { 'latency.p99': [1, 2, 3] }, b: { 'latency.p99': [2] } });
    const runs = data.runs.map((run, index) => ({
      ...run,
      load: { model: 'open' as const, offeredPerSecond: 1000 * index },
    }));
    expect(rowOf({ ...data, runs }).notes).toEqual(['runs under 3 loads pooled']);
  });

  test('are nothing to mention where each subject has one', () => {
    const data = suiteDataOf(
      { a: { 'latency.p99': [1, 2] }, b: { 'latency.p99': [2, 3] } },
      { loads: { a: { connections: 10 }, b: { connections: 20 } } },
    );
    expect(rowOf(data).notes).toEqual([]);
  });
});
