import { base64FromBytes } from '@/lib/hdr/base64';
import { encodeHdrV2 } from '@/lib/hdr/encode-hdr-v2';
import type { HdrHistogram } from '@/lib/hdr/histogram';
import { histogramSum } from '@/lib/hdr/histogram-sum';
import { percentileRank } from '@/lib/hdr/percentile-rank';
import { isPercentileSupported } from '@/lib/hdr/percentile-support';
import { summarise } from '@/lib/hdr/summarise';
import { valueAtRank, type EquivalentValues } from '@/lib/hdr/value-at-rank';
import { cleanDecimal } from '@/lib/model/durations';
import type { Distribution, Measurement, Series } from '@/lib/model/suite-file';
import type { HlogInterval } from './hlog-lines';
import { measurementList } from './measure';

const PERCENTS = [50, 75, 90, 95, 99, 99.9, 99.99, 99.999] as const;

/** The intervals of one tag, growing. */
export interface HlogCase {
  /**
   * @param histogram of nanoseconds
   * @param isAsReceived whether the payload holds nanoseconds as it is
   * @returns false where the values become too many to count, and nothing was added
   */
  add(interval: HlogInterval, histogram: HdrHistogram, isAsReceived: boolean): boolean;
  /** @param zeroSeconds the stamp from which offsets of the series count */
  measure(zeroSeconds: number): MeasuredCase;
}

export interface MeasuredCase {
  readonly name: string;
  readonly firstLine: number;
  readonly total: number;
  readonly measurements: readonly Measurement[];
  readonly distribution?: Distribution;
  readonly series: readonly Series[];
  /** Percentiles for which there are too few values. */
  readonly unsupported: readonly string[];
  /** The first interval that begins before the one above it. */
  readonly disorderLine?: number;
  /** The bucket of the median, and the digits that the histogram promises. */
  readonly median?: EquivalentValues & { readonly significantDigits: number };
}

interface Moment {
  readonly startSeconds: number;
  readonly lengthSeconds: number;
  readonly count: number;
  /** Absent where nothing was recorded. */
  readonly maxNs?: number;
}

/**
 * Gathers the intervals of one case. The data of a single interval stay as received; several are merged and encoded
 * anew.
 */
export function hlogCase(name: string, options: { readonly countsOperations: boolean }): HlogCase {
  const sum = histogramSum();
  const moments: Moment[] = [];
  let total = 0;
  let firstLine = 0;
  let lastLine = 0;
  let received: string | undefined;
  let disorderLine: number | undefined;

  return {
    add(interval, histogram, isAsReceived) {
      if (total + histogram.total > Number.MAX_SAFE_INTEGER) return false;
      total += histogram.total;
      const before = moments.at(-1);
      if (before === undefined) firstLine = interval.line;
      else if (interval.startSeconds < before.startSeconds) disorderLine ??= interval.line;
      lastLine = interval.line;
      received = before === undefined && isAsReceived ? interval.payload : undefined;
      const { startSeconds, lengthSeconds } = interval;
      const maxNs = valueAtRank(histogram, histogram.total)?.highest;
      moments.push({
        startSeconds,
        lengthSeconds,
        count: histogram.total,
        ...(maxNs === undefined ? {} : { maxNs }),
      });
      sum.add(histogram);
      return true;
    },
    measure(zeroSeconds) {
      const merged = sum.result();
      const series =
        disorderLine === undefined ? seriesOf(name, moments, zeroSeconds, options.countsOperations) : [];
      const head = {
        name,
        firstLine,
        total,
        series,
        ...(disorderLine === undefined ? {} : { disorderLine }),
      };
      const summary = merged === undefined ? undefined : summarise(merged);
      if (merged === undefined || summary === undefined)
        return { ...head, measurements: [], unsupported: [] };

      const pointer = firstLine === lastLine ? `line ${firstLine}` : `lines ${firstLine}-${lastLine}`;
      const list = measurementList({ case: name, grade: 'histogram', method: 'hdr', n: total });
      const supported = PERCENTS.filter((percent) => isPercentileSupported(total, percent));
      for (const percent of supported) {
        const value = valueAtRank(merged, percentileRank(total, percent))?.highest;
        list.add('latency', `p${percent}`, value, { pointer });
      }
      for (const statistic of ['mean', 'stddev', 'min', 'max'] as const) {
        list.add('latency', statistic, summary[statistic], { pointer });
      }
      const seconds = moments.reduce((all, { lengthSeconds }) => all + lengthSeconds, 0);
      if (options.countsOperations && seconds > 0) {
        list.add('operation-rate', 'mean', cleanDecimal(total / seconds), { pointer, method: 'derived' });
      }
      const median = valueAtRank(merged, percentileRank(total, 50));
      return {
        ...head,
        measurements: list.measurements,
        distribution: {
          case: name,
          metric: 'latency',
          encoding: 'hdr-v2',
          unit: 'ns',
          count: total,
          data: received ?? base64FromBytes(encodeHdrV2(merged)),
        },
        unsupported: PERCENTS.filter((percent) => !supported.includes(percent)).map(
          (percent) => `p${percent}`,
        ),
        ...(median === undefined
          ? {}
          : { median: { ...median, significantDigits: merged.significantDigits } }),
      };
    },
  };
}

function seriesOf(
  name: string,
  moments: readonly Moment[],
  zeroSeconds: number,
  countsOperations: boolean,
): Series[] {
  // Stamps have at most microseconds; the difference of two large ones has dust below that.
  const offsetNs = ({ startSeconds }: Moment) => Math.round((startSeconds - zeroSeconds) * 1e6) * 1e3;
  const timed = countsOperations ? moments.filter(({ lengthSeconds }) => lengthSeconds > 0) : [];
  const filled = moments.flatMap((moment) =>
    moment.maxNs === undefined ? [] : [{ offsetNs: offsetNs(moment), maxNs: moment.maxNs }],
  );
  return [
    ...(timed.length === 0
      ? []
      : [
          {
            case: name,
            metric: 'operation-rate',
            offsetsNs: timed.map(offsetNs),
            values: timed.map(({ count, lengthSeconds }) => cleanDecimal(count / lengthSeconds)),
          },
        ]),
    ...(filled.length === 0
      ? []
      : [
          {
            case: name,
            metric: 'interval-max',
            offsetsNs: filled.map((point) => point.offsetNs),
            values: filled.map((point) => point.maxNs),
          },
        ]),
  ];
}
