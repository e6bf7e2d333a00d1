import 'server-only';
import { asc, inArray } from 'drizzle-orm';
import type { MetricDeclaration, Subject } from '@/lib/model/suite-file';
import { inChunks } from '../in-chunks';
import type { Store } from '../store';
import { readRuns, type StoredRun } from './stored-runs';
import { listSubjects } from './subjects';
import { listMetrics } from './suite-parts';

/** A run with what a comparison across suites needs to know around it. */
export interface RunOfAnySuite {
  readonly suite: string;
  readonly subject: Subject;
  readonly metrics: readonly MetricDeclaration[];
  readonly run: StoredRun;
}

/** Runs of any suites in the order of the ids; unknown ids are left out. */
export async function listComparedRuns(store: Store, ids: readonly string[]): Promise<RunOfAnySuite[]> {
  const { run } = store.tables;
  const rows = await inChunks(ids, 500, (chunk) =>
    store.db
      .select({ id: run.id, suite: run.suite, importedAt: run.importedAt })
      .from(run)
      .where(inArray(run.id, chunk))
      .orderBy(asc(run.id)),
  );
  const suiteById = new Map(rows.map(({ id, suite }) => [id, suite]));
  const suites = new Map<string, { subjects: readonly Subject[]; metrics: readonly MetricDeclaration[] }>();
  for (const suite of new Set(suiteById.values())) {
    suites.set(suite, {
      subjects: await listSubjects(store, suite),
      metrics: await listMetrics(store, suite),
    });
  }
  const runs = await readRuns(store, rows);
  const runById = new Map(runs.map((stored) => [stored.facts.id, stored]));
  return ids.flatMap((id) => {
    const stored = runById.get(id);
    const suite = suiteById.get(id);
    const parts = suite === undefined ? undefined : suites.get(suite);
    const subject = parts?.subjects.find(({ slug }) => slug === stored?.facts.subject);
    if (stored === undefined || suite === undefined || parts === undefined || subject === undefined)
      return [];
    return { suite, subject, metrics: parts.metrics, run: stored };
  });
}
