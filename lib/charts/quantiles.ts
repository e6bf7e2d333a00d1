import { layoutOf } from '@/lib/hdr/bucket-layout';
import type { HdrHistogram } from '@/lib/hdr/histogram';
import { percentileConfidenceRanks } from '@/lib/hdr/percentile-confidence-ranks';
import { percentileRank } from '@/lib/hdr/percentile-rank';
import { isPercentileSupported } from '@/lib/hdr/percentile-support';
import { cleanDecimal } from '@/lib/model/durations';
import { percentileGrid } from './percentile-axis';
import type { PercentileValue } from './percentile-values';

/** A distribution as order statistics: a histogram or raw values. */
export interface Quantiles {
  readonly n: number;
  /** The range of the rank-th smallest value, 1 … n; both ends are the same for a raw value. */
  readonly at: (rank: number) => { readonly lowest: number; readonly highest: number } | undefined;
}

/** A chart asks for hundreds of ranks, so the counts are summed up once. */
export function quantilesOfHistogram(histogram: HdrHistogram): Quantiles {
  const { indices, counts, total, unitToValueRatio } = histogram;
  const layout = layoutOf(histogram);
  let seen = 0;
  const cumulative = counts.map((count) => (seen += count));
  return {
    n: total,
    at: (rank) => {
      const index = rank < 1 ? undefined : indices[firstAtLeast(cumulative, rank)];
      if (index === undefined) return undefined;
      const lowest = layout.lowestAt(index);
      return {
        lowest: cleanDecimal(lowest * unitToValueRatio),
        highest: cleanDecimal((lowest + layout.widthAt(index) - 1) * unitToValueRatio),
      };
    },
  };
}

/** The position of the first of ascending numbers that is at least `wanted`; their count where none is. */
function firstAtLeast(ascending: Float64Array, wanted: number): number {
  let from = 0;
  let to = ascending.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((ascending[middle] ?? Infinity) < wanted) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** @param values finite numbers in any order */
export function quantilesOfValues(values: readonly number[]): Quantiles {
  const sorted = Float64Array.from(values).sort();
  return {
    n: sorted.length,
    at: (rank) => {
      const value = sorted[rank - 1];
      return value === undefined ? undefined : { lowest: value, highest: value };
    },
  };
}

/**
 * A percentile by nearest rank with its distribution-free 95 % interval; undefined where the values are too few to
 * support it (`isPercentileSupported`).
 *
 * Source of the interval: Hahn and Meeker, Statistical Intervals (1991), section 5.2.
 */
export function percentileOf(quantiles: Quantiles, percent: number): PercentileValue | undefined {
  const { n, at } = quantiles;
  const value = supportedValue(quantiles, percent);
  if (value === undefined) return undefined;
  const ranks = percentileConfidenceRanks(n, percent);
  const low = ranks === undefined ? undefined : at(ranks.low)?.lowest;
  const high = ranks === undefined ? undefined : at(ranks.high)?.highest;
  return { percent, value, ...(low === undefined || high === undefined ? {} : { low, high }) };
}

function supportedValue({ n, at }: Quantiles, percent: number): number | undefined {
  return isPercentileSupported(n, percent) ? at(percentileRank(n, percent))?.highest : undefined;
}

/** Every so many percentages of the grid have exact ranks; those between follow from them. */
const EXACT_STEP = 10;

/**
 * Intervals along a line. Exact ranks of hundreds of percentages would take a quarter of a second for millions of
 * values; in units of the standard deviation of a rank they hardly change from one percentage to the next, so that
 * those of the last exact one serve, rounded outwards.
 */
function ribbon({
  n,
  at,
}: Quantiles): (percent: number, index: number) => Pick<PercentileValue, 'low' | 'high'> {
  let below = 0;
  let above = 0;
  return (percent, index) => {
    const rank = percentileRank(n, percent);
    const deviation = Math.sqrt((n * percent * (100 - percent)) / 10_000);
    if (index % EXACT_STEP === 0) {
      const ranks = percentileConfidenceRanks(n, percent);
      below = ranks === undefined ? NaN : (rank - ranks.low) / deviation;
      above = ranks === undefined ? NaN : (ranks.high - rank) / deviation;
    }
    const low = at(Math.floor(rank - below * deviation))?.lowest;
    const high = at(Math.ceil(rank + above * deviation))?.highest;
    return low === undefined || high === undefined ? {} : { low, high };
  };
}

/**
 * The line of a distribution from p50 up to the last percentile that its values support, and what lies beyond: the
 * single values above, each at the share of values up to it, without the greatest, whose share is all.
 */
export function curveOf(quantiles: Quantiles): {
  readonly curve: readonly PercentileValue[];
  readonly tail: readonly PercentileValue[];
} {
  const { n, at } = quantiles;
  const intervalAt = ribbon(quantiles);
  const curve = percentileGrid().flatMap((percent, index): PercentileValue[] => {
    const value = supportedValue(quantiles, percent);
    return value === undefined ? [] : [{ percent, value, ...intervalAt(percent, index) }];
  });
  const last = curve.at(-1);
  if (last === undefined) return { curve, tail: [] };
  const tail: PercentileValue[] = [];
  for (let rank = Math.max(1, percentileRank(n, last.percent) + 1); rank < n; rank += 1) {
    const percent = Number(((100 * rank) / n).toPrecision(8));
    const value = at(rank)?.highest;
    if (value !== undefined && percent > last.percent && percent < 100) tail.push({ percent, value });
    // Beyond the end of the grid there may be very many; the dotted line needs few of them.
    rank += Math.floor((n - rank) / 40);
  }
  return { curve, tail };
}
