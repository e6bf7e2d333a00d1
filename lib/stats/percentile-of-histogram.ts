import type { HdrHistogram } from '@/lib/hdr/histogram';
import { percentileInterval } from '@/lib/hdr/percentile-interval';
import { isPercentileSupported } from '@/lib/hdr/percentile-support';
import type { PercentileAnswer } from './percentile-answer';
import { quantileHdr } from './quantile';

/**
 * A percentile of a histogram with its 95 % interval, as far as ten values lie above it.
 *
 * @param q 0 to 100
 * @param method what the answer is called: `hdr` for one run, `pooled` for several merged
 */
export function percentileOfHistogram(
  histogram: HdrHistogram,
  q: number,
  method: 'hdr' | 'pooled',
): PercentileAnswer {
  const n = histogram.total;
  const value = isPercentileSupported(n, q) ? quantileHdr(histogram, q) : undefined;
  if (value === undefined) return { q, n, method, supported: false };
  return { q, value, ...percentileInterval(histogram, q), n, method, supported: true };
}
