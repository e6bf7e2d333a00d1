import { slotOf } from '@/components/ui/marker-shapes';
import type {
  CurvePoint,
  PercentileChart,
  PercentilePoint,
  PercentileSeries,
} from '@/lib/charts/percentile-chart';
import { lineOf } from '@/lib/charts/percentile-line';
import { xOfPercent, yOfValue } from '@/lib/charts/percentile-scale';
import type { ColumnHead } from '@/lib/tables/suite-view';

/** Edges of the plot area in pixels. */
export interface PlotFrame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A series with what it is drawn with. */
export interface DrawnSeries {
  readonly series: PercentileSeries;
  readonly head: ColumnHead;
  /** Unlike the slot, of this series alone. */
  readonly index: number;
  readonly slot: number;
  /** Where the name stands, as shares of the plot area, with the value there. */
  readonly end: { readonly x: number; readonly y: number; readonly value: number } | undefined;
  /** What stands there: the name, cut where it would take the chart's room, and on wide drawings the value. */
  readonly text: string;
}

/**
 * Where things stand on a percentile chart of one size in pixels; the server's drawing and the interactive chart
 * share it, so that one can take the place of the other.
 *
 * @example layOutPlot(chart, columns, 1064, 400).frame.left === 46
 */
export function layOutPlot(
  chart: PercentileChart,
  columns: readonly ColumnHead[],
  width: number,
  height: number,
): { isNarrow: boolean; frame: PlotFrame; drawn: DrawnSeries[] } {
  const isNarrow = width < 500;
  const drawn = chart.series.flatMap((series, index): DrawnSeries[] => {
    const head = columns.find((column) => column.slug === series.column);
    if (head === undefined) return [];
    const last = series.points.at(-1) ?? series.claims.at(-1);
    const end = endOf(series, last, chart);
    return [
      {
        series,
        head,
        index,
        slot: slotOf(head.position),
        end,
        text: labelOf(head.name, series.tail.length > 0 ? undefined : last, chart.unit, isNarrow),
      },
    ];
  });
  // Room on the right for the longest label, at about 6.8 pixels a character.
  const longest = Math.max(0, ...drawn.map(({ text }) => text.length));
  return {
    isNarrow,
    frame: { left: 46, right: width - 32 - Math.round(longest * 6.8), top: 24, bottom: height - 46 },
    drawn,
  };
}

/** The dotted line beyond what the sample supports, from the last point before it on. */
export function tailOf(series: PercentileSeries): readonly CurvePoint[] {
  const last = lineOf(series).at(-1);
  const beyond = series.tail.filter(([percent]) => percent > (last?.[0] ?? 0));
  return last === undefined ? beyond : [last, ...beyond];
}

/** On a narrow drawing there is room for less. */
export function percentileAxisTitle(isNarrow: boolean): string {
  return isNarrow ? 'Percentile' : 'Percentile, stretched towards the tail';
}

function endOf(
  series: PercentileSeries,
  last: PercentilePoint | undefined,
  { scale }: PercentileChart,
): DrawnSeries['end'] {
  const beyond = series.tail.at(-1);
  if (beyond === undefined) return last;
  const [percent, value] = beyond;
  return { x: xOfPercent(scale, percent), y: yOfValue(scale, value), value };
}

function labelOf(name: string, end: PercentilePoint | undefined, unit: string, isNarrow: boolean): string {
  const most = isNarrow ? 10 : 24;
  const short = name.length > most ? `${name.slice(0, most - 1)}…` : name;
  return isNarrow || end === undefined ? short : `${short} ${end.text} ${unit}`;
}
