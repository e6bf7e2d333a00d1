import { slotOf } from '@/components/ui/marker-shapes';
import type { PercentileChart, PercentilePoint, PercentileSeries } from '@/lib/charts/percentile-chart';
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
  readonly slot: number;
  /** The point that the name stands at. */
  readonly end: PercentilePoint | undefined;
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
  const drawn = chart.series.flatMap((series): DrawnSeries[] => {
    const head = columns.find((column) => column.slug === series.column);
    if (head === undefined) return [];
    const end = series.points.at(-1) ?? series.claims.at(-1);
    return [
      { series, head, slot: slotOf(head.position), end, text: labelOf(head.name, end, chart.unit, isNarrow) },
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

function labelOf(name: string, end: PercentilePoint | undefined, unit: string, isNarrow: boolean): string {
  const most = isNarrow ? 10 : 24;
  const short = name.length > most ? `${name.slice(0, most - 1)}…` : name;
  return isNarrow || end === undefined ? short : `${short} ${end.text} ${unit}`;
}
