import { base64FromBytes } from '@/lib/hdr/base64';
import { layoutOf } from '@/lib/hdr/bucket-layout';
import { encodeHdrV2 } from '@/lib/hdr/encode-hdr-v2';
import type { HdrHistogram } from '@/lib/hdr/histogram';
import { percentileRank } from '@/lib/hdr/percentile-rank';
import { isPercentileSupported } from '@/lib/hdr/percentile-support';
import { summarise, type HdrSummary } from '@/lib/hdr/summarise';
import { valueAtRank } from '@/lib/hdr/value-at-rank';
import { cleanDecimal } from '@/lib/model/durations';
import type { Statistic } from '@/lib/model/statistic';
import type { Distribution } from '@/lib/model/suite-file';
import type { CanonicalUnit } from '@/lib/model/unit';
import type { ValueTally } from './sample-tally';

/** Percentiles that pages show; others are read from the histogram on demand. */
const PERCENTS = [50, 75, 90, 95, 99, 99.9, 99.99, 99.999] as const;

/** An hour of nanoseconds, as usual for histograms of latencies. */
const HOUR_NS = 3_600_000_000_000;

const LAYOUT = layoutOf({ lowestDiscernible: 1, highestTrackable: 2 ** 62, significantDigits: 3 });

/** The statistics of the values of one metric and case. */
export interface TimesSummary {
  readonly histogram: HdrHistogram;
  /** From all values; empty where only buckets were counted. */
  readonly exact: readonly (readonly [Statistic, number])[];
  /** From the histogram: what is not exact. */
  readonly fromHistogram: readonly (readonly [Statistic, number])[];
  /** Percentiles for which there are too few values. */
  readonly unsupported: readonly string[];
}

/**
 * Histogram and statistics of a tally: mean, least and greatest value from every value, the rest from the histogram.
 * Undefined where there are no values, or some of them are below zero, which a histogram cannot hold.
 *
 * @param ratio what a recorded integer of 1 is worth in the unit of the metric
 */
export function timesOf(tally: ValueTally, ratio = 1): TimesSummary | undefined {
  const total = tally.buckets.counts.reduce((sum, count) => sum + count, 0);
  const { exact } = tally;
  if (total === 0 || (exact !== undefined && exact.min < 0)) return undefined;
  const highest = LAYOUT.lowestAt(tally.buckets.indices.at(-1) ?? 0);
  const histogram: HdrHistogram = {
    lowestDiscernible: 1,
    highestTrackable: highest <= HOUR_NS ? HOUR_NS : 2 ** 62,
    significantDigits: 3,
    unitToValueRatio: ratio,
    ...tally.buckets,
    total,
  };
  const supported = PERCENTS.filter((percent) => isPercentileSupported(total, percent));
  const summary = summarise(histogram);
  // A bucket is wider than its values: its highest one may lie above the greatest that was measured.
  const [least, greatest] =
    exact === undefined
      ? [-Infinity, Infinity]
      : [cleanDecimal(exact.min * ratio), cleanDecimal(exact.max * ratio)];
  const percentiles = supported.flatMap((percent) => {
    const value = valueAtRank(histogram, percentileRank(total, percent))?.highest;
    return value === undefined ? [] : [[`p${percent}`, Math.min(Math.max(value, least), greatest)] as const];
  });
  const read: readonly Statistic[] = exact === undefined ? ['mean', 'min', 'max', 'stddev'] : ['stddev'];
  return {
    histogram,
    exact:
      exact === undefined
        ? []
        : [
            ['mean', cleanDecimal((exact.sum / tally.count) * ratio)],
            ['min', least],
            ['max', greatest],
          ],
    fromHistogram: [
      ...percentiles,
      ...(summary === undefined
        ? []
        : SUMMARY.filter(([name]) => read.includes(name)).map(([name, of]) => [name, of(summary)] as const)),
    ],
    unsupported: PERCENTS.filter((percent) => !supported.includes(percent)).map((percent) => `p${percent}`),
  };
}

const SUMMARY: readonly (readonly [Statistic, (summary: HdrSummary) => number])[] = [
  ['mean', ({ mean }) => mean],
  ['min', ({ min }) => min],
  ['max', ({ max }) => max],
  ['stddev', ({ stddev }) => stddev],
];

/** The histogram as a suite file holds it. */
export function distributionOf(
  histogram: HdrHistogram,
  about: { readonly case: string; readonly metric: string; readonly unit: CanonicalUnit },
): Distribution {
  return {
    ...about,
    encoding: 'hdr-v2',
    count: histogram.total,
    data: base64FromBytes(encodeHdrV2(histogram)),
  };
}
