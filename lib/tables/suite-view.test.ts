import { describe, expect, test } from 'vitest';
import { claimOf, suiteDataOf } from '@/tests/support/suite-data';
import { buildSuiteView } from './suite-view';

const eight = (start: number) => Array.from({ length: 8 }, (_, index) => (start + index) * 1000);

describe('buildSuiteView', () => {
  test('names a winner only where the test decides', () => {
    const { verdict } = buildSuiteView(
      suiteDataOf({ slow: { 'latency.p99': eight(200) }, fast: { 'latency.p99': eight(100) } }),
    );
    expect(verdict.lead).toBe('fast is best at latency p99');
    expect(verdict.rest).toBe(': 104\u00a0µs over 8 runs. slow is 1.97 times as high (p\u00a0<\u00a00.001).');
  });

  test('says that two cannot be told apart', () => {
    const { verdict } = buildSuiteView(
      suiteDataOf({ a: { 'latency.p99': [10, 12, 14, 16] }, b: { 'latency.p99': [11, 13, 15, 17] } }),
    );
    expect(verdict.lead).toBe('a and b cannot be told apart at latency p99');
  });

  test('says how many runs would tell them apart', () => {
    const { verdict } = buildSuiteView(
      suiteDataOf({
        a: { 'latency.p99': [10, 11, 12, 13, 17] },
        b: { 'latency.p99': [11.5, 12.5, 13.5, 14.5, 15.5] },
      }),
    );
    expect(verdict.rest).toMatch(/ About \d+ runs a side would show such a difference\.$/);
  });

  test('says who leads on the other headlines, and on which nothing was decided', () => {
    const { verdict } = buildSuiteView(
      suiteDataOf({
        a: { 'latency.p99': eight(100), 'request-rate.mean': eight(10), 'error-ratio.value': [0, 0, 0, 0.1] },
        b: { 'latency.p99': eight(200), 'request-rate.mean': eight(30), 'error-ratio.value': [0, 0, 0.1, 0] },
      }),
    );
    expect(verdict.rest).toMatch(/On other metrics: b leads on request rate; undecided on [a-z ]+\.$/);
  });

  test('refuses with too few runs and says how many are missing', () => {
    const { verdict, trust } = buildSuiteView(
      suiteDataOf({ a: { 'latency.p99': [1000, 2000, 3000] }, b: { 'latency.p99': [5000, 6000, 7000] } }),
    );
    expect(verdict.lead).toBe('Undecided at latency p99');
    expect(verdict.rest).toContain(
      '3 runs against 3 cannot show a difference at 5\u00a0% (smallest p\u00a00.10). Add 1 run to each.',
    );
    expect(trust.some((item) => item.isCaution)).toBe(true);
  });

  test('reports claims as claims', () => {
    const { verdict, table } = buildSuiteView(
      suiteDataOf(
        {},
        { claims: [claimOf('c1', 'a', 'latency.p99', 18_000), claimOf('c2', 'b', 'latency.p99', 54_000)] },
      ),
    );
    expect(verdict).toEqual({
      lead: 'As claimed, a leads on latency p99.',
      rest: 'Nothing of it was measured here.',
    });
    expect(table.has).toEqual({
      measured: false,
      claimed: true,
      repeated: false,
      spread: false,
      tested: false,
    });
    expect(table.rows[0]?.cells[1]).toEqual(['', '', '', '', '54', 'k3', '×3.00', '']);
  });

  test('orders the columns best first by the chosen row, those without a value last', () => {
    const data = suiteDataOf({
      a: { 'latency.p99': [3000], 'latency.p50': [1] },
      b: { 'latency.p50': [1] },
      c: { 'latency.p99': [2000], 'latency.p50': [1] },
    });
    expect(buildSuiteView(data, { sort: 'latency.p99' }).columns.map((column) => column.slug)).toEqual([
      'c',
      'a',
      'b',
    ]);
    expect(buildSuiteView(data, { sort: 'nonsense' }).columns.map((column) => column.slug)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  test('keeps the colour of a subject when others are hidden', () => {
    const data = suiteDataOf({
      a: { 'latency.p99': [1] },
      b: { 'latency.p99': [2] },
      c: { 'latency.p99': [3] },
    });
    const view = buildSuiteView(data, { subjects: ['c', 'b'] });
    expect(view.columns.map(({ slug, position }) => [slug, position])).toEqual([
      ['b', 1],
      ['c', 2],
    ]);
    expect(view.others.map(({ slug }) => slug)).toEqual(['a']);
  });

  test('an unknown base is as good as none', () => {
    const data = suiteDataOf({ a: { 'latency.p99': [1] }, b: { 'latency.p99': [2] } });
    expect(buildSuiteView(data, { base: 'nobody' }).table.rows[0]?.cells[0]?.[2]).toBe('best');
    expect(buildSuiteView(data, { base: 'b' }).table.rows[0]?.cells[1]?.[2]).toBe('base');
  });

  test('colours only what was tested', () => {
    const tones = (runs: number) => {
      const values = (start: number) => Array.from({ length: runs }, (_, index) => start + index);
      const view = buildSuiteView(
        suiteDataOf({ a: { 'latency.p99': values(100) }, b: { 'latency.p99': values(900) } }),
      );
      return view.table.rows[0]?.cells.map((cell) => cell[3]);
    };
    expect(tones(8)).toEqual(['best', 'w4']);
    expect(tones(3)).toEqual(['best', '']);
  });

  test('marks runs with errors and saturation', () => {
    const { trust } = buildSuiteView(
      suiteDataOf(
        { a: { 'latency.p99': [1], 'error-ratio.value': [1] }, b: { 'latency.p99': [2] } },
        { loads: { b: { offeredPerSecond: 1000, achievedPerSecond: 900 } } },
      ),
    );
    const cautions = trust.filter((item) => item.isCaution).map((item) => item.text);
    expect(cautions).toContain('1 run with more than 1 % errors');
    expect(cautions).toContain('1 run saturated, below 95 % of the offered rate');
  });

  test('names a few of many and counts the rest', () => {
    const many = Object.fromEntries(
      Array.from({ length: 8 }, (_, index) => [`s${index}`, { 'latency.p99': eight(100 * (index + 1)) }]),
    );
    const { verdict } = buildSuiteView(suiteDataOf(many));
    expect(verdict.rest).toContain('s2 is');
    expect(verdict.rest).toContain('5 more follow, up to 7.76 times behind.');
    expect(verdict.rest).not.toContain('s4');
  });

  test('shows what only one subject was measured in, and says so of a metric without direction', () => {
    const view = buildSuiteView(
      suiteDataOf({ a: { 'latency.p99': [1000], 'request-rate.mean': [5] }, b: { 'latency.p99': [2000] } }),
    );
    expect(view.table.rows.map((row) => row.key)).toContain('request-rate.mean');
    const unknown = buildSuiteView(suiteDataOf({ a: { 'queue.value': [1] }, b: { 'queue.value': [2] } }));
    expect(unknown.verdict.lead).toBe('No winner can be named.');
  });

  test('a tested difference from a base of zero has no ratio, and is coloured', () => {
    const view = buildSuiteView(
      suiteDataOf({ a: { 'errors.value': [0, 0, 0, 0] }, b: { 'errors.value': [5, 6, 7, 8] } }),
    );
    expect(view.table.rows[0]?.cells[1]?.slice(2, 4)).toEqual(['n/a', 'w5']);
  });

  test('an empty suite has nothing to compare', () => {
    const view = buildSuiteView(suiteDataOf({}));
    expect(view.table.rows).toEqual([]);
    expect(view.verdict.lead).toBe('Nothing here can be compared yet.');
  });

  test('one subject alone shows all its rows', () => {
    const view = buildSuiteView(suiteDataOf({ a: { 'latency.p99': [1_000_000, 2_000_000] } }));
    expect(view.verdict.lead).toBe('a: latency p99 1.5 ms');
    expect(view.table.rows).toHaveLength(1);
  });
});
