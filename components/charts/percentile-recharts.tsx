'use client';

import { useState } from 'react';
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { MARKER_SHAPES, slotOf } from '@/components/ui/marker-shapes';
import { Segmented } from '@/components/ui/segmented';
import { tailPosition } from '@/lib/charts/percentile-axis';
import type { PercentileChart, PercentileSeries } from '@/lib/charts/percentile-chart';
import type { ColumnHead } from '@/lib/tables/suite-view';

const DASHES = ['none', '9 4', '3 3', '14 4', '9 3 2 3', '2 4', '14 3 2 3', '5 2'] as const;

/** One x position with the value of each line that has one there. */
type Datum = { readonly percent: number; readonly x: number } & Readonly<Record<string, number>>;

interface Drawn {
  readonly series: PercentileSeries;
  readonly head: ColumnHead;
  readonly slot: number;
}

/**
 * The interactive percentile chart: values under the pointer or the arrow keys, a logarithmic or linear scale, claims
 * on or off, and a target to hold the lines against.
 */
export function PercentileRecharts({
  chart,
  columns,
}: {
  chart: PercentileChart;
  columns: readonly ColumnHead[];
}) {
  const [scale, setScale] = useState('log');
  const [hasClaims, setHasClaims] = useState(true);
  const [target, setTarget] = useState('');
  const drawn = chart.series.flatMap((series): Drawn[] => {
    const head = columns.find((column) => column.slug === series.column);
    return head === undefined ? [] : [{ series, head, slot: slotOf(head.position) }];
  });
  const targetValue = Number(target);
  const ticks = chart.yTicks.map((tick) => tick.value);

  return (
    <>
      <div className="bar">
        <Segmented
          label="Vertical scale"
          value={scale}
          onSelect={setScale}
          segments={[
            { value: 'log', label: 'log' },
            { value: 'linear', label: 'linear' },
          ]}
        />
        {chart.series.some((series) => series.claims.length > 0) ? (
          <label className="check small">
            <input
              type="checkbox"
              checked={hasClaims}
              onChange={(event) => setHasClaims(event.target.checked)}
            />
            claimed values
          </label>
        ) : null}
        <label className="check small">
          Target, {chart.unit}
          <input
            className="inp num target"
            inputMode="decimal"
            value={target}
            onChange={(event) => setTarget(event.target.value)}
          />
        </label>
      </div>
      <div className="rc">
        <ResponsiveContainer width="100%" height={380} initialDimension={{ width: 800, height: 380 }}>
          <LineChart data={dataOf(drawn)} margin={{ top: 24, right: 24, bottom: 24, left: 0 }}>
            <CartesianGrid vertical={false} className="gr" />
            <XAxis
              dataKey="x"
              type="number"
              domain={['dataMin', 'dataMax']}
              ticks={chart.xTicks.map((tick) => tailPosition(tick.percent))}
              tickFormatter={(x: number) => percentAt(x, chart)}
              interval={0}
            />
            <YAxis
              scale={scale === 'log' ? 'log' : 'linear'}
              domain={scale === 'log' ? [ticks[0] ?? 1, ticks.at(-1) ?? 10] : [0, 'auto']}
              {...(scale === 'log' ? { ticks } : {})}
              width={46}
              allowDataOverflow
            />
            <Tooltip
              isAnimationActive={false}
              labelFormatter={(x) => `p${percentAt(Number(x), chart)}`}
              formatter={(value, name) => [
                `${Number(value).toLocaleString('en-US', { maximumSignificantDigits: 3 })} ${chart.unit}`,
                String(name),
              ]}
            />
            {target !== '' && Number.isFinite(targetValue) && targetValue > 0 ? (
              <ReferenceLine
                y={targetValue}
                stroke="var(--ink)"
                strokeDasharray="1 3"
                label={{ value: `Target ${target} ${chart.unit}`, position: 'insideTopLeft' }}
              />
            ) : null}
            {drawn.map(({ series, head, slot }) =>
              series.points.length === 0 ? null : (
                <Line
                  key={head.slug}
                  name={head.name}
                  dataKey={`m${slot}`}
                  stroke={`var(--subject-${slot})`}
                  strokeWidth={series.grade === 'summary' ? 1 : 2}
                  strokeDasharray={DASHES[slot - 1] ?? 'none'}
                  dot={(dot) => (
                    <Dot
                      key={dot.index}
                      cx={dot.cx}
                      cy={dot.cy}
                      slot={slot}
                      kind={series.grade === 'summary' ? 'half' : 'full'}
                    />
                  )}
                  connectNulls
                  isAnimationActive={false}
                />
              ),
            )}
            {drawn.map(({ series, head, slot }) =>
              !hasClaims || series.claims.length === 0 ? null : (
                <Line
                  key={`c${head.slug}`}
                  name={`${head.name}, claimed`}
                  dataKey={`c${slot}`}
                  stroke="none"
                  dot={(dot) => <Dot key={dot.index} cx={dot.cx} cy={dot.cy} slot={slot} kind="hollow" />}
                  isAnimationActive={false}
                />
              ),
            )}
          </LineChart>
        </ResponsiveContainer>
      </div>
      <p className="names small" aria-hidden="true">
        {drawn.map(({ head, slot }) => (
          <span key={head.slug} className={`subj s${slot}`}>
            <svg className="mk">
              <use href={`#m-${slot}`} />
            </svg>
            {head.name}
          </span>
        ))}
      </p>
    </>
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
  const colour = `var(--subject-${slot})`;
  if (kind === 'half') {
    return <use href={`#ms-${slot}`} x={cx - 7} y={cy - 7} width={14} height={14} color={colour} />;
  }
  return (
    <path
      d={MARKER_SHAPES[slot - 1]}
      transform={`translate(${cx - 6} ${cy - 6})`}
      fill={kind === 'full' ? colour : 'var(--paper)'}
      stroke={kind === 'full' ? 'var(--paper)' : colour}
      strokeWidth={1.5}
    />
  );
}

function dataOf(drawn: readonly Drawn[]): Datum[] {
  const byPercent = new Map<number, Record<string, number>>();
  const put = (percent: number, key: string, value: number) => {
    byPercent.set(percent, { ...byPercent.get(percent), [key]: value });
  };
  for (const { series, slot } of drawn) {
    for (const point of series.points) put(point.percent, `m${slot}`, point.value);
    for (const point of series.claims) put(point.percent, `c${slot}`, point.value);
  }
  return [...byPercent]
    .toSorted(([a], [b]) => a - b)
    .map(([percent, values]) => ({ ...values, percent, x: tailPosition(percent) }));
}

function percentAt(x: number, chart: PercentileChart): string {
  const percents = [
    ...chart.xTicks.map((tick) => tick.percent),
    ...chart.series.flatMap((series) => [...series.points, ...series.claims].map((point) => point.percent)),
  ];
  const nearest = percents.toSorted(
    (a, b) => Math.abs(tailPosition(a) - x) - Math.abs(tailPosition(b) - x),
  )[0];
  return nearest === undefined ? '' : String(nearest);
}
