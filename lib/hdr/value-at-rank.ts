import { cleanDecimal } from '@/lib/model/durations';
import { layoutOf } from './bucket-layout';
import type { HdrHistogram } from './histogram';

/** The values that share a bucket, in the unit of the histogram. */
export interface EquivalentValues {
  readonly lowest: number;
  readonly highest: number;
}

/** The bucket of the rank-th smallest value; undefined outside 1 … `total`. */
export function valueAtRank(histogram: HdrHistogram, rank: number): EquivalentValues | undefined {
  const { indices, counts, unitToValueRatio } = histogram;
  if (rank < 1) return undefined;
  let seen = 0;
  const position = counts.findIndex((count) => {
    seen += count;
    return seen >= rank;
  });
  const index = indices[position];
  if (index === undefined) return undefined;
  const layout = layoutOf(histogram);
  const lowest = layout.lowestAt(index);
  return {
    lowest: cleanDecimal(lowest * unitToValueRatio),
    highest: cleanDecimal((lowest + layout.widthAt(index) - 1) * unitToValueRatio),
  };
}
