import 'server-only';
import { listLoadRuns } from '@/db/queries/load-runs';
import type { Store } from '@/db/store';
import { buildLoadCharts, hasSeveralLoads, type LoadChart } from '@/lib/charts/load-chart';
import type { RunFacts } from '@/lib/model/suite-data';

/**
 * Charts of latency against load, for a suite whose latest runs were made under several loads; others cost nothing.
 *
 * @param runs the latest of each subject
 * @param columns slugs of the subjects shown
 */
export async function getLoadCharts(
  store: Store,
  suite: string,
  runs: readonly RunFacts[],
  columns: readonly string[],
): Promise<LoadChart[]> {
  const loads = runs.flatMap(({ subject, tool, source, load }) =>
    load === undefined ? [] : [{ subject, tool: tool?.name ?? source?.format ?? '', load }],
  );
  if (!hasSeveralLoads(loads)) return [];
  return buildLoadCharts(await listLoadRuns(store, suite, columns), columns);
}
