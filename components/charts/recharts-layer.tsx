'use client';

import { useXAxisScale, useYAxisScale } from 'recharts';
import type { PercentileChart } from '@/lib/charts/percentile-chart';
import type { ChartChoices } from './chart-controls';
import { PlotAxes } from './plot-axes';
import { PlotLabels } from './plot-labels';
import type { DrawnSeries, PlotFrame } from './plot-layout';

/** What the server's drawing has and Recharts has no part for: its axes, the names at the ends, the target in words. */
export function RechartsLayer({
  chart,
  yTicks,
  drawn,
  frame,
  isNarrow,
  choices,
}: {
  chart: PercentileChart;
  yTicks: readonly { readonly value: number; readonly label: string }[];
  drawn: readonly DrawnSeries[];
  frame: PlotFrame;
  isNarrow: boolean;
  choices: ChartChoices;
}) {
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  if (xScale === undefined || yScale === undefined) return null;
  return (
    <>
      <PlotAxes
        frame={frame}
        xTicks={chart.xTicks.flatMap(({ x, percent }) => placed(xScale(x), String(percent)))}
        yTicks={yTicks.flatMap(({ value, label }) => placed(yScale(value), label))}
        title={`${chart.title}, ${chart.unit}, ${choices.scale} scale`}
        isNarrow={isNarrow}
      />
      <PlotLabels
        labels={drawn.flatMap(({ slot, text, end }) => {
          const [x, y] = [xScale(end?.x), yScale(end?.value)];
          return x === undefined || y === undefined || !Number.isFinite(y) ? [] : [{ slot, text, x, y }];
        })}
        frame={frame}
      />
      <Target text={choices.target.trim()} unit={chart.unit} frame={frame} yOf={yScale} />
    </>
  );
}

/** The line of the target; where the scale does not reach it, words at the edge say so. */
function Target({
  text,
  unit,
  frame,
  yOf,
}: {
  text: string;
  unit: string;
  frame: PlotFrame;
  yOf: (value: number) => number | undefined;
}) {
  const value = Number(text);
  if (text === '' || !Number.isFinite(value) || value <= 0) return null;
  const y = yOf(value);
  if (y === undefined || !Number.isFinite(y)) return null;
  const isAbove = y < frame.top - 0.5;
  const isBelow = y > frame.bottom + 0.5;
  const beyond = isAbove ? ', above the scale' : isBelow ? ', below the scale' : '';
  const textY = Math.min(Math.max(y - 7, frame.top + 12), frame.bottom - 7);
  return (
    <>
      {beyond === '' ? <line className="sla" x1={frame.left} x2={frame.right} y1={y} y2={y} /> : null}
      <text className="tg" x={frame.left + 4} y={textY}>
        {`Target ${text} ${unit}${beyond}`}
      </text>
    </>
  );
}

/** Nothing while the scale is being switched, when a logarithm of 0 is asked for. */
function placed(position: number | undefined, label: string): { position: number; label: string }[] {
  return position === undefined || !Number.isFinite(position) ? [] : [{ position, label }];
}
