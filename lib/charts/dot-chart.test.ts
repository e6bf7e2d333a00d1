import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ComparisonRow } from '@/lib/comparison/comparison';
import { chooseScale } from '@/lib/format/format-value';
import { describeMetric } from '@/lib/metrics/describe';
import { dotAxis, fittingScale } from './dot-axis';
import { buildDotChart, buildDotCharts } from './dot-chart';
import { buildHistoryChart, compareVersions } from './history-chart';
import { buildScatterChart } from './scatter-chart';
import { paretoFrontier } from './scatter-frontier';

const COLUMNS = ['a', 'b', 'c'];

/** Measured with as many runs as given; claimed where negative counts of runs are given. */
function rowOf(key: string, values: readonly (number | undefined)[], runs = 6): ComparisonRow {
  const [metric = '', statistic = ''] = key.split('.', 2);
  return {
    key,
    case: 'all',
    metric: describeMetric(metric, []),
    statistic,
    conditions: {},
    cells: values.map((value, index) =>
      value === undefined
        ? undefined
        : {
            column: COLUMNS[index] ?? '',
            value,
            min: value,
            max: value,
            runs,
            grade: 'summary',
            verdict: 'undecided',
            ...(runs < 6 ? {} : { low: value, high: value }),
          },
    ),
    claims: values.map(() => undefined),
    grade: 'summary',
  };
}

describe('the axis of values', () => {
  const finite = fc.array(fc.double({ min: -1e9, max: 1e12, noNaN: true }), { minLength: 1, maxLength: 20 });

  test('has a place for every value when linear, and for the positive ones when logarithmic', () => {
    fc.assert(
      fc.property(finite, fc.constantFrom('linear' as const, 'log' as const), (raw, wanted) => {
        const values = raw.map((value) => (Math.abs(value) < 1e-6 ? 0 : value));
        const axis = dotAxis(values, chooseScale(values, 'ns'), wanted);
        for (const value of values) {
          const at = axis.place(value);
          if (axis.scale === 'log' && value <= 0) expect(at).toBeUndefined();
          else {
            expect(at).toBeGreaterThanOrEqual(-1e-6);
            expect(at).toBeLessThanOrEqual(1 + 1e-6);
          }
        }
        const places = axis.ticks.map(({ at }) => at);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }),
      { numRuns: 200 },
    );
  });

  test('is logarithmic by itself only where all values are positive and far apart', () => {
    expect(fittingScale([1, 100])).toBe('log');
    expect(fittingScale([1, 10])).toBe('linear');
    expect(fittingScale([0, 1, 100])).toBe('linear');
  });
});

describe('dots', () => {
  test('keep the order of the columns, with interval and runs', () => {
    const chart = buildDotChart(rowOf('latency.p99', [18_000, 36_000, 54_000]), COLUMNS, {
      runsOf: (_, column) => (column === 'a' ? [17_000, 19_000] : undefined),
    });
    expect(chart?.lines.map(({ column, text, interval }) => [column, text, interval])).toEqual([
      ['a', '18', '18 to 18'],
      ['b', '36', '36 to 36'],
      ['c', '54', '54 to 54'],
    ]);
    expect(chart?.lines[0]?.runsAt).toHaveLength(2);
    expect(chart?.unit).toBe('µs');
  });

  test('say what has no place on a log scale', () => {
    const chart = buildDotChart(rowOf('error-ratio.value', [0, 0.01, 0.5]), COLUMNS, { scale: 'log' });
    expect(chart?.lines.map(({ at }) => at === undefined)).toEqual([true, false, false]);
    expect(chart?.captions.join(' ')).toContain('cannot stand on a log scale');
  });

  test('need two subjects, and share one axis as small multiples', () => {
    expect(buildDotChart(rowOf('latency.p99', [1, undefined, undefined]), COLUMNS)).toBeUndefined();
    const charts = buildDotCharts(
      [rowOf('latency.p99', [1e3, 2e3]), rowOf('latency.p50', [4e3, 9e3])],
      COLUMNS,
    );
    expect(charts).toHaveLength(2);
    expect(charts[0]?.ticks).toEqual(charts[1]?.ticks);
  });
});

describe('the frontier', () => {
  const points = fc.array(
    fc.record({ x: fc.integer({ min: 0, max: 9 }), y: fc.integer({ min: 0, max: 9 }) }),
    {
      minLength: 1,
      maxLength: 12,
    },
  );

  test('holds a best point, and whatever it leaves out is beaten by one on it', () => {
    fc.assert(
      fc.property(points, (list) => {
        const on = paretoFrontier(list, 'lower', 'higher') ?? [];
        expect(on).toContain(true);
        list.forEach((point, index) => {
          const isBeaten = list.some(
            (other, at) =>
              on[at] === true &&
              other.x <= point.x &&
              other.y >= point.y &&
              (other.x < point.x || other.y > point.y),
          );
          expect(isBeaten).toBe(on[index] === false);
        });
      }),
    );
  });

  test('is drawn for metrics with a direction alone', () => {
    const rows = { x: rowOf('latency.p99', [1e3, 2e3, 3e3]), y: rowOf('memory.value', [3e6, 1e6, 2e6]) };
    expect(buildScatterChart(rows, COLUMNS)?.points.map(({ isOnFrontier }) => isOnFrontier)).toEqual([
      true,
      true,
      false,
    ]);
    const neutral = buildScatterChart({ ...rows, y: rowOf('requests.value', [1, 2, 3]) }, COLUMNS);
    expect(neutral?.frontier).toEqual([]);
    expect(neutral?.captions[0]).toContain('No frontier');
  });
});

describe('the history', () => {
  test('follows the versions of one name in their order', () => {
    const columns = [
      { slug: 'a', name: 'Go', version: '1.10' },
      { slug: 'b', name: 'Go', version: '1.9' },
      { slug: 'c', name: 'Rust', version: '1.0' },
    ];
    const chart = buildHistoryChart(rowOf('latency.p99', [10e3, 9e3, 5e3]), columns);
    expect(chart?.lines.map(({ name, points }) => [name, points.map(({ version }) => version)])).toEqual([
      ['Go', ['1.9', '1.10']],
    ]);
    expect(buildHistoryChart(rowOf('latency.p99', [1, 2, 3]), columns.slice(1))).toBeUndefined();
  });

  test('orders versions by their numbers, a pre-release before its release', () => {
    expect(['1.10', '1.9', '2.0-rc1', '2.0'].toSorted(compareVersions)).toEqual([
      '1.9',
      '1.10',
      '2.0-rc1',
      '2.0',
    ]);
  });
});
