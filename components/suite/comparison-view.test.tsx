import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { ComparisonTable, TableCell } from '@/lib/tables/comparison-table';
import { ComparisonView, MOST_SUBJECT_COLUMNS } from './comparison-view';
import { findGroups, groupRows, MOST_OPEN_GROUPS } from './row-groups';

const CELL: TableCell = ['1', '', '×1.00', '', '', '', '', ''];

function tableOf(cases: number, columns: number): ComparisonTable {
  return {
    has: { measured: true, claimed: false, repeated: false, spread: false, tested: false },
    rows: Array.from({ length: cases }, (_, index) => ({
      key: `case ${index}:latency.p99`,
      group: `case ${index}`,
      label: `Latency p99 of ${index}`,
      unit: 'ms',
      notes: [],
      better: 'lower' as const,
      grade: 'summary' as const,
      cells: Array.from({ length: columns }, () => CELL),
      order: Array.from({ length: columns }, (__, column) => column),
      canonicalUnit: 'ns' as const,
      values: Array.from({ length: columns }, () => 1e6),
      ranks: [],
    })),
  };
}

function render(cases: number, columns = 2): string {
  return renderToStaticMarkup(
    <ComparisonView
      label="Every metric"
      caption="One run each."
      columns={Array.from({ length: columns }, (_, position) => ({
        slug: `s${position}`,
        name: `Subject ${position}`,
        position,
      }))}
      table={tableOf(cases, columns)}
      shown={{ measured: true, spread: false, ratio: true, claimed: false, proof: false }}
      order={Array.from({ length: columns }, (_, index) => index)}
    />,
  );
}

const count = (html: string, part: string | RegExp) => html.split(part).length - 1;

describe('a comparison of many cases', () => {
  test('stands in one table as long as it can be read', () => {
    const html = render(MOST_OPEN_GROUPS);
    expect(count(html, '<table')).toBe(1);
    expect(html).not.toContain('<details');
  });

  test.each([2, MOST_SUBJECT_COLUMNS + 1])(
    'folds later ones away and keeps every number, %i subjects',
    (columns) => {
      const html = render(60, columns);
      expect(count(html, '<details')).toBe(6);
      expect(html).not.toContain('<details open');
      expect(html).toContain('<b>case 8 to case 17</b> <span class="muted">10 groups of rows</span>');
      for (const index of [0, 7, 8, 59]) expect(count(html, `Latency p99 of ${index}<`)).toBe(1);
      expect(count(html, '>1<')).toBe(60 * columns);
      expect(html).toContain('aria-label="Every metric: case 58 to case 59"');
    },
  );

  test('with subjects as rows, says of which case a column is', () => {
    expect(render(3, MOST_SUBJECT_COLUMNS + 1)).toMatch(
      /<th scope="colgroup" colSpan="2" class="sg">case 2</,
    );
  });
});

test('a fold of one group is called like it', () => {
  expect(render(19)).toContain('<b>case 18</b> <span class="muted">one group of rows</span>');
});

describe('finding cases', () => {
  const groups = groupRows(tableOf(12, 1).rows);

  test.each<[string, number]>([
    ['', 12],
    ['  ', 12],
    ['CASE 1', 3],
    ['case 11', 1],
    ['nothing', 0],
  ])('%j finds %i', (text, expected) => {
    expect(findGroups(groups, text)).toHaveLength(expected);
  });
});
