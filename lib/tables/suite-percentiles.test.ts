import { describe, expect, test } from 'vitest';
import type { SuiteData } from '@/lib/model/suite-data';
import { claimOf, suiteDataOf } from '@/tests/support/suite-data';
import { buildSuitePercentiles, collectChartRuns } from './suite-percentiles';
import { buildSuiteView } from './suite-view';

const MEASURED = {
  a: { 'latency.p50': [1e6, 2e6, 3e6], 'latency.p99': [8e6, 9e6, 10e6] },
  b: { 'latency.p50': [1e6], 'latency.p99': [4e6] },
};

function percentilesOf(data: SuiteData, wanted?: string) {
  const columns = data.subjects.map(({ slug }) => slug);
  return buildSuitePercentiles(
    buildSuiteView(data, { subjects: columns }),
    collectChartRuns(data, columns),
    wanted,
  );
}

describe('buildSuitePercentiles', () => {
  test('lays single runs behind the medians, and keeps claims apart', () => {
    const found = percentilesOf(suiteDataOf(MEASURED, { claims: [claimOf('c', 'a', 'latency.p99', 2e6)] }));
    const [a, b] = found?.chart.series ?? [];
    expect(a?.points.map(({ value }) => value)).toEqual([2, 9]);
    expect(a?.runs.map(({ points }) => points)).toEqual([
      [
        [50, 1],
        [99, 8],
      ],
      [
        [50, 2],
        [99, 9],
      ],
      [
        [50, 3],
        [99, 10],
      ],
    ]);
    // One run is its own median.
    expect(b?.runs).toEqual([]);
    expect(a?.claims.map(({ value }) => value)).toEqual([2]);
    expect(found?.chart.caption).toContain('Thin: single runs.');
  });

  test('more than forty runs are not drawn singly', () => {
    const many = Array.from({ length: 41 }, (_, index) => 1e6 + index);
    const found = percentilesOf(suiteDataOf({ a: { 'latency.p50': many, 'latency.p99': many } }));
    expect(found?.chart.series[0]?.runs).toEqual([]);
    expect(found?.chart.caption).not.toContain('Thin');
  });

  test('the runs’ sample sizes decide what is dotted', () => {
    const data = suiteDataOf({
      a: { 'latency.p50': [1e6, 2e6], 'latency.p99': [8e6, 9e6], 'latency.p99.9': [20e6, 30e6] },
    });
    const found = percentilesOf({ ...data, values: data.values.map((value) => ({ ...value, n: 2000 })) });
    expect(found?.chart.series[0]?.points.map(({ percent }) => percent)).toEqual([50, 99]);
    expect(found?.chart.series[0]?.tail).toEqual([[99.9, 25]]);
    expect(found?.chart.caption).toContain('n = 4,000 values a subject');
  });

  test('another case can be chosen; an unknown one is the first', () => {
    const data = suiteDataOf(MEASURED);
    const both = {
      ...data,
      values: [
        ...data.values,
        ...data.values.map((value) => ({ ...value, case: 'home', value: value.value * 3 })),
      ],
    };
    expect(percentilesOf(both)?.cases).toEqual(['all', 'home']);
    expect(percentilesOf(both, 'home')?.chart.series[0]?.points[0]?.value).toBe(6);
    expect(percentilesOf(both, 'nowhere')?.chart.case).toBe('all');
  });

  test('what the tools cannot tell apart is said', () => {
    const data = suiteDataOf(MEASURED);
    const found = percentilesOf({
      ...data,
      runs: data.runs.map((run) => ({ ...run, tool: { name: 'autocannon' } })),
    });
    expect(found?.notes).toEqual(['autocannon cannot tell apart what is closer than 1 ms.']);
  });

  test('nothing without two percentiles', () => {
    expect(percentilesOf(suiteDataOf({ a: { 'latency.p99': [1e6] } }))).toBeUndefined();
  });
});
