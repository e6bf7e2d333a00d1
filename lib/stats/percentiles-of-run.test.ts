import { describe, expect, it } from 'vitest';
import type { Run } from '@/lib/model/suite-file';
import { percentilesOfRun } from './percentiles-of-run';

const run: Run = {
  id: 'r_1',
  subject: 'go',
  measurements: [
    { case: 'all', metric: 'latency', statistic: 'p99', value: 36_000, n: 120_000, method: 'tool' },
    { case: 'GET /', metric: 'latency', statistic: 'p99', value: 1 },
  ],
  distributions: [
    {
      case: 'all',
      metric: 'time-per-operation',
      encoding: 'values',
      values: [6, 1, 2, 3, 4, 5],
      independent: true,
    },
  ],
};

describe('percentilesOfRun', () => {
  it('gives what the tool printed, with its method, and nothing between', () => {
    expect(percentilesOfRun(run, { metric: 'latency', case: 'all', percents: [99, 99.9] })).toEqual([
      { q: 99, value: 36_000, n: 120_000, method: 'tool', supported: true },
      { q: 99.9, supported: false },
    ]);
  });

  it('reads raw values by nearest rank as long as one of them lies beyond', () => {
    expect(
      percentilesOfRun(run, { metric: 'time-per-operation', case: 'all', percents: [0, 50, 80, 90, 100] }),
    ).toEqual([
      { q: 0, value: 1, n: 6, method: 'nearest-rank', supported: true },
      { q: 50, value: 3, low: 1, high: 6, n: 6, method: 'nearest-rank', supported: true },
      { q: 80, value: 5, n: 6, method: 'nearest-rank', supported: true },
      { q: 90, n: 6, method: 'nearest-rank', supported: false },
      { q: 100, value: 6, n: 6, method: 'nearest-rank', supported: true },
    ]);
  });

  it('knows nothing of another case', () => {
    expect(percentilesOfRun(run, { metric: 'latency', case: 'POST /', percents: [99] })).toEqual([
      { q: 99, supported: false },
    ]);
  });
});
