import { describe, expect, test } from 'vitest';
import { layOutPercentiles, type PercentileChart } from './percentile-chart';
import { percentileCsv } from './percentile-csv';
import { answerTarget, describeAnswer, describeRuns, readTarget } from './percentile-target';
import type { SeriesValues } from './percentile-values';

const NOTHING = { points: [], curve: [], tail: [], claims: [], runs: [] } satisfies Omit<
  SeriesValues,
  'column'
>;
const valuesOf = (values: Readonly<Record<number, number>>) =>
  Object.entries(values)
    .map(([percent, value]) => ({ percent: Number(percent), value }))
    .toSorted((a, b) => a.percent - b.percent);

function chartOf(
  series: readonly SeriesValues[],
  resolutions: { tool: string; resolutionNs: number }[] = [],
): PercentileChart {
  const chart = layOutPercentiles({
    title: 'Latency',
    metric: 'latency',
    case: 'all',
    unit: 'ns',
    series,
    caption: '',
    resolutions,
  });
  if (chart === undefined) throw new Error('no chart');
  return chart;
}

const POINTS = valuesOf({ 50: 5e6, 99: 18e6, 99.9: 24e6 });
const CHART = chartOf([
  {
    ...NOTHING,
    column: 'go',
    grade: 'summary',
    points: POINTS,
    runs: [
      { id: 'r_1', name: 'run 1', values: valuesOf({ 50: 4e6, 99: 15e6, 99.9: 19e6 }) },
      { id: 'r_2', name: 'run 2', values: valuesOf({ 50: 5e6, 99: 18e6, 99.9: 24e6 }) },
      { id: 'r_3', name: 'run 3', values: valuesOf({ 50: 6e6, 99: 21e6, 99.9: 30e6 }) },
    ],
  },
]);

describe('readTarget', () => {
  test('takes durations in any unit, and bare numbers in the unit of the chart', () => {
    expect(readTarget('20ms', CHART)).toEqual({ text: '20 ms', value: 20 });
    expect(readTarget(' 0.02 s ', CHART)).toEqual({ text: '20 ms', value: 20 });
    expect(readTarget('20', CHART)).toEqual({ text: '20 ms', value: 20 });
    expect(readTarget('', CHART)).toBeUndefined();
    expect(readTarget(undefined, CHART)).toBeUndefined();
  });

  test('says what is no duration', () => {
    for (const text of ['14 parsecs', '20 kB', '-5 ms', '0', 'x'.repeat(200)]) {
      expect(readTarget(text, CHART)).toHaveProperty('problem');
    }
  });
});

describe('answerTarget', () => {
  test('the last percentile within the target, and the first above it', () => {
    const [answer] = answerTarget(CHART, 20);
    expect(answer).toMatchObject({ column: 'go', upTo: 99, next: { percent: 99.9, value: 24 } });
    expect(answer === undefined ? '' : describeAnswer(answer, 'ms')).toBe('up to p99; p99.9 is 24 ms');
    expect(answer?.runs.map(({ name, upTo }) => [name, upTo])).toEqual([
      ['run 1', 99.9],
      ['run 2', 99],
      ['run 3', 50],
    ]);
  });

  test('not even the median, and all that is known', () => {
    const [none] = answerTarget(CHART, 1);
    expect(none === undefined ? '' : describeAnswer(none, 'ms')).toBe('not met: p50 is 5 ms');
    const [all] = answerTarget(CHART, 100);
    expect(all === undefined ? '' : describeAnswer(all, 'ms')).toBe(
      'at every percentile that is known, up to p99.9',
    );
  });

  test('a whole distribution answers between its named percentiles', () => {
    const curve = valuesOf({ 50: 5e6, 99: 18e6, 99.2: 19.5e6, 99.22: 20.5e6, 99.9: 24e6 });
    const [answer] = answerTarget(chartOf([{ ...NOTHING, column: 'go', points: POINTS, curve }]), 20);
    expect(answer === undefined ? '' : describeAnswer(answer, 'ms')).toBe('up to p99.2');
  });

  test('runs in brief: from the last percentile where all keep within it', () => {
    const runs = CHART.series[0]?.runs ?? [];
    expect(describeRuns(runs, 20)).toBe('p50 in 3 of 3 runs, p99 in 2 of 3, p99.9 in 1 of 3');
    expect(describeRuns(runs, 25)).toBe('p99 in 3 of 3 runs, p99.9 in 2 of 3');
    expect(describeRuns(runs, 1)).toBe('p50 in 0 of 3 runs');
    expect(describeRuns(runs.slice(0, 1), 20)).toBe('');
  });
});

describe('layOutPercentiles', () => {
  test('draws the resolution of the coarsest tool where the axis reaches down to it', () => {
    const points = valuesOf({ 50: 1e6, 99: 8e6 });
    const series = [{ ...NOTHING, column: 'go', points }];
    const chart = chartOf(series, [{ tool: 'autocannon', resolutionNs: 2e6 }]);
    expect(chart.floor?.value).toBe(2);
    expect(chart.floor?.y).toBeCloseTo(Math.log10(2), 9);
    expect(chartOf(series, [{ tool: 'wrk', resolutionNs: 1e3 }])).not.toHaveProperty('floor');
  });

  test('what is not supported is drawn as a tail and widens the axis, but has no marker', () => {
    const chart = chartOf([
      { ...NOTHING, column: 'go', points: valuesOf({ 50: 1e6, 99: 8e6 }), tail: valuesOf({ 99.9: 20e6 }) },
    ]);
    expect(chart.series[0]?.points.map(({ percent }) => percent)).toEqual([50, 99]);
    expect(chart.series[0]?.tail).toEqual([[99.9, 20]]);
    expect(chart.xTicks.at(-1)).toEqual({ percent: 99.9, x: 1 });
  });

  test('the CSV holds intervals, claims, runs and what is not supported', () => {
    const chart = chartOf([
      {
        ...NOTHING,
        column: 'go',
        grade: 'histogram',
        points: [{ percent: 50, value: 1e6, low: 0.9e6, high: 1.2e6 }],
        tail: valuesOf({ 99: 3e6 }),
        claims: valuesOf({ 99: 2e6 }),
        runs: [{ id: 'r', name: 'run 1', values: valuesOf({ 50: 1e6 }) }],
      },
    ]);
    expect(percentileCsv(chart, () => '=Go').split('\r\n')).toEqual([
      'subject,run,evidence,percentile,latency (ms),low,high,supported',
      "'=Go,,histogram,50,1,0.9,1.2,yes",
      "'=Go,,histogram,99,3,,,no",
      "'=Go,,claim,99,2,,,",
      "'=Go,run 1,histogram,50,1,,,",
      '',
    ]);
  });
});
