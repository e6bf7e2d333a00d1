import type { HdrHistogram } from '@/lib/hdr/histogram';
import { percentileInterval } from '@/lib/hdr/percentile-interval';
import { isPercentileSupported } from '@/lib/hdr/percentile-support';
import type { PercentileAnswer } from './percentile-answer';
import { quantileHdr } from './quantile';

/** The least and the greatest value, where they are known exactly. */
export interface Extremes {
  readonly least?: number;
  readonly greatest?: number;
}

/**
 * A percentile of a histogram with its 95 % interval, as far as ten values lie above it. A bucket is wider than its
 * values, so its edges are cut at what is known of the extremes.
 *
 * @param q 0 to 100
 * @param method what the answer is called: `hdr` for one run, `pooled` for several merged
 * @param extremes of the values in the histogram, in its unit
 */
export function percentileOfHistogram(
  histogram: HdrHistogram,
  q: number,
  method: 'hdr' | 'pooled',
  { least = -Infinity, greatest = Infinity }: Extremes = {},
): PercentileAnswer {
  const n = histogram.total;
  const value = isPercentileSupported(n, q) ? quantileHdr(histogram, q) : undefined;
  if (value === undefined) return { q, n, method, supported: false };
  const cut = (edge: number) => Math.min(Math.max(edge, least), greatest);
  const interval = percentileInterval(histogram, q);
  return {
    q,
    value: cut(value),
    ...(interval === undefined ? {} : { low: cut(interval.low), high: cut(interval.high) }),
    n,
    method,
    supported: true,
  };
}
