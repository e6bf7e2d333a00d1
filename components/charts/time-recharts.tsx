'use client';

import { Line, LineChart, Tooltip, XAxis, YAxis } from 'recharts';
import type { TimeChart, TimePanel } from '@/lib/charts/time-chart';
import { useChartSize, type ChartSize } from './chart-size';
import { TimeAxis, TimePanelAxes } from './time-axes';
import { PANEL, panelFrame } from './time-layout';

/** The panels over time with the values of every panel under the pointer or the arrow keys. */
export function TimeRecharts({
  chart,
  slot,
  label,
  size,
}: {
  chart: TimeChart;
  slot: number;
  label: string;
  size: ChartSize;
}) {
  const [place, { width }] = useChartSize(size);
  return (
    <div className="rt c" ref={place}>
      {chart.panels.map((panel, index) => {
        const isLast = index === chart.panels.length - 1;
        const height = PANEL.height + (isLast ? PANEL.foot : 0);
        const frame = panelFrame(0, width);
        return (
          <LineChart
            key={panel.key}
            className={`s${slot}`}
            width={width}
            height={height}
            data={dataOf(panel)}
            margin={{
              top: frame.top,
              right: width - frame.right,
              bottom: height - frame.bottom,
              left: frame.left,
            }}
            syncId={`time ${label}`}
            syncMethod="value"
            aria-label={`${panel.label} over time`}
            accessibilityLayer
          >
            <XAxis hide dataKey="time" type="number" domain={[0, chart.end]} />
            <YAxis hide domain={[0, panel.ticks.at(-1) ?? 1]} allowDataOverflow />
            <TimePanelAxes chart={chart} panel={panel} frame={frame} isFirst={index === 0} />
            {isLast ? <TimeAxis chart={chart} frame={frame} /> : null}
            <Tooltip
              isAnimationActive={false}
              separator=": "
              cursor={{ stroke: 'var(--ink-4)' }}
              labelFormatter={(time) => `${Number(time).toLocaleString('en-US')} ${chart.timeUnit}`}
              formatter={(value) => [
                `${Number(value).toLocaleString('en-US', { maximumSignificantDigits: 4 })} ${panel.unit}`,
                panel.label,
              ]}
            />
            <Line
              className="ts"
              dataKey="value"
              stroke={`var(--subject-${slot})`}
              strokeWidth={1.5}
              dot={false}
              activeDot={{ r: 3 }}
              isAnimationActive={false}
            />
          </LineChart>
        );
      })}
    </div>
  );
}

/** Between two pieces stands a moment without a value, where the line breaks. */
function dataOf({ pieces }: TimePanel): { readonly time: number; readonly value: number | undefined }[] {
  return pieces.flatMap(({ times, values }, index) => [
    ...(index === 0 ? [] : [{ time: times[0] ?? 0, value: undefined }]),
    ...times.map((time, position) => ({ time, value: values[position] })),
  ]);
}
