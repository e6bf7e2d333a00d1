import { chooseScale, formatScaled, type Scale } from '@/lib/format/format-value';
import type { EvidenceGrade } from '@/lib/model/grade';
import type { CanonicalUnit } from '@/lib/model/unit';
import { logTicks } from './log-ticks';
import { percentileTicks } from './percentile-axis';
import { percentileScale, xOfPercent, yOfValue, type PercentileScale } from './percentile-scale';
import type { PercentileValue, SeriesValues } from './percentile-values';
import type { Resolution } from './tool-resolution';

/**
 * A latency percentile chart as plain data: positions are shares of the plot area (x from left, y from the bottom),
 * values are in the unit of the axis. The server's SVG, the interactive chart and the table twin are drawn from it.
 */
export interface PercentileChart {
  readonly title: string;
  /** Id of the metric. */
  readonly metric: string;
  readonly case: string;
  /** “µs” */
  readonly unit: string;
  readonly scale: PercentileScale;
  readonly xTicks: readonly { readonly percent: number; readonly x: number }[];
  readonly yTicks: readonly { readonly value: number; readonly label: string; readonly y: number }[];
  readonly series: readonly PercentileSeries[];
  /** The coarsest resolution of the tools, where the axis reaches down to it. */
  readonly floor?: { readonly text: string; readonly value: number; readonly y: number };
  /** Values of 0, which a logarithmic axis cannot show. */
  readonly zeros: number;
  /** What the points are and how they were read. */
  readonly caption: string;
}

export interface PercentileSeries {
  readonly column: string;
  /** Evidence of the measured points; `undefined` where there are only claims. */
  readonly grade?: EvidenceGrade;
  readonly points: readonly PercentilePoint[];
  /** The line between the points, where a distribution gives it. */
  readonly curve: readonly CurvePoint[];
  /** Beyond what the samples support. */
  readonly tail: readonly CurvePoint[];
  readonly claims: readonly PercentilePoint[];
  readonly runs: readonly {
    readonly id: string;
    readonly name: string;
    readonly points: readonly CurvePoint[];
  }[];
}

/** A point of a line: its percentage, its value in the unit of the axis, and the ends of its 95 % interval. */
export type CurvePoint = readonly [percent: number, value: number, low?: number, high?: number];

export interface PercentilePoint {
  readonly percent: number;
  readonly value: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Ends of the 95 % interval in the unit of the axis and as shares of the height. */
  readonly interval?: {
    readonly low: number;
    readonly high: number;
    readonly lowY: number;
    readonly highY: number;
  };
}

/**
 * Percentiles laid out on a common scale; undefined where no line would have two points.
 *
 * @param parts.resolutions of the tools behind the values, coarsest first
 */
export function layOutPercentiles(parts: {
  readonly title: string;
  readonly metric: string;
  readonly case: string;
  readonly unit: CanonicalUnit;
  readonly series: readonly SeriesValues[];
  readonly caption: string;
  readonly resolutions?: readonly Resolution[];
}): PercentileChart | undefined {
  const shown = parts.series
    .map(withoutZeros)
    .filter(({ points, tail, claims }) => points.length + tail.length + claims.length > 0);
  const isDrawn = shown.some(
    ({ points, tail, claims }) => points.length + tail.length > 1 || claims.length > 1,
  );
  if (!isDrawn) return undefined;

  const values = shown.flatMap(valuesOfSeries);
  const unitScale = chooseScale(
    shown.flatMap(({ points, claims }) => [...points, ...claims].map(({ value }) => value)),
    parts.unit,
  );
  const ticks = logTicks(least(values) / unitScale.factor, greatest(values) / unitScale.factor);
  const largest = greatest(shown.flatMap(markedValues).map(({ percent }) => percent));
  const scale = percentileScale(ticks, largest, unitScale.factor);
  const [coarsest] = parts.unit === 'ns' ? (parts.resolutions ?? []) : [];
  const floor = coarsest === undefined ? undefined : coarsest.resolutionNs / unitScale.factor;
  return {
    title: parts.title,
    metric: parts.metric,
    case: parts.case,
    unit: unitScale.label,
    scale,
    xTicks: percentileTicks(largest).map((percent) => ({ percent, x: xOfPercent(scale, percent) })),
    yTicks: ticks.map((value) => ({
      value,
      label: value.toLocaleString('en-US', { maximumSignificantDigits: 3 }),
      y: yOfValue(scale, value),
    })),
    series: shown.map((series) => layOutSeries(series, scale, unitScale)),
    ...(coarsest === undefined || floor === undefined || yOfValue(scale, floor) <= 0
      ? {}
      : {
          floor: {
            text: `less than ${coarsest.tool} can tell apart`,
            value: floor,
            y: Math.min(1, yOfValue(scale, floor)),
          },
        }),
    zeros: parts.series.flatMap(markedValues).filter(({ value }) => value <= 0).length,
    caption: parts.caption,
  };
}

function layOutSeries(series: SeriesValues, scale: PercentileScale, unitScale: Scale): PercentileSeries {
  const pointsOf = (values: readonly PercentileValue[]) =>
    values.map((value) => pointOf(value, scale, unitScale));
  const lineOf = (values: readonly PercentileValue[]) => values.map((value) => curvePoint(value, unitScale));
  return {
    column: series.column,
    ...(series.grade === undefined ? {} : { grade: series.grade }),
    points: pointsOf(series.points),
    curve: lineOf(series.curve),
    tail: lineOf(series.tail),
    claims: pointsOf(series.claims),
    runs: series.runs.map(({ id, name, values }) => ({ id, name, points: lineOf(values) })),
  };
}

function pointOf(
  { percent, value, low, high }: PercentileValue,
  scale: PercentileScale,
  unitScale: Scale,
): PercentilePoint {
  const { factor } = unitScale;
  return {
    percent,
    value: value / factor,
    text: formatScaled(value, unitScale),
    x: xOfPercent(scale, percent),
    y: yOfValue(scale, value / factor),
    ...(low === undefined || high === undefined || low <= 0
      ? {}
      : {
          interval: {
            low: low / factor,
            high: high / factor,
            lowY: yOfValue(scale, low / factor),
            highY: yOfValue(scale, high / factor),
          },
        }),
  };
}

function curvePoint({ percent, value, low, high }: PercentileValue, { factor }: Scale): CurvePoint {
  const inUnit = (amount: number) => Number((amount / factor).toPrecision(6));
  return low === undefined || high === undefined || low <= 0
    ? [percent, inUnit(value)]
    : [percent, inUnit(value), inUnit(low), inUnit(high)];
}

/** A logarithmic axis has no place for them. */
function withoutZeros(series: SeriesValues): SeriesValues {
  const above = (values: readonly PercentileValue[]) => values.filter(({ value }) => value > 0);
  return {
    ...series,
    points: above(series.points),
    curve: above(series.curve),
    tail: above(series.tail),
    claims: above(series.claims),
    runs: series.runs.map((run) => ({ ...run, values: above(run.values) })),
  };
}

function markedValues({ points, tail, claims }: SeriesValues): PercentileValue[] {
  return [...points, ...tail, ...claims];
}

function valuesOfSeries({ points, curve, tail, claims, runs }: SeriesValues): number[] {
  return [points, curve, tail, claims, ...runs.map((run) => run.values)]
    .flat()
    .flatMap(({ value, low, high }) => [value, low !== undefined && low > 0 ? low : value, high ?? value]);
}

function least(values: readonly number[]): number {
  return values.reduce((smallest, value) => Math.min(smallest, value), Infinity);
}

function greatest(values: readonly number[]): number {
  return values.reduce((largest, value) => Math.max(largest, value), -Infinity);
}
