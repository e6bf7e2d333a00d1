import { buildPercentileChart, type PercentileChart } from '@/lib/charts/percentile-chart';
import type { Comparison } from '@/lib/comparison/comparison';
import type { Run } from '@/lib/model/suite-file';
import { tooFewBeyond } from './run-support';

/** The percentiles of a run as a chart. */
export interface RunChart {
  readonly chart: PercentileChart;
  /** Percentiles of its metric that are not drawn, since the sample cannot support them. */
  readonly leftOut: readonly string[];
}

/**
 * The chart of the first timed metric of which the run measured at least two percentiles from p50 on; claims alone
 * would say nothing about the run.
 *
 * @param comparison by `compareRun`
 */
export function buildRunChart(comparison: Comparison, run: Run): RunChart | undefined {
  const metrics = new Set(
    comparison.rows
      .filter((row) => row.cells[0] !== undefined && row.metric.group === 'latency')
      .map((row) => row.metric.id),
  );
  for (const metric of metrics) {
    const chart = buildPercentileChart(comparison, metric);
    if (chart?.series.some((series) => series.points.length > 1)) {
      return { chart: { ...chart, caption: captionOf(chart) }, leftOut: unsupportedOf(run, metric) };
    }
  }
  return undefined;
}

function captionOf({ series }: PercentileChart): string {
  return series.every(({ grade }) => grade === 'summary')
    ? 'This run, as the tool printed it; nothing between the points is known.'
    : 'This run.';
}

function unsupportedOf(run: Run, metric: string): string[] {
  const entries = (run.measurements ?? []).filter(
    (entry) => entry.metric === metric && tooFewBeyond(entry) !== undefined,
  );
  return [...new Set(entries.map((entry) => entry.statistic))];
}
