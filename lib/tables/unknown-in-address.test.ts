import { expect, test } from 'vitest';
import { suiteDataOf } from '@/tests/support/suite-data';
import { buildSuitePage } from './suite-page';
import { unknownInAddress } from './unknown-in-address';

const model = buildSuitePage(
  suiteDataOf({ a: { 'latency.p99': [1, 2] }, b: { 'latency.p99': [3] }, c: { 'latency.p99': [4] } }),
  { subjects: ['a', 'b'] },
);

test.each<[Record<string, string>, string[]]>([
  [{}, []],
  [
    {
      subjects: 'a,b,c',
      base: 'a',
      sort: 'latency.p99',
      run: 'r_a0',
      cell: 'latency.p99@b',
      hide: 'ratio,spread',
      show: 'proof',
      orient: 'subjects',
      rows: 'all',
      filter: 'anything',
    },
    [],
  ],
  [{ sort: 'b' }, []],
  [{ subjects: 'a,php' }, ['subject “php”']],
  [{ base: 'c' }, ['base “c”']],
  [{ sort: 'no.such', cell: 'latency.p99@c' }, ['order by “no.such”', 'number “latency.p99@c”']],
  [{ hide: 'everything', orient: 'left' }, ['hide “everything”', 'orient “left”']],
  [{ run: 'r_none', case: 'GET /' }, ['run “r_none”', 'case “GET /”']],
])('%j holds %j', (query, expected) => {
  expect(unknownInAddress(query, model)).toEqual(expected);
});
