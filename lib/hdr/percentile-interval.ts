import type { HdrHistogram } from './histogram';
import { percentileConfidenceRanks } from './percentile-confidence-ranks';
import { valueAtRank } from './value-at-rank';

/** In the unit of the histogram. */
export interface PercentileInterval {
  readonly low: number;
  readonly high: number;
}

/**
 * The distribution-free 95 % interval of a percentile from order statistics, widened to the edges of their buckets.
 * Undefined where there are too few values, such as fewer than 368 for p99.
 *
 * It takes the values as independent. Requests of one run resemble their neighbours, so the truth is wider, and runs
 * differ from each other on top.
 *
 * Source: Hahn and Meeker, Statistical Intervals (1991), section 5.2.
 */
export function percentileInterval(histogram: HdrHistogram, percent: number): PercentileInterval | undefined {
  const ranks = percentileConfidenceRanks(histogram.total, percent);
  if (ranks === undefined) return undefined;
  const low = valueAtRank(histogram, ranks.low);
  const high = valueAtRank(histogram, ranks.high);
  return low === undefined || high === undefined ? undefined : { low: low.lowest, high: high.highest };
}
