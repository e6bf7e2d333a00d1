'use client';

import { ComposedChart, Line, Tooltip, XAxis, YAxis } from 'recharts';
import { linearTicks } from '@/lib/charts/linear-ticks';
import type { CurvePoint, PercentileChart, PercentileSeries } from '@/lib/charts/percentile-chart';
import { asCurvePoint, lineOf } from '@/lib/charts/percentile-line';
import { xOfPercent } from '@/lib/charts/percentile-scale';
import type { ColumnHead } from '@/lib/tables/suite-view';
import { useChartSize, type ChartSize } from './chart-size';
import { layOutPlot, type DrawnSeries } from './plot-layout';
import { PlotGlyph } from './plot-glyph';
import { RechartsLayer } from './recharts-layer';

/** One x position with the value of each line that has one there. */
type Datum = { readonly x: number; readonly percent: number } & Readonly<Record<string, number>>;

/**
 * The interactive percentile chart: the server's drawing with values under the pointer or the arrow keys, a logarithmic
 * or linear scale, claims on or off, and a target to hold the lines against.
 */
export function PercentileRecharts({
  chart,
  columns,
  scale,
  hasClaims,
  target,
  label,
  size,
}: {
  chart: PercentileChart;
  columns: readonly ColumnHead[];
  scale: 'log' | 'linear';
  hasClaims: boolean;
  target: { readonly text: string; readonly value: number } | undefined;
  label: string;
  size: ChartSize;
}) {
  const [place, { width, height }] = useChartSize(size);
  const layout = layOutPlot(chart, columns, width, height);
  const { frame } = layout;
  const drawn = layout.drawn
    .map((one) => (hasClaims ? one : { ...one, series: { ...one.series, claims: [] } }))
    .filter(({ series }) => series.points.length + series.tail.length + series.claims.length > 0);
  const yTicks =
    scale === 'log'
      ? chart.yTicks
      : linearTicks(mostOf(chart)).map((value) => ({ value, label: shorten(value) }));

  return (
    <div className="rc c">
      <div ref={place}>
        <ComposedChart
          width={width}
          height={height}
          data={dataOf(drawn, chart)}
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
          <YAxis
            hide
            scale={scale}
            domain={[yTicks[0]?.value ?? 1, yTicks.at(-1)?.value ?? 10]}
            allowDataOverflow
          />
          <RechartsLayer
            chart={chart}
            yTicks={yTicks}
            drawn={drawn}
            frame={frame}
            isNarrow={layout.isNarrow}
            scale={scale}
            target={target}
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
          {drawn.flatMap(({ series, head, index, slot }) =>
            LINES.flatMap(({ kind, suffix, valuesOf }) =>
              valuesOf(series).length === 0 ? (
                []
              ) : (
                <Line
                  key={`${kind}${index}`}
                  className={`s${slot}`}
                  name={`${head.name}${suffix}`}
                  dataKey={`${kind}${index}`}
                  stroke={`var(--subject-${slot})`}
                  strokeWidth={0}
                  dot={(dot) => (
                    <Dot
                      key={dot.index}
                      cx={dot.cx}
                      cy={dot.cy}
                      slot={slot}
                      kind={markerOf(kind, series, (dot.payload as Datum).percent)}
                    />
                  )}
                  activeDot={false}
                  isAnimationActive={false}
                />
              ),
            ),
          )}
        </ComposedChart>
      </div>
    </div>
  );
}

/** What can be read under the pointer: claims, what was measured, and what the sample does not support. */
const LINES: readonly {
  readonly kind: 'c' | 'm' | 't';
  readonly suffix: string;
  readonly valuesOf: (series: PercentileSeries) => readonly CurvePoint[];
}[] = [
  {
    kind: 'c',
    suffix: ', claimed',
    valuesOf: ({ claims }) => claims.map(asCurvePoint),
  },
  { kind: 'm', suffix: '', valuesOf: lineOf },
  { kind: 't', suffix: ', not supported', valuesOf: ({ tail }) => tail },
];

type Marker = 'full' | 'half' | 'hollow';

/** Only the percentiles with a name have a marker; a line through a distribution has points between them. */
function markerOf(kind: 'c' | 'm' | 't', series: PercentileSeries, percent: number): Marker | undefined {
  if (kind === 't') return undefined;
  if (kind === 'c') return 'hollow';
  if (!series.points.some((point) => point.percent === percent)) return undefined;
  return series.grade === 'summary' ? 'half' : 'full';
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
  kind: Marker | undefined;
}) {
  if (kind === undefined || cx === undefined || cy === undefined) return null;
  if (!Number.isFinite(cx) || !Number.isFinite(cy)) return null;
  return (
    <g className={`s${slot}`}>
      <PlotGlyph x={cx} y={cy} slot={slot} kind={kind} />
    </g>
  );
}

function dataOf(drawn: readonly DrawnSeries[], { scale }: PercentileChart): Datum[] {
  const byPercent = new Map<number, Datum>();
  for (const { series, index } of drawn) {
    for (const { kind, valuesOf } of LINES) {
      for (const [percent, value] of valuesOf(series)) {
        byPercent.set(percent, {
          ...byPercent.get(percent),
          [`${kind}${index}`]: value,
          x: xOfPercent(scale, percent),
          percent,
        });
      }
    }
  }
  return [...byPercent.values()].toSorted((a, b) => a.x - b.x);
}

/** The value as the table says it, with the interval where there is one. */
function describe(drawn: readonly DrawnSeries[], key: string, { percent }: Datum, unit: string): string {
  const series = drawn.find(({ index }) => key.slice(1) === String(index))?.series;
  const line = LINES.find(({ kind }) => key.startsWith(kind));
  const point =
    series === undefined ? undefined : line?.valuesOf(series).find(([other]) => other === percent);
  if (point === undefined) return '';
  const [, value, low, high] = point;
  const interval = low === undefined || high === undefined ? '' : ` (${shorten(low)} to ${shorten(high)})`;
  return `${shorten(value)} ${unit}${interval}`;
}

/** The largest value to show, whether or not claims are shown, so that the scale stays when they go. */
function mostOf(chart: PercentileChart): number {
  const values = chart.series.flatMap((series) =>
    [...LINES.map(({ valuesOf }) => valuesOf(series)), ...series.runs.map((run) => run.points)]
      .flat()
      .map(([, value, , high]) => high ?? value),
  );
  return values.reduce((most, value) => Math.max(most, value), 0);
}

function shorten(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}
