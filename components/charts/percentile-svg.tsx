import type { PercentileChart, PercentileSeries } from '@/lib/charts/percentile-chart';
import type { ColumnHead } from '@/lib/tables/suite-view';
import { PlotAxes } from './plot-axes';
import { PlotGlyph } from './plot-glyph';
import { PlotLabels } from './plot-labels';
import { layOutPlot } from './plot-layout';

/**
 * The percentile chart as SVG, drawn for one width in pixels so that its text never shrinks. Markers are full for
 * distributions, half for summaries and hollow for claims; claims are never joined by a line.
 */
export function PercentileSvg({
  chart,
  columns,
  width,
  height,
  label,
}: {
  chart: PercentileChart;
  columns: readonly ColumnHead[];
  width: number;
  height: number;
  label: string;
}) {
  const { isNarrow, frame, drawn } = layOutPlot(chart, columns, width, height);
  const px = (point: { readonly x: number }) => round(frame.left + point.x * (frame.right - frame.left));
  const py = (y: number) => round(frame.bottom - y * (frame.bottom - frame.top));

  return (
    <svg className="c" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <PlotAxes
        frame={frame}
        xTicks={chart.xTicks.map((tick) => ({ position: px(tick), label: String(tick.percent) }))}
        yTicks={chart.yTicks.map((tick) => ({ position: py(tick.y), label: tick.label }))}
        title={`${chart.title}, ${chart.unit}, log scale`}
        isNarrow={isNarrow}
      />
      {drawn.map(({ series, head, slot }) => (
        <g key={head.slug} className={`s${slot}`}>
          <Ribbon series={series} px={px} py={py} />
          {series.points.length > 1 ? (
            <path
              className={series.grade === 'summary' ? 'thin' : 'ln'}
              d={pathOf(series.points.map((point) => [px(point), py(point.y)]))}
            />
          ) : null}
          {series.claims.map((point) => (
            <PlotGlyph key={`c${point.percent}`} x={px(point)} y={py(point.y)} slot={slot} kind="hollow" />
          ))}
          {series.points.map((point) => (
            <PlotGlyph
              key={point.percent}
              x={px(point)}
              y={py(point.y)}
              slot={slot}
              kind={series.grade === 'summary' ? 'half' : 'full'}
            />
          ))}
        </g>
      ))}
      <PlotLabels
        labels={drawn.flatMap(({ slot, text, end }) =>
          end === undefined ? [] : [{ slot, text, x: px(end), y: py(end.y) }],
        )}
        frame={frame}
      />
    </svg>
  );
}

function Ribbon({
  series,
  px,
  py,
}: {
  series: PercentileSeries;
  px: (point: { readonly x: number }) => number;
  py: (y: number) => number;
}) {
  const banded = series.points.flatMap(({ x, interval }) =>
    interval === undefined ? [] : [{ x: px({ x }), low: py(interval.lowY), high: py(interval.highY) }],
  );
  if (banded.length < 2) return null;
  const upper = banded.map(({ x, high }) => `${x} ${high}`);
  const lower = banded.toReversed().map(({ x, low }) => `${x} ${low}`);
  return <path className="rb" d={`M${[...upper, ...lower].join('L')}Z`} />;
}

function pathOf(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
