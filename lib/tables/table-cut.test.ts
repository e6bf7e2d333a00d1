import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TableRow } from './comparison-table';
import { cutTable } from './table-cut';

const rowsOf = (count: number): TableRow[] =>
  Array.from({ length: count }, (_, index) => ({
    key: `k${index}`,
    group: `g${Math.floor(index / 3)}`,
    label: '',
    unit: '',
    notes: [],
    better: '',
    grade: 'summary',
    cells: [],
    order: [],
    canonicalUnit: 'ns',
    values: [],
    ranks: [],
  }));
const orderOf = (count: number) => Array.from({ length: count }, (_, index) => index);

test('a small table stays whole', () => {
  const rows = rowsOf(12);
  expect(cutTable(rows, orderOf(3), 'metrics', 800)).toEqual({ rows, order: [0, 1, 2] });
});

test('twenty subjects of forty metrics keep all their subjects', () => {
  const cut = cutTable(rowsOf(40), orderOf(20), 'subjects', 800);
  expect([cut.rows.length, cut.order.length]).toEqual([7, 20]);
});

test('many subjects of one metric are cut', () => {
  const cut = cutTable(rowsOf(1), orderOf(500), 'subjects', 800);
  expect(cut.rows).toHaveLength(1);
  expect(cut.order).toHaveLength(66);
});

test('whatever the size, the table stays within its room', () => {
  fc.assert(
    fc.property(
      fc.nat(300),
      fc.integer({ min: 1, max: 300 }),
      fc.constantFrom('metrics', 'subjects'),
      (rows, columns, orientation) => {
        const cut = cutTable(rowsOf(rows), orderOf(columns), orientation, 800);
        return (
          cut.rows.length * (8 + 4 * cut.order.length) <= 900 && cut.order.length >= Math.min(columns, 2)
        );
      },
    ),
  );
});
