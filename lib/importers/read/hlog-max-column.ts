import { layoutOf } from '@/lib/hdr/bucket-layout';
import type { HdrHistogram } from '@/lib/hdr/histogram';
import type { HlogInterval } from './hlog-lines';

/** Intervals whose column Interval_Max does not fit their histogram. */
export interface ColumnStrays {
  readonly count: number;
  readonly firstLine?: number;
}

interface Pair {
  readonly line: number;
  readonly column: number;
  readonly greatest: number;
  readonly width: number;
}

/** The column is rounded to three decimals and made from the exact value, the histogram's from a bucket. */
const TOLERANCE = 0.02;

/**
 * Holds the column Interval_Max against the histograms. Its unit is anybody's choice (Java divides by 1,000,000, and
 * JavaScript by 1,000), so only the quotient is looked at, which must be the same for all intervals of a log.
 */
export function compareMaxColumn(): {
  add(interval: HlogInterval, histogram: HdrHistogram): void;
  /** What the recorded integers were divided by for the column, to a power of ten where it is near one. */
  factor(): number | undefined;
  strays(): ColumnStrays;
} {
  const pairs: Pair[] = [];
  const factor = () => {
    const widest = pairs.reduce<Pair | undefined>(
      (best, pair) => (best === undefined || pair.column > best.column ? pair : best),
      undefined,
    );
    if (widest === undefined || widest.column <= 0) return undefined;
    const quotient = widest.greatest / widest.column;
    const power = 10 ** Math.round(Math.log10(quotient));
    return Math.abs(power - quotient) <= TOLERANCE * quotient ? power : quotient;
  };
  return {
    add(interval, histogram) {
      const index = histogram.indices.at(-1);
      if (index === undefined) return;
      const layout = layoutOf(histogram);
      const width = layout.widthAt(index);
      const greatest = layout.lowestAt(index) + width - 1;
      if (greatest > 0) pairs.push({ line: interval.line, column: interval.max, greatest, width });
    },
    factor,
    strays() {
      const divisor = factor();
      if (divisor === undefined) return { count: 0 };
      const strays = pairs.filter(
        ({ column, greatest, width }) =>
          Math.abs(greatest - column * divisor) > TOLERANCE * greatest + width + divisor / 1000,
      );
      return strays.length === 0
        ? { count: 0 }
        : {
            count: strays.length,
            firstLine: strays.reduce((least, { line }) => Math.min(least, line), Infinity),
          };
    },
  };
}
