import { chooseScale } from '@/lib/format/format-value';
import type { MetricInfo } from '@/lib/metrics/registry';
import { percentOf } from '@/lib/model/statistic';
import type { Load, MetricDeclaration, Series } from '@/lib/model/suite-file';
import { median } from '@/lib/stats/median';
import { largestTriangles } from './largest-triangles';
import { linearTicks } from './linear-ticks';
import { describeSeries, type DescribedMetric } from './series-metric';

/** Small multiples of a run over time as plain data: one panel a metric, above one another, one axis of time. */
export interface TimeChart {
  readonly case: string;
  /** “s”, “min” or “h” */
  readonly timeUnit: string;
  /** Where the axis of time ends, in its unit. */
  readonly end: number;
  readonly timeTicks: readonly number[];
  /** Until when the run warmed up, in the unit of time. */
  readonly warmUp?: number;
  readonly panels: readonly TimePanel[];
  /** How many values each line has, and how many of them are drawn. */
  readonly caption: string;
}

export interface TimePanel {
  readonly key: string;
  /** “Latency p99” */
  readonly label: string;
  /** “ms”; empty for a bare number. */
  readonly unit: string;
  readonly ticks: readonly number[];
  /** Pieces of a line, each ascending in time; between them nothing was measured. */
  readonly pieces: readonly TimePiece[];
  readonly median?: number;
  readonly largest: number;
  readonly count: number;
}

/** As many times (in the unit of the axis of time) as values (in the unit of the panel). */
export interface TimePiece {
  readonly times: readonly number[];
  readonly values: readonly number[];
}

/** The interactive chart stays quick up to so many points a line. */
export const MOST_POINTS = 1000;
const MOST_PANELS = 6;
/** A distance of so many usual steps is a gap. */
const GAP_STEPS = 2.5;

/**
 * The series of one case of a run: rates, then latencies, then errors and the rest. Panels without two values are left
 * out; undefined where none is left.
 *
 * @param caseName left out: `all`, else the first case that has series
 */
export function buildTimeChart(
  run: { readonly series?: readonly Series[]; readonly load?: Load; readonly durationNs?: number },
  metrics: readonly MetricDeclaration[],
  caseName?: string,
): TimeChart | undefined {
  const all = (run.series ?? []).filter(({ offsetsNs }) => offsetsNs.length > 1);
  const chosen = caseName ?? (all.find((series) => series.case === 'all') ?? all[0])?.case;
  const series = all
    .filter((one) => one.case === chosen)
    .map((one) => {
      const described = describeSeries(one.metric, metrics);
      return { key: one.metric, ...described, rank: rankOf(one.metric, described), points: inOrder(one) };
    })
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, MOST_PANELS);
  if (series.length === 0 || chosen === undefined) return undefined;

  const endNs = series.reduce((latest, { points }) => Math.max(latest, endOf(points)), 0);
  const time = timeUnitOf(endNs);
  const warmUpNs = run.load?.warmUpNs;
  const panels = series.map((one) => panelOf(one, time.factor));
  const most = Math.max(...panels.map(({ count }) => count));
  const end = endNs / time.factor;
  return {
    case: chosen,
    timeUnit: time.unit,
    end,
    timeTicks: end > 0 ? linearTicks(end).filter((tick) => tick <= end) : [0],
    ...(warmUpNs === undefined || warmUpNs <= 0 || warmUpNs >= endNs
      ? {}
      : { warmUp: warmUpNs / time.factor }),
    panels,
    caption: `${most.toLocaleString('en-US')} intervals, about ${stepText(series)} each${
      most > MOST_POINTS ? `; ${MOST_POINTS.toLocaleString('en-US')} of them drawn, peaks kept` : ''
    }.`,
  };
}

interface DescribedSeries {
  readonly key: string;
  readonly label: string;
  readonly metric: MetricInfo;
  readonly rank: number;
  readonly points: readonly Moment[];
}

interface Moment {
  readonly offsetNs: number;
  readonly value: number;
}

function rankOf(id: string, { metric, statistic }: DescribedMetric): number {
  if (metric.unit === '1/s' || metric.unit === 'bytes/s') return metric.unit === '1/s' ? 0 : 900;
  const percent = statistic === undefined ? undefined : percentOf(statistic);
  if (metric.unit === 'ns') return percent === undefined ? 200 : 100 + percent;
  return /error/.test(id) ? 300 : 500;
}

/** Clocks that go backwards are put in order: a line must not turn round. */
function inOrder({ offsetsNs, values }: Series): Moment[] {
  return offsetsNs
    .flatMap((offsetNs, index) => {
      const value = values[index];
      return value === undefined ? [] : [{ offsetNs, value }];
    })
    .toSorted((a, b) => a.offsetNs - b.offsetNs);
}

function panelOf({ key, label, metric, points }: DescribedSeries, timeFactor: number): TimePanel {
  const values = points.map(({ value }) => value);
  const scale = chooseScale(values, metric.unit);
  const largest = values.reduce((most, value) => Math.max(most, value), 0);
  const inUnit = (value: number) => Number((value / scale.factor).toPrecision(6));
  const middle = median(values);
  return {
    key,
    label,
    unit: scale.label,
    ticks: largest > 0 ? linearTicks(largest / scale.factor) : [0, 1],
    pieces: drawnPieces(points).map((piece) => ({
      times: piece.map(({ offsetNs }) => Number((offsetNs / timeFactor).toPrecision(8))),
      values: piece.map(({ value }) => inUnit(value)),
    })),
    ...(middle === undefined ? {} : { median: inUnit(middle) }),
    largest: inUnit(largest),
    count: values.length,
  };
}

/** At most `MOST_POINTS` of a line, in pieces between which nothing was measured. */
function drawnPieces(points: readonly Moment[]): Moment[][] {
  const gap = GAP_STEPS * stepOf(points);
  // Where points are left out, it is their neighbours before that tell whether there is a gap.
  const pieceOf: number[] = [];
  let piece = 0;
  points.forEach(({ offsetNs }, index) => {
    const before = points[index - 1];
    if (before !== undefined && offsetNs - before.offsetNs > gap) piece += 1;
    pieceOf.push(piece);
  });
  const kept = largestTriangles(
    points.map(({ offsetNs }) => offsetNs),
    points.map(({ value }) => value),
    MOST_POINTS,
  );
  const pieces = new Map<number | undefined, Moment[]>();
  for (const index of kept) {
    const point = points[index];
    if (point === undefined) continue;
    const key = pieceOf[index];
    const list = pieces.get(key);
    if (list === undefined) pieces.set(key, [point]);
    else list.push(point);
  }
  return [...pieces.values()];
}

function endOf(points: readonly Moment[]): number {
  const last = points.at(-1);
  return last === undefined ? 0 : last.offsetNs + stepOf(points);
}

/** The usual distance of two values; 0 where all came at once. */
function stepOf(points: readonly Moment[]): number {
  const steps = points.flatMap(({ offsetNs }, index) => {
    const before = points[index - 1];
    return before === undefined ? [] : [offsetNs - before.offsetNs];
  });
  return median(steps) ?? 0;
}

function stepText(series: readonly DescribedSeries[]): string {
  const step = stepOf(series[0]?.points ?? []);
  return step === 0 ? 'no time' : formatStep(step);
}

function formatStep(ns: number): string {
  const scale = chooseScale([ns], 'ns');
  return `${(ns / scale.factor).toLocaleString('en-US', { maximumSignificantDigits: 2 })} ${scale.label}`;
}

function timeUnitOf(endNs: number): { readonly unit: string; readonly factor: number } {
  if (endNs <= 600e9) return { unit: 's', factor: 1e9 };
  return endNs <= 3 * 3600e9 ? { unit: 'min', factor: 60e9 } : { unit: 'h', factor: 3600e9 };
}
