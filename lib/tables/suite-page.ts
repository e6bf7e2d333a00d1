import type { SuiteData } from '@/lib/model/suite-data';
import type { Reference } from '@/lib/model/suite-file';
import { buildClaimsTable, type ClaimsTable } from './claims-table';
import { buildEnvironmentTable, type EnvironmentTable } from './environment-table';
import { indexRuns } from './run-index';
import type { LoadChart } from '@/lib/charts/load-chart';
import { collectChartRuns, type ChartRuns } from './suite-percentiles';
import { buildRunsTable, type RunsTable } from './runs-table';
import { buildSuiteView, type SuiteView, type SuiteViewOptions } from './suite-view';

/** A suite page compares so many of the latest runs of each subject: ten repetitions under ten loads. */
export const RUNS_PER_SUBJECT = 100;

/** A whole suite page as plain data. */
export interface SuitePageModel {
  readonly view: SuiteView;
  readonly runs: RunsTable;
  /** All runs of the shown subjects, also older ones that the page leaves out. */
  readonly runCount: number;
  readonly environment: EnvironmentTable;
  readonly claims: ClaimsTable;
  readonly references: readonly Reference[];
  readonly chartRuns: ChartRuns;
  /** Empty until somebody who can ask for more runs adds them. */
  readonly loadCharts: readonly LoadChart[];
}

export function buildSuitePage(data: SuiteData, options: SuiteViewOptions): SuitePageModel {
  const index = indexRuns(data);
  const view = buildSuiteView(data, options, index);
  const columns = view.columns.map((column) => column.slug);
  return {
    view,
    runs: buildRunsTable(data, columns, view.leadingRow, index),
    runCount: columns.reduce((sum, slug) => sum + (data.runCounts.get(slug)?.valueOf() ?? 0), 0),
    environment: buildEnvironmentTable(data, columns),
    claims: buildClaimsTable(data),
    references: data.references,
    chartRuns: collectChartRuns(data, columns),
    loadCharts: [],
  };
}
