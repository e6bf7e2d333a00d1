import type { ComparisonRow } from '@/lib/comparison/comparison';
import { chooseScale, formatScaled } from '@/lib/format/format-value';
import { dotAxis, fittingScale, type AxisScale } from './dot-axis';
import { dotValues, quantityName, type DotValue } from './dot-values';
import { paretoFrontier } from './scatter-frontier';

/** Two quantities against each other, one point a subject, as shares of width and height. */
export interface ScatterChart {
  readonly x: ScatterAxis;
  readonly y: ScatterAxis;
  readonly points: readonly ScatterPoint[];
  /** The steps between what is attained, ascending in x; empty where there is no frontier. */
  readonly frontier: readonly (readonly [x: number, y: number])[];
  readonly captions: readonly string[];
}

export interface ScatterAxis {
  readonly title: string;
  readonly unit: string;
  readonly scale: AxisScale;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

export interface ScatterPoint {
  readonly column: string;
  /** Absent where a value has no place on a logarithmic axis. */
  readonly at?: { readonly x: number; readonly y: number };
  readonly xText: string;
  readonly yText: string;
  /** Absent where a metric has no direction. */
  readonly isOnFrontier?: boolean;
  readonly isClaim: boolean;
}

/**
 * Subjects by two quantities, with the Pareto frontier: those that no other one beats on both. A claim and a
 * measurement are not weighed against each other, so where every subject has both quantities claimed alone or measured
 * alone the frontier is drawn, else not.
 *
 * @returns undefined where fewer than two subjects have both
 */
export function buildScatterChart(
  rows: { readonly x: ComparisonRow; readonly y: ComparisonRow },
  columns: readonly string[],
  scales: { readonly x?: AxisScale; readonly y?: AxisScale } = {},
): ScatterChart | undefined {
  const byColumn = new Map(dotValues(rows.y, columns).map((value) => [value.column, value]));
  const pairs = dotValues(rows.x, columns).flatMap((x) => {
    const y = byColumn.get(x.column);
    return y === undefined ? [] : [{ column: x.column, x, y, isClaim: x.isClaim || y.isClaim }];
  });
  if (pairs.length < 2) return undefined;
  const x = axisOf(
    rows.x,
    pairs.map((pair) => pair.x),
    scales.x,
  );
  const y = axisOf(
    rows.y,
    pairs.map((pair) => pair.y),
    scales.y,
  );
  const isOneGrade = new Set(pairs.flatMap((pair) => [pair.x.isClaim, pair.y.isClaim])).size === 1;
  const onFrontier = isOneGrade
    ? paretoFrontier(
        pairs.map((pair) => ({ x: pair.x.value, y: pair.y.value })),
        rows.x.metric.better,
        rows.y.metric.better,
      )
    : undefined;
  const points = pairs.map((pair, index): ScatterPoint => {
    const [px, py] = [x.place(pair.x.value), y.place(pair.y.value)];
    const isOn = onFrontier?.[index];
    return {
      column: pair.column,
      ...(px === undefined || py === undefined ? {} : { at: { x: px, y: py } }),
      xText: x.show(pair.x.value),
      yText: y.show(pair.y.value),
      ...(isOn === undefined ? {} : { isOnFrontier: isOn }),
      isClaim: pair.isClaim,
    };
  });
  const homeless = points.filter(({ at }) => at === undefined).length;
  return {
    x: x.axis,
    y: y.axis,
    points,
    frontier: stepsOf(points),
    captions: [
      onFrontier !== undefined
        ? 'Line: the Pareto frontier. No subject is at least as good on both and better on one than those on it.'
        : isOneGrade
          ? 'No frontier: a metric has no direction.'
          : 'No frontier: claims and measurements are not weighed against each other.',
      ...(points.some(({ isClaim }) => isClaim) ? ['Hollow: claimed, not measured.'] : []),
      ...(homeless === 0
        ? []
        : [
            `${homeless === 1 ? 'One subject is' : `${homeless} subjects are`} not drawn: zero or below has no place on a log scale. The table has the values.`,
          ]),
    ],
  };
}

function axisOf(row: ComparisonRow, values: readonly DotValue[], wanted: AxisScale | undefined) {
  const numbers = values.map(({ value }) => value);
  const unit = chooseScale(numbers, row.metric.unit);
  const axis = dotAxis(numbers, unit, wanted ?? fittingScale(numbers));
  return {
    axis: { title: quantityName(row), unit: unit.label, scale: axis.scale, ticks: axis.ticks },
    place: axis.place,
    show: (value: number) => formatScaled(value, unit),
  };
}

/** Points of the frontier from left to right. */
function stepsOf(points: readonly ScatterPoint[]): [number, number][] {
  return points
    .flatMap(({ at, isOnFrontier }): [number, number][] =>
      at === undefined || isOnFrontier !== true ? [] : [[at.x, at.y]],
    )
    .toSorted(([a], [b]) => a - b);
}
