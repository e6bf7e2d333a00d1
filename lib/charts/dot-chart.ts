import type { ComparisonRow } from '@/lib/comparison/comparison';
import { chooseScale, formatCount, formatScaled, type Scale } from '@/lib/format/format-value';
import { dotAxis, fittingScale, type AxisScale } from './dot-axis';
import { dotValues, quantityName, type DotValue, type RunValues } from './dot-values';

/** One quantity, one line a subject: median, interval and single runs, as shares of the width. */
export interface DotChart {
  readonly key: string;
  readonly title: string;
  readonly unit: string;
  readonly scale: AxisScale;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  readonly lines: readonly DotLine[];
  readonly captions: readonly string[];
}

export interface DotLine {
  readonly column: string;
  /** Absent where the value has no place on the axis: zero or below it on a logarithmic one. */
  readonly at?: number;
  readonly lowAt?: number;
  readonly highAt?: number;
  readonly runsAt: readonly number[];
  readonly isClaim: boolean;
  /** In the unit of the chart. */
  readonly text: string;
  readonly interval: string;
  readonly runs: string;
}

export interface DotOptions {
  readonly scale?: AxisScale;
  readonly runsOf?: RunValues;
}

/** Single dots beyond this only make a line. */
const MOST_DOTS = 60;

/**
 * A row of a comparison as dots with intervals, in the order of the columns.
 *
 * @returns undefined where fewer than two subjects have a number
 */
export function buildDotChart(
  row: ComparisonRow,
  columns: readonly string[],
  options: DotOptions = {},
): DotChart | undefined {
  return buildDotCharts([row], columns, options)[0];
}

/**
 * Rows of one metric as small multiples on one axis, so that cases can be read against each other. Rows with fewer than
 * two numbers are left out.
 */
export function buildDotCharts(
  rows: readonly ComparisonRow[],
  columns: readonly string[],
  { scale: wanted, runsOf }: DotOptions = {},
): DotChart[] {
  const drawn = rows
    .map((row) => ({ row, values: dotValues(row, columns, runsOf) }))
    .filter(({ values }) => values.length >= 2);
  const [first] = drawn;
  if (first === undefined) return [];
  const all = drawn.flatMap(({ values }) => values.flatMap(numbersOf));
  const unit = chooseScale(
    drawn.flatMap(({ values }) => values.map(({ value }) => value)),
    first.row.metric.unit,
  );
  const axis = dotAxis(all, unit, wanted ?? fittingScale(all));
  return drawn.map(({ row, values }) => {
    const lines = values.map((value) => lineOf(value, unit, axis.place));
    return {
      key: row.key,
      title: quantityName(row),
      unit: unit.label,
      scale: axis.scale,
      ticks: axis.ticks,
      lines,
      captions: captionsOf(row, values, lines),
    };
  });
}

function numbersOf({ value, low, high, runs }: DotValue): number[] {
  return [value, ...(low === undefined ? [] : [low]), ...(high === undefined ? [] : [high]), ...runs];
}

function lineOf(dot: DotValue, unit: Scale, place: (value: number) => number | undefined): DotLine {
  const { column, value, low, high, runs, runCount, isClaim } = dot;
  const at = place(value);
  const lowAt = low === undefined ? undefined : place(low);
  const highAt = high === undefined ? undefined : place(high);
  return {
    column,
    ...(at === undefined ? {} : { at }),
    ...(lowAt === undefined || highAt === undefined ? {} : { lowAt, highAt }),
    runsAt: runs.slice(0, MOST_DOTS).flatMap((run) => place(run) ?? []),
    isClaim,
    text: formatScaled(value, unit),
    interval:
      low === undefined || high === undefined
        ? ''
        : `${formatScaled(low, unit)} to ${formatScaled(high, unit)}`,
    runs: isClaim ? 'claimed' : `${formatCount(runCount)} ${runCount === 1 ? 'run' : 'runs'}`,
  };
}

function captionsOf(row: ComparisonRow, values: readonly DotValue[], lines: readonly DotLine[]): string[] {
  const measured = values.filter(({ isClaim }) => !isClaim);
  const homeless = lines.filter(({ at }) => at === undefined).length;
  const better =
    row.metric.better === 'neutral'
      ? ''
      : ` ${row.metric.better === 'lower' ? 'Lower' : 'Higher'} is better.`;
  return [
    ...(measured.length === 0
      ? [`Hollow: claimed, not measured.${better}`]
      : [
          `Marker: median of the runs. Bar: 95 % interval of the median, from six runs on. Small dots: ${hasEnds(measured) ? 'the least and the largest run' : 'single runs'}.${better}`,
        ]),
    ...(measured.length > 0 && measured.length < values.length ? ['Hollow: claimed, not measured.'] : []),
    ...(homeless === 0
      ? []
      : [
          `${homeless === 1 ? 'One value is' : `${homeless} values are`} zero or below and cannot stand on a log scale: marked at the left edge.`,
        ]),
  ];
}

function hasEnds(values: readonly DotValue[]): boolean {
  return values.some(({ runs, runCount }) => runs.length > 0 && runs.length < runCount);
}
