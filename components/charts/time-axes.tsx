import type { TimeChart, TimePanel } from '@/lib/charts/time-chart';
import type { PlotFrame } from './plot-layout';
import { roundPixel } from './svg-path';
import { timeScale } from './time-layout';

/** Title, grid and warm-up of one panel over time. */
export function TimePanelAxes({
  chart,
  panel,
  frame,
  isFirst,
}: {
  chart: TimeChart;
  panel: TimePanel;
  frame: PlotFrame;
  isFirst: boolean;
}) {
  const top = panel.ticks.at(-1) ?? 1;
  const y = (value: number) => roundPixel(frame.bottom - (value / (top || 1)) * (frame.bottom - frame.top));
  const { warmUp } = chart;
  const warm = warmUp === undefined ? undefined : roundPixel(timeScale(chart, frame)(warmUp));
  return (
    <>
      {warm === undefined ? null : (
        <rect
          className="warm"
          x={frame.left}
          y={frame.top}
          width={roundPixel(warm - frame.left)}
          height={frame.bottom - frame.top}
        />
      )}
      {fewTicks(panel.ticks).map((tick) => (
        <g key={tick}>
          <line className="gr" x1={frame.left} x2={frame.right} y1={y(tick)} y2={y(tick)} />
          <text className="t3" x={frame.left - 8} y={roundPixel(y(tick) + 4)} textAnchor="end">
            {tick.toLocaleString('en-US', { maximumSignificantDigits: 3 })}
          </text>
        </g>
      ))}
      <text className="pl" x={0} y={frame.top - 10}>
        {panel.unit === '' ? panel.label : `${panel.label}, ${panel.unit}`}
      </text>
      {isFirst && warm !== undefined ? (
        <text className="t3" x={roundPixel(Math.max(warm, frame.left) + 5)} y={frame.bottom - 6}>
          warm-up, left out
        </text>
      ) : null}
    </>
  );
}

/** The axis of time below the last panel. */
export function TimeAxis({ chart, frame }: { chart: TimeChart; frame: PlotFrame }) {
  const x = timeScale(chart, frame);
  return (
    <>
      <line className="ax" x1={frame.left} x2={frame.right} y1={frame.bottom} y2={frame.bottom} />
      {chart.timeTicks.map((tick) => (
        <g key={tick}>
          <line
            className="tk"
            x1={roundPixel(x(tick))}
            x2={roundPixel(x(tick))}
            y1={frame.bottom}
            y2={frame.bottom + 5}
          />
          <text x={roundPixel(x(tick))} y={frame.bottom + 19} textAnchor="middle">
            {tick.toLocaleString('en-US')}
          </text>
        </g>
      ))}
      <text className="t3" x={frame.right} y={frame.bottom + 38} textAnchor="end">
        {`Time from the start of the run, ${chart.timeUnit}`}
      </text>
    </>
  );
}

/** The ends, and what is in the middle where there is room. */
function fewTicks(ticks: readonly number[]): number[] {
  const last = ticks.at(-1) ?? 0;
  return ticks.filter((tick) => tick === 0 || tick === last || tick === last / 2);
}
