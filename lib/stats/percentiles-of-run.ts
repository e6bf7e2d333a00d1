import { bytesFromBase64 } from '@/lib/hdr/base64';
import { decodeHdrV2, type Inflate } from '@/lib/hdr/decode-hdr-v2';
import type { HdrHistogram } from '@/lib/hdr/histogram';
import { percentileRank } from '@/lib/hdr/percentile-rank';
import { percentileName } from '@/lib/model/statistic';
import type { Measurement, Run } from '@/lib/model/suite-file';
import { ascending } from './ascending';
import { medianInterval } from './median-interval';
import type { PercentileAnswer } from './percentile-answer';
import { percentileOfHistogram, type Extremes } from './percentile-of-histogram';
import { quantileNearestRank } from './quantile';

/**
 * Percentiles of one metric of one case of a run: any of them from its histogram, where it has one that can be read;
 * else as the tool gave them; else by nearest rank from stored raw values. Nothing is interpolated between
 * percentiles; what the run cannot say is `supported: false` and has no value. An interval exists for percentiles of
 * a histogram, and for the median of independent values.
 *
 * @param inflate for histograms; without it they are not read
 * @example percentilesOfRun(run, { metric: 'latency', case: 'all', percents: [50, 99.9] }, inflate)
 */
export function percentilesOfRun(
  run: Run,
  wanted: { readonly metric: string; readonly case: string; readonly percents: readonly number[] },
  inflate?: Inflate,
): PercentileAnswer[] {
  const isWanted = (entry: { metric: string; case: string }) =>
    entry.metric === wanted.metric && entry.case === wanted.case;
  const stored = (run.measurements ?? []).filter(isWanted);
  const raw = (run.distributions ?? []).find(
    (distribution) => distribution.encoding === 'values' && isWanted(distribution),
  );
  const histogram = inflate === undefined ? undefined : histogramOf(run, isWanted, inflate);
  const extremes = extremesOf(stored);
  return wanted.percents.map((q) => {
    if (histogram !== undefined) return percentileOfHistogram(histogram, q, 'hdr', extremes);
    const measurement = stored.find(({ statistic }) => statistic === percentileName(q));
    if (measurement !== undefined) {
      return {
        q,
        value: measurement.value,
        ...(measurement.n === undefined ? {} : { n: measurement.n }),
        ...(measurement.method === undefined ? {} : { method: measurement.method }),
        supported: true,
      };
    }
    if (raw?.encoding !== 'values') return { q, supported: false };
    return nearestRank(q, raw.values, raw.independent === true);
  });
}

/** What was found by looking at every value; a tool may print extremes of other values than it counted. */
function extremesOf(stored: readonly Measurement[]): Extremes {
  const exact = (wanted: 'min' | 'max') =>
    stored.find(({ statistic, method }) => statistic === wanted && method === 'exact')?.value;
  const [least, greatest] = [exact('min'), exact('max')];
  return { ...(least === undefined ? {} : { least }), ...(greatest === undefined ? {} : { greatest }) };
}

/** The histogram of a metric and case; undefined where there is none, or one that cannot be read or is empty. */
function histogramOf(
  run: Run,
  isWanted: (entry: { metric: string; case: string }) => boolean,
  inflate: Inflate,
): HdrHistogram | undefined {
  for (const distribution of run.distributions ?? []) {
    if (distribution.encoding !== 'hdr-v2' || !isWanted(distribution)) continue;
    const bytes = bytesFromBase64(distribution.data);
    const decoded = bytes === undefined ? undefined : decodeHdrV2(bytes, inflate);
    if (decoded?.ok === true && decoded.value.total > 0) return decoded.value;
  }
  return undefined;
}

function nearestRank(q: number, values: readonly number[], isIndependent: boolean): PercentileAnswer {
  const n = values.length;
  const value = quantileNearestRank(ascending(values), q);
  const isSupported = q === 0 || q === 100 || percentileRank(n, q) < n;
  if (value === undefined || !isSupported) return { q, n, method: 'nearest-rank', supported: false };
  const interval = q === 50 && isIndependent ? medianInterval(values) : undefined;
  return { q, value, ...interval, n, method: 'nearest-rank', supported: true };
}
