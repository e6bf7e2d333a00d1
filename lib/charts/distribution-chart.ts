import { chooseScale, formatCount, formatScaled, type Scale } from '@/lib/format/format-value';
import type { CanonicalUnit } from '@/lib/model/unit';
import type { DistributionCells } from './distribution-cells';
import { linearTicks } from './linear-ticks';
import { percentileOf, type Quantiles } from './quantiles';

/**
 * A distribution as plain data: bars of equal width on the axis, which is logarithmic where the values span a factor
 * of five, and the share of values up to each place. Positions are shares of the plot area.
 */
export interface DistributionChart {
  readonly title: string;
  readonly case: string;
  readonly unit: string;
  readonly isLog: boolean;
  readonly n: number;
  readonly xTicks: readonly { readonly label: string; readonly x: number }[];
  /** Of the bars: per cent of all values in one. */
  readonly shareTicks: readonly { readonly label: string; readonly y: number }[];
  readonly bars: readonly DistributionBar[];
  /** Share of values up to a place: `[x, share]`, both ascending. */
  readonly cumulative: readonly (readonly [x: number, share: number])[];
  /** Where to find the median and the largest percentile that the values support. */
  readonly marks: readonly { readonly label: string; readonly x: number; readonly share: number }[];
  /** Quantiles in words for the table. */
  readonly quantiles: readonly { readonly name: string; readonly text: string; readonly interval: string }[];
  /** Values of 0 or less, which a logarithmic axis cannot show. */
  readonly zeros: number;
  readonly caption: string;
}

export interface DistributionBar {
  /** Ends in the unit of the axis. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Share of all values. */
  readonly share: number;
  readonly x: number;
  readonly width: number;
  readonly height: number;
}

const MOST_BARS = 60;
/** From this ratio of the largest to the smallest value on, the axis is logarithmic. */
const LOG_FROM_RATIO = 5;
const QUANTILES = [1, 5, 10, 25, 50, 75, 90, 95, 99, 99.9, 99.99, 99.999] as const;

/**
 * @param parts.cells of the distribution, ascending, in the canonical unit
 * @param parts.kind what it was read from, for the caption
 * @param parts.resolution what its tool cannot tell apart, in words
 * @returns undefined where there are fewer than two different values
 */
export function buildDistributionChart(parts: {
  readonly title: string;
  readonly case: string;
  readonly unit: CanonicalUnit;
  readonly cells: DistributionCells;
  readonly quantiles: Quantiles;
  readonly kind: string;
  readonly resolution?: string;
}): DistributionChart | undefined {
  const { cells, quantiles } = parts;
  const all = cells.edges();
  if (all === undefined || !(all.most > all.least)) return undefined;
  const isLog = all.leastPositive !== undefined && all.most / all.leastPositive >= LOG_FROM_RATIO;
  const least = isLog && all.leastPositive !== undefined ? all.leastPositive : all.least;
  const axis = axisOf(least, all.most, isLog);
  const number = barCount(quantiles.n);
  const edges = Array.from({ length: number + 1 }, (_, index) => axis.valueAt(index / number));
  const counts = cells.countsBetween(edges);
  const highest = Math.max(...counts) / quantiles.n;
  const scale = chooseScale([quantiles.at(Math.ceil(quantiles.n / 2))?.highest ?? least], parts.unit);
  const shareTicks = linearTicks(highest * 100);
  const top = (shareTicks.at(-1) ?? 100) / 100;
  const zeros = isLog ? cells.zeros : 0;
  return {
    title: parts.title,
    case: parts.case,
    unit: scale.label,
    isLog,
    n: quantiles.n,
    xTicks: axis.ticks(scale).map((value) => ({
      label: value.toLocaleString('en-US', { maximumSignificantDigits: 4 }),
      x: axis.shareOf(value * scale.factor),
    })),
    shareTicks: shareTicks.map((percent) => ({
      label: `${percent.toLocaleString('en-US', { maximumSignificantDigits: 3 })} %`,
      y: percent / 100 / top,
    })),
    bars: counts.flatMap((count, index) => {
      const [from, to] = [edges[index], edges[index + 1]];
      if (count === 0 || from === undefined || to === undefined) return [];
      const share = count / quantiles.n;
      return [
        {
          from: Number((from / scale.factor).toPrecision(6)),
          to: Number((to / scale.factor).toPrecision(6)),
          count,
          share,
          x: index / number,
          width: 1 / number,
          height: share / top,
        },
      ];
    }),
    cumulative: cumulativeOf(cells, axis, quantiles.n),
    marks: marksOf(quantiles, axis, scale),
    quantiles: quantileLines(quantiles, scale),
    zeros,
    caption: `${formatCount(quantiles.n)} values, ${parts.kind}; ${number} bars of equal width on ${isLog ? 'a logarithmic' : 'a linear'} axis.${parts.resolution === undefined ? '' : ` ${parts.resolution}`}`,
  };
}

interface Axis {
  /** Share of the width, 0 … 1, of a canonical value. */
  shareOf(value: number): number;
  valueAt(share: number): number;
  /** In the unit of the scale. */
  ticks(scale: Scale): number[];
}

function axisOf(least: number, most: number, isLog: boolean): Axis {
  const forth = isLog ? Math.log10 : (value: number) => value;
  const [from, to] = [forth(least), forth(most)];
  return {
    shareOf: (value) => (forth(value) - from) / (to - from),
    valueAt(share) {
      // The ends are exact, so that no value falls beside them.
      if (share <= 0) return least;
      if (share >= 1) return most;
      const place = from + share * (to - from);
      return isLog ? 10 ** place : place;
    },
    ticks: ({ factor }) =>
      (isLog ? decadeTicks(least / factor, most / factor) : evenTicks(least / factor, most / factor)).filter(
        (tick) => tick * factor >= least * (1 - 1e-9) && tick * factor <= most * (1 + 1e-9),
      ),
  };
}

function decadeTicks(least: number, most: number): number[] {
  const decades = Math.log10(most / least);
  const digits = decades > 4 ? [1] : decades > 2 ? [1, 3] : [1, 2, 5];
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(least)); power <= Math.ceil(Math.log10(most)); power += 1) {
    for (const digit of digits) ticks.push(power < 0 ? digit / 10 ** -power : digit * 10 ** power);
  }
  return ticks;
}

/** Five or so round numbers in a range that need not start at 0. */
function evenTicks(least: number, most: number): number[] {
  const rough = (most - least) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.ceil(least / step);
  const last = Math.floor(most / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

/** Rice's rule, as many bars as a reader can tell apart at most. */
function barCount(n: number): number {
  return Math.max(5, Math.min(MOST_BARS, Math.ceil(2 * Math.cbrt(n))));
}

const CUMULATIVE_POINTS = 240;

/** Up to 120 single values make steps; more are read at even places. */
function cumulativeOf(cells: DistributionCells, axis: Axis, n: number): [number, number][] {
  if (cells.values !== undefined && cells.values.length <= CUMULATIVE_POINTS / 2) {
    const points: [number, number][] = [];
    cells.values.forEach((value, index) => {
      const x = axis.shareOf(value);
      if (!Number.isFinite(x) || x < 0) return;
      points.push([x, index / n], [x, (index + 1) / n]);
    });
    return points;
  }
  return Array.from({ length: CUMULATIVE_POINTS + 1 }, (_, index) => {
    const x = index / CUMULATIVE_POINTS;
    return [x, cells.countUpTo(axis.valueAt(x)) / n];
  });
}

function marksOf(quantiles: Quantiles, axis: Axis, scale: Scale): DistributionChart['marks'] {
  const tail = QUANTILES.findLast(
    (percent) => percent > 50 && percentileOf(quantiles, percent) !== undefined,
  );
  return [50, ...(tail === undefined ? [] : [tail])].flatMap((percent) => {
    const value = percentileOf(quantiles, percent)?.value;
    if (value === undefined) return [];
    const x = axis.shareOf(value);
    if (!Number.isFinite(x)) return [];
    return [{ label: `p${percent} ${formatScaled(value, scale)}`, x, share: percent / 100 }];
  });
}

function quantileLines(quantiles: Quantiles, scale: Scale): DistributionChart['quantiles'] {
  const text = (value: number) => formatScaled(value, scale);
  const end = (name: string, value: number | undefined) =>
    value === undefined ? [] : [{ name, text: text(value), interval: '' }];
  return [
    ...end('min', quantiles.at(1)?.lowest),
    ...QUANTILES.flatMap((percent) => {
      const found = percentileOf(quantiles, percent);
      if (found === undefined) return [];
      const { value, low, high } = found;
      const interval = low === undefined || high === undefined ? '' : `${text(low)} to ${text(high)}`;
      return [{ name: `p${percent}`, text: text(value), interval }];
    }),
    ...end('max', quantiles.at(quantiles.n)?.highest),
  ];
}
