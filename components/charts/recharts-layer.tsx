'use client';

import { useXAxisScale, useYAxisScale } from 'recharts';
import type { PercentileChart } from '@/lib/charts/percentile-chart';
import { xOfPercent } from '@/lib/charts/percentile-scale';
import { PercentileBackground, PercentileLine, TargetLine, type Place } from './percentile-marks';
import { PlotAxes } from './plot-axes';
import { PlotLabels } from './plot-labels';
import { percentileAxisTitle, type DrawnSeries, type PlotFrame } from './plot-layout';

/** What the server's drawing has and Recharts has no part for: ribbons and dotted tails, axes, names, the target. */
export function RechartsLayer({
  chart,
  yTicks,
  drawn,
  frame,
  isNarrow,
  scale,
  target,
}: {
  chart: PercentileChart;
  yTicks: readonly { readonly value: number; readonly label: string }[];
  drawn: readonly DrawnSeries[];
  frame: PlotFrame;
  isNarrow: boolean;
  scale: 'log' | 'linear';
  target: { readonly text: string; readonly value: number } | undefined;
}) {
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  if (xScale === undefined || yScale === undefined) return null;
  const place: Place = (percent, value) => {
    const [x, y] = [xScale(xOfPercent(chart.scale, percent)), yScale(value)];
    // While the scale is being switched, a logarithm of 0 may be asked for.
    return x === undefined || y === undefined || !Number.isFinite(y) ? undefined : [x, y];
  };
  return (
    <>
      <PercentileBackground chart={chart} drawn={drawn} frame={frame} place={place} />
      <PlotAxes
        frame={frame}
        xTicks={chart.xTicks.flatMap(({ x, percent }) => placed(xScale(x), String(percent)))}
        yTicks={yTicks.flatMap(({ value, label }) => placed(yScale(value), label))}
        title={`${chart.title}, ${chart.unit}, ${scale} scale`}
        xTitle={percentileAxisTitle(isNarrow)}
      />
      {drawn.map((one) => (
        <g key={one.index} className={`s${one.slot}`}>
          <PercentileLine one={one} place={place} />
        </g>
      ))}
      {target === undefined ? null : (
        <TargetLine text={target.text} value={target.value} frame={frame} place={place} />
      )}
      <PlotLabels
        labels={drawn.flatMap(({ slot, text, end }) => {
          const [x, y] = [xScale(end?.x), yScale(end?.value)];
          return x === undefined || y === undefined || !Number.isFinite(y) ? [] : [{ slot, text, x, y }];
        })}
        frame={frame}
      />
    </>
  );
}

function placed(position: number | undefined, label: string): { position: number; label: string }[] {
  return position === undefined || !Number.isFinite(position) ? [] : [{ position, label }];
}
