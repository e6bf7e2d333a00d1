import { describe, expect, test } from 'vitest';
import type { Load } from '@/lib/model/suite-file';
import { buildLoadCharts, hasSeveralLoads } from './load-chart';
import type { LoadRun } from './load-levels';
import { loadCsv } from './load-csv';

let count = 0;
function run(subject: string, tool: string, load: Load, p99: number, more: LoadRun['values'] = []): LoadRun {
  count += 1;
  return { id: `r_${count}`, subject, tool, load, values: [{ statistic: 'p99', value: p99 }, ...more] };
}

const open = (offeredPerSecond: number, achievedPerSecond = offeredPerSecond): Load => ({
  model: 'open',
  connections: 64,
  offeredPerSecond,
  achievedPerSecond,
});
const closed = (connections: number): Load => ({ model: 'closed', connections });

describe('buildLoadCharts', () => {
  test('a line a subject through the median of its runs at each load, with their range', () => {
    const [chart] = buildLoadCharts(
      [
        run('a', 'wrk2', open(1000), 2e6),
        run('a', 'wrk2', open(1000), 4e6),
        run('a', 'wrk2', open(1000), 3e6),
        run('a', 'wrk2', open(2000), 5e6),
        run('b', 'wrk2', open(1000), 1e6),
        run('c', 'wrk2', open(9000), 1e6),
      ],
      ['b', 'a'],
    );
    expect(chart?.lines.map(({ column }) => column)).toEqual(['b', 'a']);
    expect(
      chart?.lines[1]?.points.map(({ load, value, least, most, runs }) => [load, value, least, most, runs]),
    ).toEqual([
      [1000, 3, 2, 4, 3],
      [2000, 5, 5, 5, 1],
    ]);
    expect(chart?.xTitle).toBe('Offered rate, requests per second');
    expect(chart?.xTicks.map(({ label }) => label)).toEqual(['1,000', '2,000']);
    expect(chart?.quantity).toBe('Latency p99');
    expect(chart?.caption).toContain('Median of 1 to 3 runs');
  });

  test('below 95 % of the offered rate a point is saturated, by the median of its runs', () => {
    const [chart] = buildLoadCharts(
      [
        run('a', 'wrk2', open(1000, 950), 2e6),
        run('a', 'wrk2', open(2000, 1899), 5e6),
        run('a', 'wrk2', open(4000, 3900), 5e6),
        run('a', 'wrk2', open(4000, 1000), 5e6),
        run('a', 'wrk2', open(4000, 3950), 5e6),
      ],
      ['a'],
    );
    expect(chart?.lines[0]?.points.map(({ isSaturated }) => isSaturated)).toEqual([false, true, false]);
    expect(chart?.saturated).toBe(1);
  });

  test('a closed model goes by connections and is never saturated; tools and models stand apart', () => {
    const charts = buildLoadCharts(
      [
        ...[8, 64, 256].map((connections) => run('a', 'wrk', closed(connections), connections * 1e5)),
        run('a', 'autocannon', closed(64), 1e6),
        ...[1000, 3000].map((rate) => run('a', 'autocannon', open(rate), 1e6)),
      ],
      ['a'],
    );
    expect(charts.map(({ title }) => title)).toEqual(['wrk, closed model', 'autocannon, open model']);
    expect(charts[0]?.xTitle).toMatch(/^Connections/);
    expect(charts[0]?.isRateOffered).toBe(false);
    // 8 to 256 is more than a factor of ten: even distances for even factors.
    const xs = charts[0]?.xTicks.map(({ x }) => x) ?? [];
    expect((xs[1] ?? 0) - (xs[0] ?? 0)).toBeCloseTo(0.92 * (Math.log(8) / Math.log(32)), 9);
  });

  test('one load of each subject is no chart', () => {
    expect(
      buildLoadCharts([run('a', 'wrk', closed(8), 1), run('b', 'wrk', closed(64), 1)], ['a', 'b']),
    ).toEqual([]);
    expect(
      hasSeveralLoads([
        { subject: 'a', tool: 'wrk', load: closed(8) },
        { subject: 'b', tool: 'wrk', load: closed(64) },
      ]),
    ).toBe(false);
    expect(
      hasSeveralLoads(
        [8, 64].map((connections) => ({ subject: 'a', tool: 'wrk', load: closed(connections) })),
      ),
    ).toBe(true);
  });

  test('takes the percentile that most runs have', () => {
    const p50 = [{ statistic: 'p50', value: 1e6 }];
    const runs = [8, 64, 256].map((connections, index): LoadRun => ({
      id: `x${index}`,
      subject: 'a',
      tool: 'wrk',
      load: closed(connections),
      values: index === 0 ? [...p50, { statistic: 'p99', value: 9e6 }] : p50,
    }));
    expect(buildLoadCharts(runs, ['a'])[0]?.quantity).toBe('Latency p50');
  });

  test('latencies of 0 are left out and counted', () => {
    const [chart] = buildLoadCharts(
      [
        run('a', 'autocannon', open(1), 0),
        run('a', 'autocannon', open(1), 1e6),
        run('a', 'autocannon', open(2), 2e6),
      ],
      ['a'],
    );
    expect(chart?.zeros).toBe(1);
    expect(chart?.lines[0]?.points[0]?.runs).toBe(1);
  });

  test('the CSV says which points are saturated', () => {
    const [chart] = buildLoadCharts(
      [run('a', 'wrk2', open(1000), 2e6), run('a', 'wrk2', open(2000, 10), 5e6)],
      ['a'],
    );
    expect(chart === undefined ? '' : loadCsv(chart, (column) => column.toUpperCase())).toBe(
      'subject,Offered rate,latency p99 (ms),least,most,runs,saturated\r\nA,1000,2,2,2,1,no\r\nA,2000,5,5,5,1,yes\r\n',
    );
  });
});
