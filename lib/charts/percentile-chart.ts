import type { Comparison, ComparisonRow } from '@/lib/comparison/comparison';
import { chooseScale, formatScaled } from '@/lib/format/format-value';
import type { EvidenceGrade } from '@/lib/model/grade';
import { percentOf } from '@/lib/model/statistic';
import { logTicks } from './log-ticks';
import { percentileTicks, tailPosition } from './percentile-axis';

/**
 * A latency percentile chart as plain data: positions are shares of the plot area (x from left, y from the bottom),
 * values are in the unit of the axis. The server's SVG, the interactive chart and the table twin are drawn from it.
 */
export interface PercentileChart {
  readonly title: string;
  /** “µs” */
  readonly unit: string;
  readonly xTicks: readonly { readonly percent: number; readonly x: number }[];
  readonly yTicks: readonly { readonly value: number; readonly label: string; readonly y: number }[];
  readonly series: readonly PercentileSeries[];
  /** Values of 0, which a logarithmic axis cannot show. */
  readonly zeros: number;
  /** What the points are and how they were read. */
  readonly caption: string;
}

export interface PercentileSeries {
  readonly column: string;
  /** Evidence of the measured points; `undefined` where there are only claims. */
  readonly grade?: EvidenceGrade;
  readonly points: readonly PercentilePoint[];
  readonly claims: readonly PercentilePoint[];
}

export interface PercentilePoint {
  readonly percent: number;
  readonly value: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Ends of the 95 % interval in the unit of the axis and as shares of the height; absent below six runs. */
  readonly interval?: {
    readonly low: number;
    readonly high: number;
    readonly lowY: number;
    readonly highY: number;
  };
}

/**
 * The chart of the first quantity that has at least two percentiles from p50 on, or undefined where none has.
 *
 * @param metricId which metric to draw; `latency` on suite pages
 */
export function buildPercentileChart(comparison: Comparison, metricId: string): PercentileChart | undefined {
  const rows = percentileRows(comparison, metricId);
  if (rows.length < 2) return undefined;
  const values = rows.flatMap(valuesOfRow);
  const positive = values.filter((value) => value > 0);
  const [least, most] = [Math.min(...positive), Math.max(...positive)];
  const scale = chooseScale(positive, rows[0]?.metric.unit ?? 'ns');
  if (positive.length < 2) return undefined;

  const ticks = logTicks(least / scale.factor, most / scale.factor);
  const [bottom, top] = [Math.log10(ticks[0] ?? 1), Math.log10(ticks.at(-1) ?? 10)];
  const largest = Math.max(...rows.map((row) => percentOf(row.statistic) ?? 50));
  const [left, right] = [tailPosition(50), tailPosition(Math.max(largest, 90))];
  const xOf = (percent: number) => (tailPosition(percent) - left) / (right - left);
  const yOf = (value: number) => (Math.log10(value / scale.factor) - bottom) / (top - bottom || 1);

  const pointOf = (row: ComparisonRow, value: number | undefined): PercentilePoint[] => {
    const percent = percentOf(row.statistic);
    if (percent === undefined || value === undefined || value <= 0) return [];
    return [
      {
        percent,
        value: value / scale.factor,
        text: formatScaled(value, scale),
        x: xOf(percent),
        y: yOf(value),
      },
    ];
  };

  const series = comparison.columns.map((column, index): PercentileSeries => {
    const grade = rows.map((row) => row.cells[index]?.grade).find((candidate) => candidate !== undefined);
    return {
      column,
      ...(grade === undefined ? {} : { grade }),
      points: rows.flatMap((row) => {
        const cell = row.cells[index];
        return pointOf(row, cell?.value).map((point) =>
          cell?.low === undefined || cell.high === undefined || cell.low <= 0
            ? point
            : {
                ...point,
                interval: {
                  low: cell.low / scale.factor,
                  high: cell.high / scale.factor,
                  lowY: yOf(cell.low),
                  highY: yOf(cell.high),
                },
              },
        );
      }),
      claims: rows.flatMap((row) => pointOf(row, row.claims[index]?.claim.value)),
    };
  });
  const shown = series.filter(({ points, claims }) => points.length + claims.length > 0);
  if (!shown.some(({ points, claims }) => points.length > 1 || claims.length > 1)) return undefined;
  return {
    title: rows[0]?.metric.label ?? '',
    unit: scale.label,
    xTicks: percentileTicks(largest).map((percent) => ({ percent, x: xOf(percent) })),
    yTicks: ticks.map((value) => ({
      value,
      label: value.toLocaleString('en-US', { maximumSignificantDigits: 3 }),
      y: (Math.log10(value) - bottom) / (top - bottom || 1),
    })),
    series: shown,
    zeros: values.length - positive.length,
    caption: captionOf(rows),
  };
}

/** Percentile rows of the metric's first case that has two, without the twin rows of other claim conditions. */
function percentileRows(comparison: Comparison, metricId: string): ComparisonRow[] {
  const eligible = comparison.rows.filter(
    (row) => row.metric.id === metricId && (percentOf(row.statistic) ?? 0) >= 50 && !/~\d+$/.test(row.key),
  );
  const cases = [...new Set(eligible.map((row) => row.case))];
  const chosen = cases.find((name) => eligible.filter((row) => row.case === name).length >= 2);
  return eligible.filter((row) => row.case === chosen);
}

function valuesOfRow(row: ComparisonRow): number[] {
  return [
    ...row.cells.flatMap((cell) =>
      cell === undefined ? [] : [cell.value, cell.low ?? cell.value, cell.high ?? cell.value],
    ),
    ...row.claims.flatMap((claim) => (claim === undefined ? [] : [claim.claim.value])),
  ];
}

function captionOf(rows: readonly ComparisonRow[]): string {
  const cells = rows.flatMap((row) => row.cells).filter((cell) => cell !== undefined);
  if (cells.length === 0) return 'Claimed values, as published; nothing between them is known.';
  const runs = Math.max(...cells.map((cell) => cell.runs));
  const most = runs === 1 ? 'One run a subject' : `Median of up to ${runs} runs a subject at each percentile`;
  const isSummary = cells.every((cell) => cell.grade === 'summary');
  return isSummary ? `${most}, as the tool printed them; percentiles are never averaged.` : `${most}.`;
}
