import type { HdrHistogram } from '@/lib/hdr/histogram';
import { histogramSum } from '@/lib/hdr/histogram-sum';
import type { PercentileAnswer } from './percentile-answer';
import { percentileOfHistogram } from './percentile-of-histogram';

/**
 * Percentiles of all requests of several runs together. They are read from the merged histogram; percentiles of the
 * runs cannot be combined into them, which is why this takes histograms and nothing else.
 *
 * @param histograms of one quantity, one for each run, in the same unit
 * @param percents 0 to 100
 * @returns undefined where there is no histogram, or where they count in different units
 * Source: Tene, How NOT to measure latency.
 * @example pooledPercentiles([first, second, third], [99]) → [{ q: 99, value, low, high, n, method: 'pooled', … }]
 */
export function pooledPercentiles(
  histograms: readonly HdrHistogram[],
  percents: readonly number[],
): PercentileAnswer[] | undefined {
  const ratios = new Set(histograms.map(({ unitToValueRatio }) => unitToValueRatio));
  if (ratios.size !== 1) return undefined;
  const sum = histogramSum();
  for (const histogram of histograms) sum.add(histogram);
  const merged = sum.result();
  return merged === undefined ? undefined : percents.map((q) => percentileOfHistogram(merged, q, 'pooled'));
}
