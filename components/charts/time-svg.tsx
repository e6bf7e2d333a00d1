import { largestTriangles } from '@/lib/charts/largest-triangles';
import type { TimeChart, TimePanel, TimePiece } from '@/lib/charts/time-chart';
import type { PlotFrame } from './plot-layout';
import { pathOf, roundPixel } from './svg-path';
import { TimePanelAxes, TimeAxis } from './time-axes';
import { panelFrame, panelsHeight, timeScale } from './time-layout';

/** Small multiples over time as one SVG, drawn for one width in pixels: panels above one another on one axis of time. */
export function TimeSvg({
  chart,
  slot,
  width,
  label,
}: {
  chart: TimeChart;
  slot: number;
  width: number;
  label: string;
}) {
  const height = panelsHeight(chart.panels.length);
  return (
    <svg className="c" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {chart.panels.map((panel, index) => {
        const frame = panelFrame(index, width);
        return (
          <g key={panel.key} className={`s${slot}`}>
            <TimePanelAxes chart={chart} panel={panel} frame={frame} isFirst={index === 0} />
            <Pieces chart={chart} panel={panel} frame={frame} />
          </g>
        );
      })}
      <TimeAxis chart={chart} frame={panelFrame(chart.panels.length - 1, width)} />
    </svg>
  );
}

function Pieces({ chart, panel, frame }: { chart: TimeChart; panel: TimePanel; frame: PlotFrame }) {
  const x = timeScale(chart, frame);
  const top = panel.ticks.at(-1) ?? 1;
  const y = (value: number) => frame.bottom - (value / (top || 1)) * (frame.bottom - frame.top);
  // More points than half the pixels cannot be told apart.
  const most = Math.max(3, Math.round((frame.right - frame.left) / 2));
  return panel.pieces.map((piece) => {
    const points = thinned(piece, most).map(([time, value]): [number, number] => [x(time), y(value)]);
    const [first] = points;
    if (first === undefined) return null;
    return points.length === 1 ? (
      <circle key={first[0]} className="pt" cx={roundPixel(first[0])} cy={roundPixel(first[1])} r="1.75" />
    ) : (
      <path key={first[0]} className="ts" d={pathOf(points)} />
    );
  });
}

function thinned({ times, values }: TimePiece, most: number): [number, number][] {
  return largestTriangles(times, values, most).flatMap((index): [number, number][] => {
    const [time, value] = [times[index], values[index]];
    return time === undefined || value === undefined ? [] : [[time, value]];
  });
}
