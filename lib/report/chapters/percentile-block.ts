import type { CurvePoint, PercentileChart, PercentileSeries } from '@/lib/charts/percentile-chart';
import { xOfPercent, yOfValue } from '@/lib/charts/percentile-scale';
import type { ColumnHead } from '@/lib/tables/suite-view';
import type { ChartBlock } from '../report';

/** A chart of percentiles with its places as shares of the plot, so that drawing it needs no arithmetic. */
export function percentileBlock(chart: PercentileChart, columns: readonly ColumnHead[]): ChartBlock {
  return {
    kind: 'chart',
    title: chart.title,
    xTitle: 'percentile',
    yTitle: `${chart.title}, ${chart.unit}, log scale`,
    caption: chart.caption,
    xTicks: chart.xTicks.map(({ percent, x }) => ({ text: String(percent), at: share(x) })),
    yTicks: chart.yTicks.map(({ label, y }) => ({ text: label, at: share(y) })),
    series: chart.series.flatMap((series) => seriesOf(series, chart, columns)),
  };
}

function seriesOf(
  { column, points, curve, claims }: PercentileSeries,
  chart: PercentileChart,
  columns: readonly ColumnHead[],
): ChartBlock['series'] {
  const head = columns.find(({ slug }) => slug === column);
  const name = head?.version === undefined ? (head?.name ?? column) : `${head.name} ${head.version}`;
  const look = { name, slot: (head?.position ?? 0) + 1 };
  const at = ([percent, value]: CurvePoint): [number, number] => [
    share(xOfPercent(chart.scale, percent)),
    share(yOfValue(chart.scale, value)),
  ];
  const dots = (list: PercentileSeries['points']) =>
    list.map(({ x, y, text, percent }) => ({ x: share(x), y: share(y), text: `p${percent}: ${text}` }));
  return [
    ...(points.length + curve.length === 0
      ? []
      : [{ ...look, isClaimed: false, points: dots(points), line: curve.map(at) }]),
    ...(claims.length === 0 ? [] : [{ ...look, isClaimed: true, points: dots(claims), line: [] }]),
  ];
}

/** A ten-thousandth of the plot is less than a pixel. */
function share(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
