import { expect, test } from 'vitest';
import { printTable, type TextTable } from './table-text';

const TABLE: TextTable = {
  caption: 'Every metric of A & B',
  heads: ['Metric', 'Unit', 'Go <1.24>', 'a|b'],
  rows: [
    ['GET /a_b, "x"', 'µs', '35.2', '—'],
    ['=cmd()', '', '-1.5', '+2'],
  ],
  figuresFrom: 2,
};

test('as Markdown, nothing in it is markup', () => {
  expect(printTable(TABLE, 'markdown')).toBe(
    [
      'Every metric of A & B',
      '',
      '| Metric | Unit | Go &lt;1.24&gt; | a\\|b |',
      '| --- | --- | ---: | ---: |',
      '| GET /a\\_b, "x" | µs | 35.2 | — |',
      '| =cmd() |  | -1.5 | +2 |',
      '',
    ].join('\n'),
  );
});

test('as CSV, no name is a formula and figures stay figures', () => {
  expect(printTable(TABLE, 'csv')).toBe(
    'Metric,Unit,Go <1.24>,a|b\r\n"GET /a_b, ""x""",µs,35.2,—\r\n\'=cmd(),,-1.5,+2\r\n',
  );
});

test('as HTML, it is a table with heads', () => {
  const html = printTable(TABLE, 'html');
  expect(html).toContain('<caption>Every metric of A &amp; B</caption>');
  expect(html).toContain('<th scope="col" align="right">Go &lt;1.24&gt;</th>');
  expect(html).toContain('<tr><th scope="row" align="left">GET /a_b, &quot;x&quot;</th><td>µs</td>');
});
