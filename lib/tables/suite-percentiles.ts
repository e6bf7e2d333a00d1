import { comparisonPercentiles, percentileCases } from '@/lib/charts/comparison-percentiles';
import { layOutPercentiles, type PercentileChart } from '@/lib/charts/percentile-chart';
import type { PercentileValue, RunPercentiles } from '@/lib/charts/percentile-values';
import { resolutionsOf, resolutionText } from '@/lib/charts/tool-resolution';
import { percentOf } from '@/lib/model/statistic';
import type { SuiteData } from '@/lib/model/suite-data';
import type { SuiteView } from './suite-view';

/** The runs behind each metric and case of a suite page, for thin lines behind the medians. */
export type ChartRuns = ReadonlyMap<string, RunsOfChart>;

interface RunsOfChart {
  readonly tools: ReadonlySet<string>;
  /** Empty where there are more than a reader can tell apart. */
  readonly lines: readonly (RunPercentiles & { readonly column: string })[];
}

const MOST_LINES = 40;
/** More than that nobody can tell apart; the table has them all. */
const MOST_SERIES = 8;

/** The percentiles of a suite's runs from p50 on, by metric and case. */
export function collectChartRuns(data: SuiteData, columns: readonly string[]): ChartRuns {
  const shown = new Set(columns);
  const runs = new Map(data.runs.flatMap((run) => (shown.has(run.subject) ? [[run.id, run] as const] : [])));
  const percents = new Map<string, number | undefined>();
  const groups = new Map<string, { tools: Set<string>; lines: Map<string, PercentileValue[]> }>();
  for (const { runId, metric, case: caseName, statistic, value } of data.values) {
    if (!percents.has(statistic)) percents.set(statistic, percentOf(statistic));
    const percent = percents.get(statistic);
    if (percent === undefined || percent < 50) continue;
    const run = runs.get(runId);
    if (run === undefined) continue;
    const key = keyOf(metric, caseName);
    let group = groups.get(key);
    if (group === undefined) groups.set(key, (group = { tools: new Set(), lines: new Map() }));
    const line = group.lines.get(runId);
    if (line === undefined) {
      group.tools.add(run.tool?.name ?? run.source?.format ?? '');
      group.lines.set(runId, [{ percent, value }]);
    } else line.push({ percent, value });
  }
  return new Map(
    [...groups].map(([key, { tools, lines }]) => [
      key,
      {
        tools,
        lines:
          lines.size > MOST_LINES
            ? []
            : [...lines].map(([id, values]) => ({
                id,
                name: id,
                column: runs.get(id)?.subject ?? '',
                values: values.toSorted((a, b) => a.percent - b.percent),
              })),
      },
    ]),
  );
}

/** The percentile chart of a suite page with what is said about it. */
export interface SuitePercentiles {
  readonly chart: PercentileChart;
  /** Cases that can be chosen. */
  readonly cases: readonly string[];
  readonly notes: readonly string[];
}

/**
 * The percentiles of the view's metric and of one case, with the runs behind them; undefined where the view has no
 * such chart.
 *
 * @param wanted the case to draw, left out or unknown: the first
 */
export function buildSuitePercentiles(
  view: SuiteView,
  chartRuns: ChartRuns,
  wanted: string | undefined,
): SuitePercentiles | undefined {
  const metric = view.chartMetric;
  if (metric === undefined) return undefined;
  const cases = percentileCases(view.comparison, metric);
  const found = comparisonPercentiles(
    view.comparison,
    metric,
    cases.find((name) => name === wanted),
  );
  if (found === undefined) return undefined;
  const runs = chartRuns.get(keyOf(metric, found.case));
  const resolutions = resolutionsOf(runs?.tools ?? []);
  const drawn = found.series.slice(0, MOST_SERIES);
  const series = drawn.map((one) => {
    const lines = (runs?.lines ?? []).filter(
      ({ column, values }) => column === one.column && values.length > 1,
    );
    return { ...one, runs: lines.length > 1 ? lines : [] };
  });
  const isOverlaid = series.some((one) => one.runs.length > 0);
  const chart = layOutPercentiles({
    ...found,
    series,
    caption: `${found.caption}${isOverlaid ? ' Thin: single runs.' : ''}`,
    resolutions,
  });
  const left = found.series.length - drawn.length;
  const more =
    left > 0
      ? [
          `The first ${drawn.length} of ${found.series.length.toLocaleString('en-US')} subjects; choose others above.`,
        ]
      : [];
  return chart === undefined
    ? undefined
    : { chart, cases, notes: [...more, ...resolutions.map(resolutionText)] };
}

function keyOf(metric: string, caseName: string): string {
  return `${metric}\0${caseName}`;
}
