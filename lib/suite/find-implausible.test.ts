import { describe, expect, it } from 'vitest';
import type { Measurement, SuiteFile } from '@/lib/model/suite-file';
import { readSample } from '@/tests/support/read-sample';
import { findImplausible } from './find-implausible';
import { readSuiteFile } from './read-suite-file';

const latency = (statistics: Record<string, number>, name = 'all'): Measurement[] =>
  Object.entries(statistics).map(([statistic, value]) => ({
    case: name,
    metric: 'latency',
    statistic,
    value,
  }));

const find = (measurements: readonly Measurement[], tolerance?: number) =>
  findImplausible(measurements, ({ value }) => `${value} ns`, tolerance).map(({ index, expected, found }) => [
    index,
    expected,
    found,
  ]);

describe('findImplausible', () => {
  it('says nothing of values in order, nor of a spread above the maximum', () => {
    expect(find(latency({ min: 1, mean: 2, p50: 2, p99: 3, max: 3, stddev: 9, mad: 9 }))).toEqual([]);
  });

  it.each([
    [{ min: 2e6, p50: 1e6 }, [[1, 'latency.p50 of all to be at least min (2000000 ns)', '1000000 ns']]],
    [{ p50: 4e6, max: 3e6 }, [[0, 'latency.p50 of all to be at most max (3000000 ns)', '4000000 ns']]],
    [{ mean: 4e6, max: 3e6 }, [[0, 'latency.mean of all to be at most max (3000000 ns)', '4000000 ns']]],
    [{ min: 2e6, max: 1e6 }, [[1, 'latency.max of all to be at least min (2000000 ns)', '1000000 ns']]],
  ])('finds the contradiction in %j', (statistics, expected) => {
    expect(find(latency(statistics as Record<string, number>))).toEqual(expected);
  });

  it('holds values against those of their own case alone', () => {
    expect(find([...latency({ max: 1 }, 'a'), ...latency({ p50: 2 }, 'b')])).toEqual([]);
  });

  it('lets pass what buckets and digits may do', () => {
    expect(find(latency({ p99: 9330, max: 9320 }), 0.01)).toEqual([]);
    expect(find(latency({ p99: 9330, max: 9230 }), 0.01)).toHaveLength(1);
  });

  it('knows shares', () => {
    const of = (metric: string): Measurement => ({ case: 'all', metric, statistic: 'value', value: 1.5 });
    expect(find([of('error-ratio'), of('cpu-utilisation'), of('memory-ratio')])).toEqual([
      [0, 'error-ratio.value of all to be a share from 0 to 1', '1.5'],
      [1, 'cpu-utilisation.value of all to be a share from 0 to 1', '1.5'],
    ]);
  });
});

describe('a suite file', () => {
  const read = (hasSource: boolean, ...more: Measurement[]) => {
    const file = JSON.parse(readSample('benchlens/two-servers.json')) as SuiteFile;
    const run = file.runs?.[0];
    run?.measurements?.push(...more);
    if (!hasSource) delete run?.source;
    return readSuiteFile(file, 's.json');
  };

  it('is refused where a run that no tool wrote contradicts itself', () => {
    const result = read(false, ...latency({ max: 7000 }), {
      case: 'all',
      metric: 'error-ratio',
      statistic: 'value',
      value: 2,
    });
    expect(result.ok ? [] : result.problems.map(({ code, where }) => [code, where.pointer])).toEqual([
      ['out-of-range', '/runs/0/measurements/4'],
      ['out-of-range', '/runs/0/measurements/0'],
      ['out-of-range', '/runs/0/measurements/1'],
    ]);
  });

  it('keeps what a tool printed', () => {
    expect(read(true, ...latency({ max: 7000 })).ok).toBe(true);
  });
});
