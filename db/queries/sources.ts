import 'server-only';
import { and, asc, eq, inArray, or } from 'drizzle-orm';
import type { StoredSource } from '@/lib/model/stored-source';
import { inChunks } from '../in-chunks';
import type { Store } from '../store';
import { withoutNulls } from './without-nulls';

/** The import of these bytes into a suite, undefined when the suite never received them. */
export async function findSource(
  store: Store,
  key: { readonly suite: string; readonly sha256: string },
): Promise<StoredSource | undefined> {
  const { source } = store.tables;
  const [row] = await store.db
    .select()
    .from(source)
    .where(and(eq(source.sha256, key.sha256), eq(source.suite, key.suite)))
    .limit(1);
  return row === undefined ? undefined : sourceOf(row);
}

/**
 * The original file of a run, undefined for an unknown run, for one that names no source, and for one whose source
 * this instance does not hold (it came with a suite file).
 */
export async function findSourceOfRun(store: Store, runId: string): Promise<StoredSource | undefined> {
  const { run, source } = store.tables;
  const [row] = await store.db
    .select({ source })
    .from(run)
    .innerJoin(source, and(eq(source.sha256, run.sourceSha256), eq(source.suite, run.suite)))
    .where(eq(run.id, runId))
    .limit(1);
  return row === undefined ? undefined : sourceOf(row.source);
}

/** The runs of a suite that name these bytes as their source, in the order of the suite. */
export async function listRunsOfSource(
  store: Store,
  key: { readonly suite: string; readonly sha256: string },
): Promise<string[]> {
  const { run } = store.tables;
  const rows = await store.db
    .select({ id: run.id })
    .from(run)
    .where(and(eq(run.sourceSha256, key.sha256), eq(run.suite, key.suite)))
    .orderBy(asc(run.position), asc(run.id));
  return rows.map((row) => row.id);
}

/** Whether any suite or report refers to a blob: what the sweep of the blob store asks. */
export async function isBlobReferenced(store: Store, sha256: string): Promise<boolean> {
  const { source, report } = store.tables;
  const rows = await store.db
    .select({ importId: source.importId })
    .from(source)
    .where(eq(source.sha256, sha256))
    .limit(1);
  if (rows.length > 0) return true;
  const reports = await store.db
    .select({ slug: report.slug })
    .from(report)
    .where(eq(report.sha256, sha256))
    .limit(1);
  return reports.length > 0;
}

/**
 * The runs of an import in the order of the suite: those that it brought, those that it is the original of, and those
 * of `alsoIds` that are in its suite (the file named them, but they were there before).
 */
export async function listImportedRunIds(
  store: Store,
  source: StoredSource,
  alsoIds: readonly string[],
): Promise<string[]> {
  const { run } = store.tables;
  const columns = { id: run.id, position: run.position };
  const brought = await store.db
    .select(columns)
    .from(run)
    .where(
      or(
        eq(run.importId, source.importId),
        and(eq(run.sourceSha256, source.sha256), eq(run.suite, source.suite)),
      ),
    )
    .orderBy(asc(run.position), asc(run.id));
  const known = new Set(brought.map((row) => row.id));
  const others = alsoIds.filter((id) => !known.has(id));
  const named = await inChunks(others, 500, (ids) =>
    store.db
      .select(columns)
      .from(run)
      .where(and(inArray(run.id, ids), eq(run.suite, source.suite)))
      .orderBy(asc(run.id)),
  );
  return [...brought, ...named]
    .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
    .map((row) => row.id);
}

function sourceOf(row: Store['tables']['source']['$inferSelect']): StoredSource {
  const { receivedAt, ...rest } = row;
  return { ...withoutNulls(rest), receivedAtMs: receivedAt };
}
