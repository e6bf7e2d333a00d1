import { slotOf } from '@/components/ui/marker-shapes';
import type { LoadChart, LoadPoint } from '@/lib/charts/load-chart';
import type { ColumnHead } from '@/lib/tables/suite-view';
import { PlotAxes } from './plot-axes';
import { PlotGlyph } from './plot-glyph';
import { PlotLabels } from './plot-labels';
import { pathOf, roundPixel } from './svg-path';

/** Sideways distance of subjects at one load, so that their bars do not cover each other. */
const APART = 5;

/**
 * Latency against load as SVG, drawn for one width in pixels: a line a subject through its medians, a bar from the
 * least to the largest run, hollow where the load was not reached.
 */
export function LoadSvg({
  chart,
  columns,
  width,
  height,
  label,
}: {
  chart: LoadChart;
  columns: readonly ColumnHead[];
  width: number;
  height: number;
  label: string;
}) {
  const isNarrow = width < 500;
  const drawn = chart.lines.flatMap(({ column, points }) => {
    const head = columns.find(({ slug }) => slug === column);
    return head === undefined ? [] : [{ head, points, slot: slotOf(head.position) }];
  });
  const names = drawn.map(({ head }) => shortName(head.name, isNarrow ? 10 : 24));
  const longest = Math.max(0, ...names.map((name) => name.length));
  const frame = {
    left: 46,
    right: width - 40 - Math.round(longest * 6.8),
    top: 24,
    bottom: height - 46,
  };
  const middle = (drawn.length - 1) / 2;
  const px = (share: number) => frame.left + 10 + share * (frame.right - frame.left - 20);
  const py = (share: number) => frame.bottom - share * (frame.bottom - frame.top);
  return (
    <svg className="c" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <PlotAxes
        frame={frame}
        xTicks={chart.xTicks.map((tick) => ({ position: roundPixel(px(tick.x)), label: tick.label }))}
        yTicks={chart.yTicks.map((tick) => ({ position: roundPixel(py(tick.y)), label: tick.label }))}
        title={`${chart.quantity}, ${chart.unit}, log scale`}
        xTitle={isNarrow ? (chart.xTitle.split(',', 1)[0] ?? '') : chart.xTitle}
      />
      {drawn.map(({ head, points, slot }, index) => {
        const x = (point: LoadPoint) => px(point.x) + (index - middle) * APART;
        return (
          <g key={head.slug} className={`s${slot}`}>
            {points.length < 2 ? null : (
              <path className="ln" d={pathOf(points.map((point) => [x(point), py(point.y)]))} />
            )}
            {points.map((point) => (
              <line
                key={`r${point.load}`}
                className="wh"
                x1={roundPixel(x(point))}
                x2={roundPixel(x(point))}
                y1={roundPixel(py(point.leastY))}
                y2={roundPixel(py(point.mostY))}
              />
            ))}
            {points.map((point) => (
              <PlotGlyph
                key={point.load}
                x={roundPixel(x(point))}
                y={roundPixel(py(point.y))}
                slot={slot}
                kind={point.isSaturated ? 'hollow' : 'full'}
              />
            ))}
          </g>
        );
      })}
      <PlotLabels
        labels={drawn.flatMap(({ points, slot }, index) => {
          const end = points.at(-1);
          return end === undefined
            ? []
            : [
                {
                  slot,
                  text: names[index] ?? '',
                  x: roundPixel(px(end.x) + (index - middle) * APART),
                  y: roundPixel(py(end.y)),
                },
              ];
        })}
        frame={frame}
        from={frame.right + 4}
      />
    </svg>
  );
}

function shortName(name: string, most: number): string {
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}
