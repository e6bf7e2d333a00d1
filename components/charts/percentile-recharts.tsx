'use client';

import { useEffect, useRef, useState } from 'react';
import { Area, ComposedChart, Line, Tooltip, XAxis, YAxis } from 'recharts';
import { linearTicks } from '@/lib/charts/linear-ticks';
import type { PercentileChart, PercentilePoint } from '@/lib/charts/percentile-chart';
import type { ColumnHead } from '@/lib/tables/suite-view';
import type { ChartChoices } from './chart-controls';
import { layOutPlot, type DrawnSeries } from './plot-layout';
import { PlotGlyph } from './plot-glyph';
import { RechartsLayer } from './recharts-layer';

/** One x position with the value, or the ends of the interval, of each line that has one there. */
type Datum = { readonly x: number; readonly percent: number } & Readonly<
  Record<string, number | readonly [number, number]>
>;

/**
 * The interactive percentile chart: the server's drawing with values under the pointer or the arrow keys, a logarithmic
 * or linear scale, claims on or off, and a target to hold the lines against.
 */
export function PercentileRecharts({
  chart,
  columns,
  choices,
  label,
  size,
}: {
  chart: PercentileChart;
  columns: readonly ColumnHead[];
  choices: ChartChoices;
  label: string;
  size: { readonly width: number; readonly height: number };
}) {
  const place = useRef<HTMLDivElement>(null);
  const [{ width, height }, setSize] = useState(size);
  const layout = layOutPlot(chart, columns, width, height);
  const { frame } = layout;
  const drawn = layout.drawn
    .map((one) => (choices.hasClaims ? one : { ...one, series: { ...one.series, claims: [] } }))
    .filter(({ series }) => series.points.length + series.claims.length > 0);
  const yTicks =
    choices.scale === 'log'
      ? chart.yTicks
      : linearTicks(mostOf(chart)).map((value) => ({ value, label: shorten(value) }));

  useEffect(() => {
    if (place.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      // Nothing is left of it on paper, where the server's drawing stands; it needs no redrawing for that.
      if (entry !== undefined && entry.contentRect.width > 0) setSize(entry.contentRect);
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);

  return (
    <div className="rc c">
      <div ref={place}>
        <ComposedChart
          width={width}
          height={height}
          data={dataOf(drawn)}
          margin={{
            top: frame.top,
            right: width - frame.right,
            bottom: height - frame.bottom,
            left: frame.left,
          }}
          aria-label={label}
          accessibilityLayer
        >
          <XAxis hide dataKey="x" type="number" domain={[0, 1]} />
          <YAxis hide scale={choices.scale} domain={[yTicks[0]?.value ?? 1, yTicks.at(-1)?.value ?? 10]} />
          <RechartsLayer
            chart={chart}
            yTicks={yTicks}
            drawn={drawn}
            frame={frame}
            isNarrow={layout.isNarrow}
            choices={choices}
          />
          <Tooltip
            isAnimationActive={false}
            separator=": "
            itemSorter={(item) => -Number(item.value)}
            cursor={{ stroke: 'var(--ink-4)' }}
            labelFormatter={(_, [item]) => `p${item === undefined ? '' : (item.payload as Datum).percent}`}
            formatter={(_, name, item) => [
              describe(drawn, String(item.dataKey), item.payload as Datum, chart.unit),
              String(name),
            ]}
          />
          {drawn.map(({ series, head, slot }) =>
            series.points.filter((point) => point.interval !== undefined).length < 2 ? null : (
              <Area
                key={`b${head.slug}`}
                className={`s${slot}`}
                dataKey={`b${slot}`}
                stroke="none"
                fill={`var(--subject-${slot})`}
                fillOpacity="var(--ribbon-opacity)"
                activeDot={false}
                tooltipType="none"
                connectNulls
                isAnimationActive={false}
              />
            ),
          )}
          {drawn.map(({ series, head, slot }) =>
            series.claims.length === 0 ? null : (
              <Line
                key={`c${head.slug}`}
                className={`s${slot}`}
                name={`${head.name}, claimed`}
                dataKey={`c${slot}`}
                stroke={`var(--subject-${slot})`}
                strokeWidth={0}
                dot={(dot) => <Dot key={dot.index} cx={dot.cx} cy={dot.cy} slot={slot} kind="hollow" />}
                activeDot={false}
                isAnimationActive={false}
              />
            ),
          )}
          {drawn.map(({ series, head, slot }) =>
            series.points.length === 0 ? null : (
              <Line
                key={head.slug}
                className={`s${slot}`}
                name={head.name}
                dataKey={`m${slot}`}
                stroke={`var(--subject-${slot})`}
                {...(series.grade === 'summary'
                  ? { strokeWidth: 1, strokeOpacity: 0.7 }
                  : { strokeWidth: 2, strokeDasharray: `var(--subject-${slot}-dash)` })}
                dot={(dot) => (
                  <Dot
                    key={dot.index}
                    cx={dot.cx}
                    cy={dot.cy}
                    slot={slot}
                    kind={series.grade === 'summary' ? 'half' : 'full'}
                  />
                )}
                activeDot={false}
                connectNulls
                isAnimationActive={false}
              />
            ),
          )}
        </ComposedChart>
      </div>
    </div>
  );
}

function Dot({
  cx,
  cy,
  slot,
  kind,
}: {
  cx: number | undefined;
  cy: number | undefined;
  slot: number;
  kind: 'full' | 'half' | 'hollow';
}) {
  if (cx === undefined || cy === undefined || !Number.isFinite(cx) || !Number.isFinite(cy)) return null;
  return (
    <g className={`s${slot}`}>
      <PlotGlyph x={cx} y={cy} slot={slot} kind={kind} />
    </g>
  );
}

function dataOf(drawn: readonly DrawnSeries[]): Datum[] {
  const byPercent = new Map<number, Datum>();
  const put = (
    { percent, x }: PercentilePoint,
    values: Record<string, number | readonly [number, number]>,
  ) => {
    byPercent.set(percent, { ...byPercent.get(percent), ...values, x, percent });
  };
  for (const { series, slot } of drawn) {
    for (const point of series.points) {
      put(point, {
        [`m${slot}`]: point.value,
        ...(point.interval === undefined
          ? {}
          : { [`b${slot}`]: [point.interval.low, point.interval.high] as const }),
      });
    }
    for (const point of series.claims) put(point, { [`c${slot}`]: point.value });
  }
  return [...byPercent.values()].toSorted((a, b) => a.x - b.x);
}

/** The value as the table says it, with the interval where there is one. */
function describe(drawn: readonly DrawnSeries[], key: string, { percent }: Datum, unit: string): string {
  const found = drawn.find(({ slot }) => key.slice(1) === String(slot));
  const points = key.startsWith('c') ? found?.series.claims : found?.series.points;
  const point = points?.find((candidate) => candidate.percent === percent);
  if (point === undefined) return '';
  const interval =
    point.interval === undefined
      ? ''
      : ` (${shorten(point.interval.low)} to ${shorten(point.interval.high)})`;
  return `${point.text} ${unit}${interval}`;
}

/** The largest value to show, whether or not claims are shown, so that the scale stays when they go. */
function mostOf(chart: PercentileChart): number {
  return Math.max(
    ...chart.series.flatMap((series) =>
      [...series.points, ...series.claims].map((point) => point.interval?.high ?? point.value),
    ),
  );
}

function shorten(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}
