import type { Comparison, ComparisonCell, ComparisonRow } from '@/lib/comparison/comparison';
import { isPercentileSupported } from '@/lib/hdr/percentile-support';
import { formatCount } from '@/lib/format/format-value';
import { percentOf } from '@/lib/model/statistic';
import type { CanonicalUnit } from '@/lib/model/unit';
import type { PercentileValue, SeriesValues } from './percentile-values';

/** Percentiles of one metric of one case of a comparison, in the canonical unit. */
export interface ComparisonPercentiles {
  readonly title: string;
  /** Id. */
  readonly metric: string;
  readonly case: string;
  readonly unit: CanonicalUnit;
  readonly series: readonly SeriesValues[];
  /** How the points came about. */
  readonly caption: string;
}

/**
 * What a comparison knows about the percentiles of a metric: the median over the runs of each column with its
 * interval, and claims apart. Percentiles that the runs' sample sizes do not support go into the tail.
 *
 * @param caseName left out: the first case with two percentiles from p50 on
 * @returns undefined where the case has fewer than two percentiles
 */
export function comparisonPercentiles(
  comparison: Comparison,
  metricId: string,
  caseName?: string,
): ComparisonPercentiles | undefined {
  const chosen = caseName ?? percentileCases(comparison, metricId)[0];
  const rows = percentileRows(comparison, metricId).filter((row) => row.case === chosen);
  const [first] = rows;
  if (first === undefined || chosen === undefined || rows.length < 2) return undefined;
  return {
    title: first.metric.label,
    metric: metricId,
    case: chosen,
    unit: first.metric.unit,
    series: comparison.columns.map((column, index) => seriesOf(column, index, rows)),
    caption: captionOf(rows),
  };
}

/** The cases of which a chart can be drawn: those with two percentiles of the metric from p50 on. */
export function percentileCases(comparison: Comparison, metricId: string): string[] {
  const rowsByCase = new Map<string, number>();
  for (const row of percentileRows(comparison, metricId)) {
    rowsByCase.set(row.case, (rowsByCase.get(row.case) ?? 0) + 1);
  }
  return [...rowsByCase].filter(([, rows]) => rows >= 2).map(([name]) => name);
}

/** Percentile rows of a metric without the twin rows of other claim conditions. */
function percentileRows(comparison: Comparison, metricId: string): ComparisonRow[] {
  return comparison.rows.filter(
    (row) => row.metric.id === metricId && (percentOf(row.statistic) ?? 0) >= 50 && !/~\d+$/.test(row.key),
  );
}

function seriesOf(column: string, index: number, rows: readonly ComparisonRow[]): SeriesValues {
  const points: PercentileValue[] = [];
  const tail: PercentileValue[] = [];
  const claims: PercentileValue[] = [];
  for (const row of rows) {
    const percent = percentOf(row.statistic);
    if (percent === undefined) continue;
    const cell = row.cells[index];
    const claim = row.claims[index];
    if (cell !== undefined) (isSupported(cell, percent) ? points : tail).push(valueOf(cell, percent));
    if (claim !== undefined) claims.push({ percent, value: claim.claim.value });
  }
  const grade = rows.map((row) => row.cells[index]?.grade).find((candidate) => candidate !== undefined);
  return { column, ...(grade === undefined ? {} : { grade }), points, curve: [], tail, claims, runs: [] };
}

function valueOf({ value, low, high }: ComparisonCell, percent: number): PercentileValue {
  return { percent, value, ...(low === undefined || high === undefined ? {} : { low, high }) };
}

/** By the mean sample size of the runs; what states none is taken at its word. */
function isSupported({ n, runs }: ComparisonCell, percent: number): boolean {
  return n === undefined || runs === 0 || isPercentileSupported(Math.floor(n / runs), percent);
}

function captionOf(rows: readonly ComparisonRow[]): string {
  const cells = rows.flatMap((row) => row.cells).filter((cell) => cell !== undefined);
  if (cells.length === 0) return 'Claimed values, as published; nothing between them is known.';
  const runs = Math.max(...cells.map((cell) => cell.runs));
  const most = runs === 1 ? 'One run a subject' : `Median of up to ${runs} runs a subject at each percentile`;
  const isSummary = cells.every((cell) => cell.grade === 'summary');
  const method = isSummary ? ', as the tool printed them; percentiles are never averaged' : '';
  return `${most}${method}; ${sizeOf(cells)}.`;
}

/** “n = 24,018 to 31,200 values a subject” */
function sizeOf(cells: readonly ComparisonCell[]): string {
  const sizes = cells.flatMap((cell) => cell.n ?? []);
  if (sizes.length === 0) return 'sample sizes are not stated';
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const range = least === most ? formatCount(most) : `${formatCount(least)} to ${formatCount(most)}`;
  return `n = ${range} values a subject`;
}
