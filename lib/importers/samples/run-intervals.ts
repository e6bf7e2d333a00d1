import { cleanDecimal } from '@/lib/model/durations';
import type { Series } from '@/lib/model/suite-file';
import { coarseBucketValue } from './coarse-bucket';
import type { SampleTally, SeriesTally } from './sample-tally';

/** The shortest part of an interval whose count says something about a rate. */
const SHORTEST_SHARE = 0.1;

/** Turns the counts of intervals into series. */
export interface RunIntervals {
  /** Events per second: zero in intervals without rows. */
  rate(metric: string, caseName: string, tally: SeriesTally, counts: readonly number[]): Series[];
  /** Events of each interval: zero in intervals without rows. */
  count(metric: string, caseName: string, tally: SeriesTally, counts: readonly number[]): Series[];
  /** Percentiles in nanoseconds; intervals without values have none. */
  percentile(metric: string, caseName: string, tally: SeriesTally, which: 'p50' | 'p99'): Series[];
}

/**
 * The intervals of a run from its first to its last row. The first and the last one are cut by the run's start and
 * end: their rates are over the part that was measured, and left out where that is less than a tenth.
 */
export function runIntervals(tally: SampleTally): RunIntervals {
  const { span, intervalUs } = tally;
  const starts = tally.series.flatMap(({ startsUs }) => [startsUs.at(0), startsUs.at(-1)]);
  const known = starts.filter((start) => start !== undefined);
  if (span === undefined || known.length === 0)
    return { rate: () => [], count: () => [], percentile: () => [] };
  const first = Math.min(...known);
  const last = Math.max(...known);
  const all = Array.from({ length: Math.round((last - first) / intervalUs) + 1 }, (_, index) => {
    const startUs = first + index * intervalUs;
    const from = Math.max(startUs, span.startUs);
    const to = Math.min(startUs + intervalUs, span.endUs);
    return { startUs, offsetNs: (from - span.startUs) * 1000, seconds: (to - from) / 1e6 };
  });
  const wide = all.filter(({ seconds }) => seconds * 1e6 >= intervalUs * SHORTEST_SHARE);
  // A run shorter than that is one interval, which is all there is.
  const timed = wide.length > 0 ? wide : all.filter(({ seconds }) => seconds > 0);
  const filled = (intervals: typeof all, series: SeriesTally, counts: readonly number[]) => {
    const byStart = new Map(series.startsUs.map((start, index) => [start, counts[index]]));
    return intervals.map((interval) => ({ ...interval, value: byStart.get(interval.startUs) ?? 0 }));
  };
  const offsets = new Map(all.map(({ startUs, offsetNs }) => [startUs, offsetNs]));
  const seriesOf = (
    metric: string,
    caseName: string,
    points: readonly { offsetNs: number; value: number }[],
  ) =>
    points.length === 0
      ? []
      : [
          {
            case: caseName,
            metric,
            offsetsNs: points.map(({ offsetNs }) => offsetNs),
            values: points.map(({ value }) => value),
          },
        ];
  return {
    rate: (metric, caseName, series, counts) =>
      seriesOf(
        metric,
        caseName,
        filled(timed, series, counts).map(({ offsetNs, seconds, value }) => ({
          offsetNs,
          value: cleanDecimal(value / seconds),
        })),
      ),
    count: (metric, caseName, series, counts) => seriesOf(metric, caseName, filled(all, series, counts)),
    percentile: (metric, caseName, series, which) =>
      seriesOf(
        `${metric}.${which}`,
        caseName,
        series.startsUs.flatMap((startUs, index) => {
          const bucket = series[which][index];
          const offsetNs = offsets.get(startUs);
          if (bucket === undefined || offsetNs === undefined) return [];
          return [{ offsetNs, value: coarseBucketValue(bucket) }];
        }),
      ),
  };
}
