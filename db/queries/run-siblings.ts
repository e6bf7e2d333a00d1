import 'server-only';
import { and, asc, count, desc, eq, gt, lt, ne } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import type { Quantity, RunSiblings, SiblingValue } from '@/lib/model/run-siblings';
import { loadSchema } from '@/lib/model/suite-file-schema';
import type { Store } from '../store';

/** A run is held against so many of the latest others. */
export const MAX_COMPARED = 200;

/**
 * Where a run stands among the runs of its subject: its number in the order of time, its neighbours, and what the
 * latest others measured for one quantity. Reads index entries, whatever the number of runs.
 *
 * @param quantity left out: `values` is empty
 * @throws AppError NOT_FOUND
 */
export async function getRunSiblings(store: Store, id: string, quantity?: Quantity): Promise<RunSiblings> {
  const { run } = store.tables;
  const [own] = await store.db
    .select({ suite: run.suite, subject: run.subject, sortKey: run.sortKey })
    .from(run)
    .where(eq(run.id, id))
    .limit(1);
  if (own === undefined) throw new AppError('NOT_FOUND', `There is no run “${id}”.`);
  const ofSubject = and(eq(run.suite, own.suite), eq(run.subject, own.subject));
  const earlier = and(ofSubject, lt(run.sortKey, own.sortKey));
  const later = and(ofSubject, gt(run.sortKey, own.sortKey));

  const [previous] = await store.db
    .select({ id: run.id })
    .from(run)
    .where(earlier)
    .orderBy(desc(run.sortKey))
    .limit(1);
  const [next] = await store.db
    .select({ id: run.id })
    .from(run)
    .where(later)
    .orderBy(asc(run.sortKey))
    .limit(1);
  const [before] = await store.db.select({ runs: count() }).from(run).where(earlier);
  const [all] = await store.db.select({ runs: count() }).from(run).where(ofSubject);
  return {
    position: Number(before?.runs) + 1,
    total: Number(all?.runs),
    ...(previous === undefined ? {} : { previousId: previous.id }),
    ...(next === undefined ? {} : { nextId: next.id }),
    values: quantity === undefined ? [] : await listValues(store, { id, ...own }, quantity),
  };
}

async function listValues(
  store: Store,
  own: { readonly id: string; readonly suite: string; readonly subject: string },
  quantity: Quantity,
): Promise<SiblingValue[]> {
  const { run, measurement } = store.tables;
  const rows = await store.db
    .select({ runId: run.id, value: measurement.value, load: run.load })
    .from(run)
    .innerJoin(
      measurement,
      and(
        eq(measurement.runId, run.id),
        eq(measurement.caseName, quantity.case),
        eq(measurement.metric, quantity.metric),
        eq(measurement.statistic, quantity.statistic),
      ),
    )
    .where(and(eq(run.suite, own.suite), eq(run.subject, own.subject), ne(run.id, own.id)))
    .orderBy(desc(run.sortKey), desc(run.id))
    .limit(MAX_COMPARED);
  return rows.map(({ runId, value, load }) => ({
    runId,
    value,
    ...(load === null ? {} : { load: loadSchema.parse(load) }),
  }));
}
