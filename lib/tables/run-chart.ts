import { comparisonPercentiles, percentileCases } from '@/lib/charts/comparison-percentiles';
import { percentileTicks } from '@/lib/charts/percentile-axis';
import { layOutPercentiles, type PercentileChart } from '@/lib/charts/percentile-chart';
import type { RunPercentiles, SeriesValues } from '@/lib/charts/percentile-values';
import { curveOf, percentileOf } from '@/lib/charts/quantiles';
import { resolutionsOf, resolutionText } from '@/lib/charts/tool-resolution';
import type { Comparison } from '@/lib/comparison/comparison';
import { formatCount } from '@/lib/format/format-value';
import type { Run } from '@/lib/model/suite-file';
import { findDistribution, type OpenDistribution } from './run-distributions';
import { tooFewBeyond } from './run-support';

/** The percentiles of a run as a chart. */
export interface RunChart {
  readonly chart: PercentileChart;
  /** Percentiles of its metric that the sample does not support. */
  readonly unsupported: readonly string[];
  /** What its tool cannot tell apart, in words. */
  readonly resolution?: string;
}

/** What a chart of percentiles is drawn of, so that other runs can be asked for the same. */
export interface ChartQuantity {
  /** Id. */
  readonly metric: string;
  readonly case: string;
}

/** Raw values say more as a distribution until there are so many. */
const FEW_VALUES = 100;

/**
 * The first timed metric of which the run has at least two percentiles from p50 on, measured or in a distribution;
 * claims alone would say nothing about the run.
 *
 * @param comparison by `compareRun` with what is not supported
 * @param wanted a case to prefer, before `all`
 */
export function chartQuantity(
  comparison: Comparison,
  distributions: readonly (OpenDistribution | undefined)[],
  wanted?: string,
): ChartQuantity | undefined {
  const measured = comparison.rows.filter(
    (row) => row.cells[0] !== undefined && row.metric.group === 'latency',
  );
  const large = distributions.filter(
    (one) => one !== undefined && one.metric.group === 'latency' && one.quantiles.n >= FEW_VALUES,
  );
  const metrics = new Set([...measured.map((row) => row.metric.id), ...large.map((one) => one?.metric.id)]);
  for (const metric of metrics) {
    if (metric === undefined) continue;
    const cases = new Set([
      ...percentileCases({ ...comparison, rows: measured }, metric),
      ...large.flatMap((one) => (one?.metric.id === metric ? [one.case] : [])),
    ]);
    const [first] = cases;
    const chosen = [wanted, 'all', first].find((name) => name !== undefined && cases.has(name));
    if (chosen !== undefined) return { metric, case: chosen };
  }
  return undefined;
}

/**
 * The chart of a run's percentiles: a line with its interval where the run holds the distribution, else the points
 * that the tool gave.
 *
 * @param others runs of the same subject under the same load
 */
export function buildRunChart(
  comparison: Comparison,
  run: Run,
  quantity: ChartQuantity,
  distributions: readonly (OpenDistribution | undefined)[],
  others: readonly RunPercentiles[] = [],
): RunChart | undefined {
  const stored = comparisonPercentiles(comparison, quantity.metric, quantity.case);
  const distribution = findDistribution(distributions, quantity.metric, quantity.case);
  const [column] = comparison.columns;
  const title = stored?.title ?? distribution?.metric.label;
  const unit = stored?.unit ?? distribution?.unit;
  if (column === undefined || title === undefined || unit === undefined) return undefined;
  const [known] = stored?.series ?? [];
  const series =
    distribution === undefined
      ? (known ?? { ...NOTHING, column })
      : { ...seriesOf(distribution, column), claims: known?.claims ?? [] };
  const resolutions = resolutionsOf([run.tool?.name ?? run.source?.format ?? '']);
  const chart = layOutPercentiles({
    ...quantity,
    title,
    unit,
    series: [{ ...series, runs: others }],
    caption: captionOf(series, distribution, run, quantity, others.length),
    resolutions,
  });
  if (chart === undefined || !chart.series.some(({ points, tail }) => points.length + tail.length > 1)) {
    return undefined;
  }
  const [coarsest] = resolutions;
  return {
    chart,
    unsupported: distribution === undefined ? unsupportedOf(run, quantity) : [],
    ...(coarsest === undefined ? {} : { resolution: resolutionText(coarsest) }),
  };
}

const NOTHING = { points: [], curve: [], tail: [], claims: [], runs: [] } satisfies Omit<
  SeriesValues,
  'column'
>;

function seriesOf({ quantiles, grade }: OpenDistribution, column: string): SeriesValues {
  const { curve, tail } = curveOf(quantiles);
  const ticks = percentileTicks(curve.at(-1)?.percent ?? 50);
  return {
    ...NOTHING,
    column,
    grade,
    points: ticks.flatMap((percent) => percentileOf(quantiles, percent) ?? []),
    curve,
    tail,
  };
}

function captionOf(
  series: SeriesValues,
  distribution: OpenDistribution | undefined,
  run: Run,
  quantity: ChartQuantity,
  others: number,
): string {
  const parts =
    distribution === undefined
      ? [
          series.grade === 'summary'
            ? 'This run, as the tool printed it; nothing between the points is known'
            : 'This run',
          sampleSize(run, quantity),
        ]
      : [`This run, ${distribution.kind}`, `n = ${formatCount(distribution.quantiles.n)}`];
  const overlay =
    others === 0
      ? ''
      : ` Thin: ${others === 1 ? 'the other run' : `${formatCount(others)} other runs`} of the subject under the same load.`;
  return `${parts.join('; ')}.${overlay}`;
}

function sampleSize(run: Run, quantity: ChartQuantity): string {
  const sizes = (run.measurements ?? []).flatMap((entry) =>
    entry.metric === quantity.metric && entry.case === quantity.case ? (entry.n ?? []) : [],
  );
  return sizes.length === 0 ? 'sample size not stated' : `n = ${formatCount(Math.max(...sizes))}`;
}

function unsupportedOf(run: Run, quantity: ChartQuantity): string[] {
  const entries = (run.measurements ?? []).filter(
    (entry) =>
      entry.metric === quantity.metric && entry.case === quantity.case && tooFewBeyond(entry) !== undefined,
  );
  return [...new Set(entries.map((entry) => entry.statistic))];
}
