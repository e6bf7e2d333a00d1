import * as hdr from 'hdr-histogram-js';
import { describe, expect, it } from 'vitest';
import type { Run } from '@/lib/model/suite-file';
import { inflate } from '@/server/inflate';
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

  describe('of a run with a histogram', () => {
    const histogram = hdr.build({ highestTrackableValue: 3.6e9, numberOfSignificantValueDigits: 3 });
    for (let value = 1; value <= 1000; value += 1) histogram.recordValue(value);
    const withHistogram = (data: string): Run => ({
      ...run,
      distributions: [
        { case: 'all', metric: 'latency', encoding: 'hdr-v2', unit: 'ns', count: 1000, data },
        ...(run.distributions ?? []),
      ],
    });
    const wanted = { metric: 'latency', case: 'all', percents: [0, 12.5, 50, 99, 99.1, 100] };

    it('reads any of them, with an interval, as far as ten values lie above', () => {
      expect(
        percentilesOfRun(withHistogram(hdr.encodeIntoCompressedBase64(histogram)), wanted, inflate),
      ).toEqual([
        { q: 0, value: 1, n: 1000, method: 'hdr', supported: true },
        { q: 12.5, value: 125, low: 105, high: 147, n: 1000, method: 'hdr', supported: true },
        { q: 50, value: 500, low: 469, high: 532, n: 1000, method: 'hdr', supported: true },
        { q: 99, value: 990, low: 983, high: 997, n: 1000, method: 'hdr', supported: true },
        { q: 99.1, n: 1000, method: 'hdr', supported: false },
        { q: 100, value: 1000, n: 1000, method: 'hdr', supported: true },
      ]);
    });

    it('goes beyond no extreme that is known exactly, whatever the width of a bucket', () => {
      const wide = hdr.build({ highestTrackableValue: 3.6e12, numberOfSignificantValueDigits: 3 });
      // One bucket holds 5,000 to 5,003.
      for (let count = 0; count < 1000; count += 1) wide.recordValue(5001);
      const withExtremes = (method: string): Run => ({
        ...withHistogram(hdr.encodeIntoCompressedBase64(wide)),
        measurements: (['min', 'max'] as const).map((statistic) => ({
          case: 'all',
          metric: 'latency',
          statistic,
          value: 5001,
          method,
        })),
      });
      const of = (method: string) =>
        percentilesOfRun(withExtremes(method), { ...wanted, percents: [0, 50, 100] }, inflate).map(
          ({ low, value, high }) => [low, value, high],
        );
      expect(of('exact')).toEqual([
        [undefined, 5001, undefined],
        [5001, 5001, 5001],
        [undefined, 5001, undefined],
      ]);
      expect(of('tool')).toEqual([
        [undefined, 5000, undefined],
        [5000, 5003, 5003],
        [undefined, 5003, undefined],
      ]);
    });

    it('falls back on what the tool printed where the histogram cannot be read', () => {
      for (const unpack of [inflate, undefined]) {
        expect(
          percentilesOfRun(withHistogram('HISTFAAAAEV4'), { ...wanted, percents: [99] }, unpack),
        ).toEqual([{ q: 99, value: 36_000, n: 120_000, method: 'tool', supported: true }]);
      }
    });
  });
});
