import 'server-only';
import { and, asc, eq, inArray, like } from 'drizzle-orm';
import { inChunks } from '../in-chunks';
import type { Store } from '../store';

/** The stored percentiles of one metric of one case of some runs, by run. */
export async function listRunPercentiles(
  store: Store,
  runIds: readonly string[],
  quantity: { readonly metric: string; readonly case: string },
): Promise<{ runId: string; statistic: string; value: number }[]> {
  const { measurement } = store.tables;
  return inChunks(runIds, 500, (ids) =>
    store.db
      .select({ runId: measurement.runId, statistic: measurement.statistic, value: measurement.value })
      .from(measurement)
      .where(
        and(
          inArray(measurement.runId, ids),
          eq(measurement.caseName, quantity.case),
          eq(measurement.metric, quantity.metric),
          like(measurement.statistic, 'p%'),
        ),
      )
      .orderBy(asc(measurement.runId), asc(measurement.statistic)),
  );
}
