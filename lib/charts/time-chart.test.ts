import { describe, expect, test } from 'vitest';
import type { Series } from '@/lib/model/suite-file';
import { buildTimeChart, MOST_POINTS } from './time-chart';
import { timeCsv } from './time-csv';

const seconds = (count: number) => Array.from({ length: count }, (_, index) => index * 1e9);

function series(metric: string, values: number[], more: Partial<Series> = {}): Series {
  return { case: 'all', metric, offsetsNs: seconds(values.length), values, ...more };
}

describe('buildTimeChart', () => {
  test('rates come first, then latencies by percentile, then errors; each in its own unit', () => {
    const chart = buildTimeChart(
      {
        series: [
          series('errors', [0, 0, 2]),
          series('latency.p99', [8e6, 9e6, 30e6]),
          series('request-rate', [1000, 1010, 400]),
          series('latency.p50', [1e6, 1.1e6, 2e6]),
        ],
      },
      [],
    );
    expect(chart?.panels.map(({ label, unit }) => [label, unit])).toEqual([
      ['Request rate', '/s'],
      ['Latency p50', 'ms'],
      ['Latency p99', 'ms'],
      ['Errors', ''],
    ]);
    expect(chart?.panels[2]?.pieces).toEqual([{ times: [0, 1, 2], values: [8, 9, 30] }]);
    expect(chart?.end).toBe(3);
    expect(chart?.timeUnit).toBe('s');
  });

  test('warm-up is told in the unit of the axis, and only where the axis reaches beyond it', () => {
    const run = (warmUpNs: number) => ({ load: { warmUpNs }, series: [series('errors', [1, 2, 3, 4])] });
    expect(buildTimeChart(run(2e9), [])?.warmUp).toBe(2);
    expect(buildTimeChart(run(60e9), [])).not.toHaveProperty('warmUp');
  });

  test('a line breaks where nothing was measured', () => {
    const chart = buildTimeChart(
      {
        series: [series('request-rate', [1, 2, 3, 4, 5], { offsetsNs: [0, 1e9, 2e9, 10e9, 11e9] })],
      },
      [],
    );
    expect(chart?.panels[0]?.pieces.map(({ times }) => times)).toEqual([
      [0, 1, 2],
      [10, 11],
    ]);
  });

  test('a clock that goes backwards is put in order', () => {
    const chart = buildTimeChart(
      { series: [series('request-rate', [30, 10, 20], { offsetsNs: [2e9, 0, 1e9] })] },
      [],
    );
    expect(chart?.panels[0]?.pieces).toEqual([{ times: [0, 1, 2], values: [10, 20, 30] }]);
  });

  test('long series are thinned to a thousand points, and say so', () => {
    const values = Array.from({ length: 5000 }, (_, index) => (index === 4000 ? 900 : 100));
    const chart = buildTimeChart({ series: [series('request-rate', values)] }, []);
    const drawn = chart?.panels[0]?.pieces.flatMap((piece) => piece.values) ?? [];
    expect(drawn).toHaveLength(MOST_POINTS);
    expect(Math.max(...drawn)).toBe(900);
    expect(chart?.panels[0]?.count).toBe(5000);
    expect(chart?.caption).toContain('1,000 of them drawn');
    expect(chart?.timeUnit).toBe('min');
  });

  test('one case is drawn: all, else the first; nothing without two points', () => {
    const run = {
      series: [series('errors', [1, 2], { case: 'home' }), series('errors', [3, 4], { case: 'all' })],
    };
    expect(buildTimeChart(run, [])?.case).toBe('all');
    expect(buildTimeChart(run, [], 'home')?.panels[0]?.largest).toBe(2);
    expect(buildTimeChart({ series: [series('errors', [1])] }, [])).toBeUndefined();
    expect(buildTimeChart({}, [])).toBeUndefined();
  });

  test('a metric that the suite declares keeps its name and unit, also with a dot in it', () => {
    const chart = buildTimeChart({ series: [series('queue.p50', [1, 2])] }, [
      { id: 'queue.p50', label: 'Queue', unit: 'bytes' },
    ]);
    expect(chart?.panels[0]).toMatchObject({ label: 'Queue', unit: 'B' });
  });

  test('the CSV holds every point that is drawn', () => {
    const chart = buildTimeChart({ series: [series('latency.p99', [1e6, 2e6])] }, []);
    expect(chart === undefined ? '' : timeCsv(chart)).toBe(
      'metric,unit,time (s),value\r\nLatency p99,ms,0,1\r\nLatency p99,ms,1,2\r\n',
    );
  });
});
