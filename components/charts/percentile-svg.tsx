import type { PercentileChart } from '@/lib/charts/percentile-chart';
import { xOfPercent, yOfValue } from '@/lib/charts/percentile-scale';
import type { ColumnHead } from '@/lib/tables/suite-view';
import { PercentileBackground, PercentileLine, TargetLine, type Place } from './percentile-marks';
import { PlotAxes } from './plot-axes';
import { PlotGlyph } from './plot-glyph';
import { PlotLabels } from './plot-labels';
import { layOutPlot, percentileAxisTitle } from './plot-layout';
import { roundPixel } from './svg-path';

/**
 * The percentile chart as SVG, drawn for one width in pixels so that its text never shrinks. Markers are full for
 * distributions, half for summaries and hollow for claims; claims are never joined by a line.
 */
export function PercentileSvg({
  chart,
  columns,
  target,
  width,
  height,
  label,
}: {
  chart: PercentileChart;
  columns: readonly ColumnHead[];
  /** In the unit of the axis, and as it is printed. */
  target?: { readonly text: string; readonly value: number } | undefined;
  width: number;
  height: number;
  label: string;
}) {
  const { isNarrow, frame, drawn } = layOutPlot(chart, columns, width, height);
  const px = (point: { readonly x: number }) => roundPixel(frame.left + point.x * (frame.right - frame.left));
  const py = (y: number) => roundPixel(frame.bottom - y * (frame.bottom - frame.top));
  const place: Place = (percent, value) => [
    px({ x: xOfPercent(chart.scale, percent) }),
    py(yOfValue(chart.scale, value)),
  ];

  return (
    <svg className="c" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <PercentileBackground chart={chart} drawn={drawn} frame={frame} place={place} />
      <PlotAxes
        frame={frame}
        xTicks={chart.xTicks.map((tick) => ({ position: px(tick), label: String(tick.percent) }))}
        yTicks={chart.yTicks.map((tick) => ({ position: py(tick.y), label: tick.label }))}
        title={`${chart.title}, ${chart.unit}, log scale`}
        xTitle={percentileAxisTitle(isNarrow)}
      />
      {drawn.map((one) => (
        <g key={one.index} className={`s${one.slot}`}>
          <PercentileLine one={one} place={place} />
          {one.series.claims.map((point) => (
            <PlotGlyph
              key={`c${point.percent}`}
              x={px(point)}
              y={py(point.y)}
              slot={one.slot}
              kind="hollow"
            />
          ))}
          {one.series.points.map((point) => (
            <PlotGlyph
              key={point.percent}
              x={px(point)}
              y={py(point.y)}
              slot={one.slot}
              kind={one.series.grade === 'summary' ? 'half' : 'full'}
            />
          ))}
        </g>
      ))}
      {target === undefined ? null : (
        <TargetLine text={target.text} value={target.value} frame={frame} place={place} />
      )}
      <PlotLabels
        labels={drawn.flatMap(({ slot, text, end }) =>
          end === undefined ? [] : [{ slot, text, x: px(end), y: py(end.y) }],
        )}
        frame={frame}
      />
    </svg>
  );
}
