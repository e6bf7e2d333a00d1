import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import type { CellSource } from '@/lib/model/cell-source';
import { inChunks } from '../in-chunks';
import type { Store } from '../store';
import { withoutNulls } from './without-nulls';

/** What runs measured of one quantity and where it stands in their files, in the order of the ids. */
export async function listCellSources(
  store: Store,
  ids: readonly string[],
  quantity: { readonly case: string; readonly metric: string; readonly statistic: string },
): Promise<CellSource[]> {
  const { measurement, run } = store.tables;
  const rows = await inChunks(ids, 500, (chunk) =>
    store.db
      .select({
        runId: measurement.runId,
        value: measurement.value,
        text: measurement.text,
        pointer: measurement.pointer,
        fileName: run.sourceFileName,
      })
      .from(measurement)
      .innerJoin(run, eq(run.id, measurement.runId))
      .where(
        and(
          inArray(measurement.runId, chunk),
          eq(measurement.caseName, quantity.case),
          eq(measurement.metric, quantity.metric),
          eq(measurement.statistic, quantity.statistic),
        ),
      ),
  );
  const byRun = new Map(rows.map((row) => [row.runId, withoutNulls(row)]));
  return ids.flatMap((id) => byRun.get(id) ?? []);
}
