import { bytesFromBase64 } from '@/lib/hdr/base64';
import { decodeHdrV2, type Inflate } from '@/lib/hdr/decode-hdr-v2';
import type { HdrHistogram } from '@/lib/hdr/histogram';
import { percentileInterval } from '@/lib/hdr/percentile-interval';
import { percentileRank } from '@/lib/hdr/percentile-rank';
import { isPercentileSupported } from '@/lib/hdr/percentile-support';
import { valueAtRank } from '@/lib/hdr/value-at-rank';
import { percentileName } from '@/lib/model/statistic';
import type { Run } from '@/lib/model/suite-file';
import { medianInterval } from './median-interval';

export interface PercentileAnswer {
  /** 0 to 100. */
  readonly q: number;
  /** In the canonical unit of the metric; absent where `supported` is false. */
  readonly value?: number;
  /** 95 % interval, where the data allow one. */
  readonly low?: number;
  readonly high?: number;
  /** How many values it rests on. */
  readonly n?: number;
  readonly method?: string;
  /** Whether the run has this percentile: stored, or read from enough values beyond it (ten in a histogram, one raw). */
  readonly supported: boolean;
}

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
  return wanted.percents.map((q) => {
    if (histogram !== undefined) return readHistogram(q, histogram);
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

function readHistogram(q: number, histogram: HdrHistogram): PercentileAnswer {
  const n = histogram.total;
  const bucket = valueAtRank(histogram, percentileRank(n, q));
  if (bucket === undefined || !isPercentileSupported(n, q)) return { q, n, method: 'hdr', supported: false };
  const value = q === 0 ? bucket.lowest : bucket.highest;
  return { q, value, ...percentileInterval(histogram, q), n, method: 'hdr', supported: true };
}

function nearestRank(q: number, values: readonly number[], isIndependent: boolean): PercentileAnswer {
  const n = values.length;
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil((q * n) / 100) - 1)];
  const beyond = n - Math.ceil((q * n) / 100);
  const isSupported = q === 0 || q === 100 || beyond >= 1;
  if (value === undefined || !isSupported) return { q, n, method: 'nearest-rank', supported: false };
  const interval = q === 50 && isIndependent ? medianInterval(values) : undefined;
  return { q, value, ...interval, n, method: 'nearest-rank', supported: true };
}
