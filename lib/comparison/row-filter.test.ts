import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  filterColumns,
  filterRows,
  lacksUnit,
  parseRowFilter,
  type FilterableRow,
  type RowFilter,
} from './row-filter';

const ROWS: readonly FilterableRow[] = [
  { key: 'latency.p50', group: 'Latency', label: 'Latency p50', canonicalUnit: 'ns', values: [5e6, 7e6] },
  { key: 'latency.p99', group: 'Latency', label: 'Latency p99', canonicalUnit: 'ns', values: [19e6, 30e6] },
  {
    key: 'latency.p99.9',
    group: 'Latency',
    label: 'Latency p99.9',
    canonicalUnit: 'ns',
    values: [undefined, 12e6],
  },
  { key: 'rps.mean', group: 'Capacity', label: 'Request rate', canonicalUnit: '1/s', values: [1.2e6, 9e5] },
  { key: 'errors.value', group: 'Failure', label: 'Errors', canonicalUnit: 'ratio', values: [0, 0.02] },
];

function filterOf(text: string): RowFilter {
  const read = parseRowFilter(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

const found = (text: string) => filterRows(filterOf(text), ROWS).map(({ key }) => key);

describe('filtering rows', () => {
  test.each<[string, string[]]>([
    ['', ['latency.p50', 'latency.p99', 'latency.p99.9', 'rps.mean', 'errors.value']],
    ['LATENCY P99', ['latency.p99', 'latency.p99.9']],
    ['p99 < 20ms', ['latency.p99']],
    ['p99<20000us', ['latency.p99']],
    ['p99 < 19ms', []],
    ['p99 ≤ 19ms', ['latency.p99']],
    ['latency < 20 ms', ['latency.p50', 'latency.p99', 'latency.p99.9']],
    ['>= 1M', ['rps.mean']],
    ['rate >= 1M/s', ['rps.mean']],
    ['errors > 1%', ['errors.value']],
    ['latency, p50 < 6ms', ['latency.p50']],
    ['latency and p50 > 8ms', []],
    ['p99 < 20', []],
  ])('%j finds %j', (text, keys) => {
    expect(found(text)).toEqual(keys);
  });

  test.each<[string, string]>([
    ['p99 < fast', 'a value such as 20ms, 1M or 5% after <'],
    ['p99 <', 'a value such as 20ms, 1M or 5% after <'],
    ['p99 = 20ms', 'a name, then one of < <= > >=, then a value, such as p99 < 20ms'],
    ['1ms < p99 < 2ms', 'a name, then one of < <= > >=, then a value, such as p99 < 20ms'],
    ['x'.repeat(301), 'at most 300 characters'],
  ])('%j is refused', (text, expected) => {
    const read = parseRowFilter(text);
    expect(read.ok ? undefined : read.problems[0]?.expected).toBe(expected);
  });

  test('says where a unit is missing', () => {
    expect(lacksUnit(filterOf('p99 < 20'), ROWS)).toBe(true);
    expect(lacksUnit(filterOf('p99 < 20ms'), ROWS)).toBe(false);
    expect(lacksUnit(filterOf('> 20'), ROWS)).toBe(false);
  });

  test('any text is read or refused, and never adds rows', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        const read = parseRowFilter(text);
        return !read.ok || filterRows(read.value, ROWS).every((row) => ROWS.includes(row));
      }),
    );
  });
});

describe('filtering columns', () => {
  test.each<[string, number[]]>([
    ['p99 < 20ms', [0]],
    ['latency < 20ms', [0]],
    ['latency < 1s', [0, 1]],
    ['p99.9 < 20ms', [1]],
    ['rate >= 1M', [0]],
    ['errors <= 2%', [0, 1]],
  ])('%j finds %j', (text, columns) => {
    expect(filterColumns(filterOf(text), ROWS, [0, 1])).toEqual(columns);
  });
});
