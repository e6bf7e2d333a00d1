import { describe, expect, it } from 'vitest';
import { compareStatistics, isStatistic, parseMetricStatistic, percentileName, percentOf } from './statistic';

describe('statistics', () => {
  it.each(['value', 'mean', 'min', 'max', 'stddev', 'mad', 'p1', 'p50', 'p97.5', 'p99.9', 'p99.999'])(
    'has %s',
    (name) => {
      expect(isStatistic(name)).toBe(true);
    },
  );

  it.each(['p0', 'p0.1', 'p100', 'p050', 'p99.90', 'p99.9999', 'p', 'P99', 'median', 'p1e1', ''])(
    'does not have %j',
    (name) => {
      expect(isStatistic(name)).toBe(false);
    },
  );

  it('names percentages and reads them back', () => {
    expect([0, 1, 50, 99.9, 99.999, 100].map(percentileName)).toEqual([
      'min',
      'p1',
      'p50',
      'p99.9',
      'p99.999',
      'max',
    ]);
    expect([0.1, -1, 101, 99.9999, NaN].map(percentileName)).toEqual(Array(5).fill(undefined));
    for (const percent of [1, 2.5, 50, 97.5, 99.99]) {
      expect(percentOf(percentileName(percent) ?? '')).toBe(percent);
    }
  });

  it('orders mean, min, percentiles, max, spread', () => {
    const names = ['stddev', 'max', 'p99.9', 'p5', 'p50', 'min', 'mean', 'value', 'mad'];
    expect(names.toSorted(compareStatistics)).toEqual([
      'value',
      'mean',
      'min',
      'p5',
      'p50',
      'p99.9',
      'max',
      'stddev',
      'mad',
    ]);
  });

  it('splits a metric from its statistic at the first dot', () => {
    expect(parseMetricStatistic('latency.p99.9')).toEqual({ metric: 'latency', statistic: 'p99.9' });
    for (const text of ['latency', '.p99', 'latency.', 'latency.p0']) {
      expect(parseMetricStatistic(text)).toBeUndefined();
    }
  });
});
