import { layoutOf } from '@/lib/hdr/bucket-layout';
import type { HdrHistogram } from '@/lib/hdr/histogram';

/** How many values lie where, in the canonical unit, for bars and for shares. */
export interface DistributionCells {
  /** Smallest and greatest value; undefined for an empty distribution. */
  edges():
    | { readonly least: number; readonly most: number; readonly leastPositive: number | undefined }
    | undefined;
  /** How many values lie between each edge and the next, the last edge included. */
  countsBetween(edges: readonly number[]): number[];
  /** How many values are at most so large. */
  countUpTo(value: number): number;
  /** How many values are 0 or less, or too small to be told from 0. */
  readonly zeros: number;
  /** All of them in ascending order, where they are known. */
  readonly values?: readonly number[];
}

/** Raw values, in any order. */
export function cellsOfValues(raw: readonly number[]): DistributionCells {
  const values = raw.toSorted((a, b) => a - b);
  return cellsOf(
    values.map((value) => ({ from: value, to: value, count: 1 })),
    values,
  );
}

/**
 * A histogram. A bucket stands for whole numbers of the recorded unit, so that what it counts is spread evenly from
 * its lowest number up to the next bucket: without it, bars narrower than a bucket would alternate with none.
 *
 * @param leastWidth what the tool that gave the values can tell apart, in the unit of the histogram: a bucket is spread
 *   over no less
 */
export function cellsOfHistogram(histogram: HdrHistogram, leastWidth = 0): DistributionCells {
  const layout = layoutOf(histogram);
  const { indices, counts, unitToValueRatio } = histogram;
  const cells: Cell[] = [];
  indices.forEach((index, position) => {
    const count = counts[position];
    if (count === undefined) return;
    const from = layout.lowestAt(index) * unitToValueRatio;
    cells.push({ from, to: from + Math.max(layout.widthAt(index) * unitToValueRatio, leastWidth), count });
  });
  return cellsOf(cells);
}

interface Cell {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** @param cells ascending */
function cellsOf(cells: readonly Cell[], values?: readonly number[]): DistributionCells {
  const countUpTo = (value: number) =>
    cells.reduce((sum, cell) => sum + cell.count * shareUpTo(cell, value), 0);
  return {
    ...(values === undefined ? {} : { values }),
    zeros: cells.reduce((sum, { from, count }) => (from <= 0 ? sum + count : sum), 0),
    edges() {
      const first = cells[0];
      const last = cells.at(-1);
      if (first === undefined || last === undefined) return undefined;
      return { least: first.from, most: last.to, leastPositive: cells.find(({ from }) => from > 0)?.from };
    },
    countsBetween(edges) {
      const upTo = edges.map((edge, index) => (index === 0 ? below(cells, edge) : countUpTo(edge)));
      return upTo.slice(1).map((count, index) => clean(count - (upTo[index] ?? count)));
    },
    countUpTo,
  };
}

/** Values that lie before an edge; single values on it belong to what follows. */
function below(cells: readonly Cell[], edge: number): number {
  return cells.reduce(
    (sum, cell) =>
      sum + (cell.from === cell.to && cell.from >= edge ? 0 : cell.count * shareUpTo(cell, edge)),
    0,
  );
}

function shareUpTo({ from, to }: Cell, value: number): number {
  if (value >= to) return 1;
  return value <= from ? 0 : (value - from) / (to - from);
}

/** Differences of sums leave dust, which would draw bars of no height. */
function clean(count: number): number {
  return Number(Math.max(0, count).toFixed(6));
}
