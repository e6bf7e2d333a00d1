import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { compareSuite } from '@/lib/comparison/compare-suite';
import { dataOfColumns } from '@/lib/comparison/column-data';
import type { Query } from '@/lib/format/query-string';
import { ComparisonCharts } from './comparison-charts';

const claims = (p99: number, memory: number, errors: number) => [
  { id: `p${p99}`, case: 'all', metric: 'latency', statistic: 'p99', value: p99 },
  { id: `m${memory}`, case: 'all', metric: 'memory-per-connection', statistic: 'value', value: memory },
  { id: `e${errors}`, case: 'all', metric: 'error-ratio', statistic: 'value', value: errors },
];
const comparison = compareSuite(
  dataOfColumns([
    { slug: 'go-1', runs: [], metrics: [], claims: claims(36_000, 12_000, 0) },
    { slug: 'go-2', runs: [], metrics: [], claims: claims(30_000, 11_000, 0.01) },
    { slug: 'rust', runs: [], metrics: [], claims: claims(18_000, 8000, 0.02) },
  ]),
  ['go-1', 'go-2', 'rust'],
);
const COLUMNS = [
  { slug: 'go-1', name: 'Go', version: '1.23', position: 0 },
  { slug: 'go-2', name: 'Go', version: '1.24', position: 1 },
  { slug: 'rust', name: 'Rust', version: '1.95', position: 2 },
];
const htmlOf = (query: Query) =>
  renderToStaticMarkup(<ComparisonCharts comparison={comparison} columns={COLUMNS} query={query} />);

test('dots, scatter and history of what the address asks for, each with its table', () => {
  const html = htmlOf({ chart: 'latency.p99', against: 'memory-per-connection.value', base: 'rust' });
  expect(html.match(/<figure /g)).toHaveLength(3);
  expect(html.match(/The chart as a table/g)).toHaveLength(3);
  expect(html).toContain('Latency p99 of Go 1.23, Go 1.24, Rust 1.95; the table below holds the same values');
  expect(html).toContain('Pareto frontier');
  expect(html).toContain('Versions in their order');
  expect(html).toContain('Hollow: claimed, not measured.');
  expect(html).toContain('name="base" value="rust"');
  expect(html).not.toMatch(/ style=|NaN|undefined/);
});

test('a zero on a log scale is marked, and a stale choice is reported', () => {
  const html = htmlOf({ chart: 'error-ratio.value', scale: 'log' });
  expect(html).toContain('◂ ≤ 0');
  expect(html).toContain('cannot stand on a log scale');
  expect(htmlOf({ chart: 'gone.p99', scale: 'cubic' })).toContain('left out: chart=gone.p99, scale=cubic.');
});
