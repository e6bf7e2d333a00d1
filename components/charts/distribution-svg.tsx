import type { DistributionChart } from '@/lib/charts/distribution-chart';
import { PlotAxes } from './plot-axes';
import type { PlotFrame } from './plot-layout';
import { pathOf, roundPixel } from './svg-path';

/**
 * A distribution as SVG, drawn for one width in pixels: bars for the share of values at each place, below them the
 * share of values up to it, on one axis.
 */
export function DistributionSvg({
  chart,
  slot,
  width,
  label,
}: {
  chart: DistributionChart;
  slot: number;
  width: number;
  label: string;
}) {
  const right = width - 12;
  const bars: PlotFrame = { left: 46, right, top: 24, bottom: 204 };
  const steps: PlotFrame = { left: 46, right, top: 242, bottom: 382 };
  const x = (share: number) => roundPixel(bars.left + share * (bars.right - bars.left));
  const y = (frame: PlotFrame, share: number) =>
    roundPixel(frame.bottom - share * (frame.bottom - frame.top));
  const xTicks = chart.xTicks.map((tick) => ({ position: x(tick.x), label: tick.label }));
  return (
    <svg className="c" viewBox={`0 0 ${width} 432`} role="img" aria-label={label}>
      <PlotAxes
        frame={bars}
        xTicks={[]}
        yTicks={chart.shareTicks.map((tick) => ({ position: y(bars, tick.y), label: tick.label }))}
        title="Share of the values in each bar"
        xTitle=""
      />
      <g className={`s${slot}`}>
        {chart.bars.map((bar) => (
          <rect
            key={bar.from}
            className="bx"
            x={x(bar.x)}
            y={y(bars, bar.height)}
            // A hairline of paper between bars tells them apart.
            width={Math.max(1, roundPixel(bar.width * (bars.right - bars.left) - 0.75))}
            height={Math.max(0.5, roundPixel(bars.bottom - y(bars, bar.height)))}
          />
        ))}
      </g>
      <PlotAxes
        frame={steps}
        xTicks={xTicks}
        yTicks={[0, 0.5, 1].map((share) => ({ position: y(steps, share), label: `${share * 100} %` }))}
        title=""
        xTitle={`${chart.title}, ${chart.unit}, ${chart.isLog ? 'log' : 'linear'} scale`}
      />
      <text className="t3" x={0} y={steps.top - 12}>
        Share of the values up to here
      </text>
      <g className={`s${slot}`}>
        {chart.marks.map((mark) => (
          <g key={mark.label}>
            <line className="qm" x1={x(mark.x)} x2={x(mark.x)} y1={bars.top} y2={y(steps, mark.share)} />
            <text className="qt" {...labelPlace(x(mark.x), right)} y={bars.top + 10}>
              {`${mark.label} ${chart.unit}`}
            </text>
          </g>
        ))}
        <path
          className="cdf"
          d={pathOf(chart.cumulative.map(([place, share]) => [x(place), y(steps, share)]))}
        />
      </g>
    </svg>
  );
}

/** To the right of its line, or to the left where the drawing ends. */
function labelPlace(x: number, right: number): { x: number; textAnchor: 'start' | 'end' } {
  return x + 110 > right ? { x: x - 5, textAnchor: 'end' } : { x: x + 5, textAnchor: 'start' };
}
