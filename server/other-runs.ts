import 'server-only';
import { listRunPercentiles } from '@/db/queries/run-percentiles';
import type { Store } from '@/db/store';
import type { RunPercentiles } from '@/lib/charts/percentile-values';
import type { RunDetail } from '@/lib/model/run-detail';
import type { RunSiblings } from '@/lib/model/run-siblings';
import { chartQuantity } from '@/lib/tables/run-chart';
import type { OpenDistribution } from '@/lib/tables/run-distributions';
import { compareRun } from '@/lib/tables/run-headline';
import { otherRuns, percentilesOfOthers } from '@/lib/tables/run-others';

/**
 * Percentiles of other runs of a run's subject under the same load, of what the chart of the run shows, to be drawn
 * behind it.
 *
 * @param wantedCase the case that the reader chose
 */
export async function getOtherRuns(
  store: Store,
  detail: RunDetail,
  siblings: RunSiblings,
  distributions: readonly (OpenDistribution | undefined)[],
  wantedCase: string | undefined,
): Promise<RunPercentiles[]> {
  const quantity = chartQuantity(compareRun(detail, { withUnsupported: true }), distributions, wantedCase);
  const ids = quantity === undefined ? [] : otherRuns(detail, siblings);
  if (quantity === undefined || ids.length === 0) return [];
  return percentilesOfOthers(await listRunPercentiles(store, ids, quantity), detail, siblings);
}
