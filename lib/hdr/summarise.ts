import { cleanDecimal } from '@/lib/model/durations';
import { layoutOf } from './bucket-layout';
import { cellOf } from './cell-of';
import type { HdrHistogram } from './histogram';

/** In the unit of the histogram. */
export interface HdrSummary {
  /** The lowest value that the first bucket may hold. */
  readonly min: number;
  /** The highest value that the last bucket may hold. */
  readonly max: number;
  readonly mean: number;
  /** Of the recorded values themselves, divided by their number. */
  readonly stddev: number;
}

/**
 * Least, greatest and mean value and the standard deviation, as HdrHistogram defines them: the values of a bucket
 * count as its middle. Undefined for an empty histogram.
 *
 * Source: getMinValue, getMaxValue, getMean and getStdDeviation of AbstractHistogram.
 */
export function summarise(histogram: HdrHistogram): HdrSummary | undefined {
  const { indices, counts, total, unitToValueRatio } = histogram;
  const first = indices[0];
  const last = indices.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const layout = layoutOf(histogram);
  const middleAt = (index: number) => layout.lowestAt(index) + Math.floor(layout.widthAt(index) / 2);
  const meanOf = (quantity: (middle: number) => number) =>
    indices.reduce(
      (sum, index, position) => sum + quantity(middleAt(index)) * (cellOf(counts, position) / total),
      0,
    );
  const mean = meanOf((middle) => middle);
  const variance = meanOf((middle) => (middle - mean) ** 2);
  const valueOf = (units: number) => cleanDecimal(units * unitToValueRatio);
  return {
    min: valueOf(layout.lowestAt(first)),
    max: valueOf(layout.lowestAt(last) + layout.widthAt(last) - 1),
    mean: valueOf(mean),
    stddev: valueOf(Math.sqrt(variance)),
  };
}
