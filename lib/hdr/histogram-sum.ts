import { layoutOf, type Precision } from './bucket-layout';
import { coarserPrecision, haveSameBuckets } from './coarser-precision';
import type { HdrHistogram } from './histogram';

/** A growing merge of histograms. */
export interface HistogramSum {
  /** @throws RangeError where the ratio differs from that before, or the values together are more than 2^53 − 1 */
  add(histogram: HdrHistogram): void;
  /** All that was added, merged; undefined where nothing was. */
  result(): HdrHistogram | undefined;
}

/**
 * Merges any number of histograms. The result has the coarser precision of all, and is what recording every value in
 * a histogram of that precision would have given: no error on top of its own. Order does not matter. Not for
 * histograms of different units.
 *
 * One cell for each bucket up to the highest that was used: at most 50 MB, for five digits over all of 64 bits.
 */
export function histogramSum(): HistogramSum {
  let precision: Precision | undefined;
  let unitToValueRatio = 1;
  let cells = new Float64Array(0);
  let total = 0;

  const fill = (indices: Int32Array, counts: Float64Array) => {
    const last = indices.at(-1);
    if (last === undefined) return;
    if (last >= cells.length) {
      const larger = new Float64Array(Math.max(last + 1, 2 * cells.length));
      larger.set(cells);
      cells = larger;
    }
    // A helper for the cells would see arrays of both kinds and be several times slower.
    for (let position = 0; position < indices.length; position += 1) {
      const index = indices[position];
      const count = counts[position];
      const sum = index === undefined ? undefined : cells[index];
      if (index === undefined || count === undefined || sum === undefined)
        throw new RangeError('no such cell');
      cells[index] = sum + count;
    }
  };
  return {
    add(histogram) {
      if (precision === undefined) {
        precision = precisionOf(histogram);
        ({ unitToValueRatio } = histogram);
      }
      if (histogram.unitToValueRatio !== unitToValueRatio) {
        throw new RangeError(
          `histograms of the ratios ${unitToValueRatio} and ${histogram.unitToValueRatio}`,
        );
      }
      if (total + histogram.total > Number.MAX_SAFE_INTEGER)
        throw new RangeError('more than 2^53 − 1 values');
      total += histogram.total;
      const wanted = coarserPrecision(precision, histogram);
      if (!haveSameBuckets(precision, wanted)) {
        const before = filledOf(cells);
        cells = new Float64Array(0);
        fill(movedTo(wanted, precision, before.indices), before.counts);
      }
      fill(
        haveSameBuckets(histogram, wanted)
          ? histogram.indices
          : movedTo(wanted, histogram, histogram.indices),
        histogram.counts,
      );
      precision = wanted;
    },
    result: () =>
      precision === undefined ? undefined : { ...precision, unitToValueRatio, ...filledOf(cells), total },
  };
}

function precisionOf({ lowestDiscernible, highestTrackable, significantDigits }: Precision): Precision {
  return { lowestDiscernible, highestTrackable, significantDigits };
}

/** The buckets of a coarser histogram that hold those of a finer one; ascending, some of them repeated. */
function movedTo(coarser: Precision, finer: Precision, indices: Int32Array): Int32Array {
  const from = layoutOf(finer);
  const to = layoutOf(coarser);
  return indices.map((index) => to.indexOf(from.lowestAt(index)));
}

function filledOf(cells: Float64Array): Pick<HdrHistogram, 'indices' | 'counts'> {
  const filled = cells.reduce((number, count) => (count > 0 ? number + 1 : number), 0);
  const indices = new Int32Array(filled);
  const counts = new Float64Array(filled);
  let kept = 0;
  cells.forEach((count, index) => {
    if (count === 0) return;
    indices[kept] = index;
    counts[kept] = count;
    kept += 1;
  });
  return { indices, counts };
}
