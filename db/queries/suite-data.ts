import 'server-only';
import { and, asc, desc, eq, gte, inArray, sql } from 'drizzle-orm';
import type { MeasuredValue, SuiteData } from '@/lib/model/suite-data';
import { inChunks } from '../in-chunks';
import type { Store } from '../store';
import { readRuns, type StoredRunKey } from './stored-runs';
import { listCountedSubjects } from './subjects';
import {
  listClaims,
  listCriteria,
  listGuidance,
  listMetrics,
  listReferences,
  listStatements,
} from './suite-parts';
import { getSuite } from './suites';

/**
 * What a suite page shows: everything about the suite, the latest runs of each subject and their values.
 *
 * @param options.runsPerSubject at most so many runs of each subject, newest first
 * @param options.subjects only the runs of these subjects; the list of subjects stays whole, for stable colours
 * @param options.alsoRuns runs that are included however old they are
 * @throws AppError NOT_FOUND
 */
export async function getSuiteData(
  store: Store,
  slug: string,
  options: {
    readonly runsPerSubject: number;
    readonly subjects?: readonly string[];
    readonly alsoRuns?: readonly string[];
  },
): Promise<SuiteData> {
  const { head, updatedAtMs } = await getSuite(store, slug);
  const subjects = await listCountedSubjects(store, slug);
  const runs = await readRuns(store, await listLatestRuns(store, slug, options));
  const values: MeasuredValue[] = [];
  // Thousands for one page, for which flatMap takes three times as long.
  for (const run of runs) for (const value of run.values) values.push(value);
  return {
    head,
    updatedAtMs,
    metrics: await listMetrics(store, slug),
    subjects: subjects.map(({ subject }) => subject),
    runs: runs.map((run) => run.facts),
    runCounts: new Map(subjects.map(({ subject, runCount }) => [subject.slug, runCount])),
    values,
    repetitions: runs.flatMap((run) => run.repetitions),
    claims: await listClaims(store, slug),
    statements: await listStatements(store, slug),
    criteria: await listCriteria(store, slug),
    guidance: await listGuidance(store, slug),
    references: await listReferences(store, slug),
  };
}

async function listLatestRuns(
  store: Store,
  slug: string,
  options: {
    readonly runsPerSubject: number;
    readonly subjects?: readonly string[];
    readonly alsoRuns?: readonly string[];
  },
): Promise<RunOfSuite[]> {
  const query = latestRunsQuery(store, slug, options.runsPerSubject, options.subjects);
  const rows = (await store.rows(query)).map((cells) => runFrom(cells as RunCells));
  // Two runs may share a sort key after imports at the same time, so that a subject has one run too many.
  const counts = new Map<string, number>();
  const latest = rows.filter((row) => {
    const seen = counts.get(row.subject) ?? 0;
    counts.set(row.subject, seen + 1);
    return seen < options.runsPerSubject;
  });
  const known = new Set(latest.map((row) => row.id));
  const missing = (options.alsoRuns ?? []).filter((id) => !known.has(id));
  if (missing.length === 0) return latest;
  const { run } = store.tables;
  const more = await inChunks(missing, 500, (ids) =>
    store.db
      .select(runOfSuite(store))
      .from(run)
      .where(and(inArray(run.id, ids), eq(run.suite, slug)))
      .orderBy(asc(run.id)),
  );
  return [...latest, ...more].toSorted(newestFirst);
}

/** A run as far as choosing the latest needs it. */
interface RunOfSuite extends StoredRunKey {
  readonly subject: string;
  readonly sortKey: string;
}

function runOfSuite({ tables: { run } }: Store) {
  return { id: run.id, subject: run.subject, sortKey: run.sortKey, importedAt: run.importedAt };
}

function newestFirst(a: RunOfSuite, b: RunOfSuite): number {
  if (a.sortKey !== b.sortKey) return a.sortKey < b.sortKey ? 1 : -1;
  return a.id < b.id ? 1 : -1;
}

type RunCells = [id: string, subject: string, sortKey: string, importedAt: number];

function runFrom([id, subject, sortKey, importedAt]: RunCells): RunOfSuite {
  return { id, subject, sortKey, importedAt };
}

/**
 * The runs of each subject from its n-th newest on, newest first: a correlated scalar with LIMIT reads n entries of the
 * index a subject, where a window function would number every run of the suite. A cross join, since SQLite takes its
 * left side first; the other way round it would ask for the n-th newest once a run.
 *
 * @param subjects only these
 */
export function latestRunsQuery(store: Store, slug: string, n: number, subjects?: readonly string[]) {
  const { run, subject } = store.tables;
  const nthNewest = store.db
    .select({ sortKey: run.sortKey })
    .from(run)
    .where(and(eq(run.suite, subject.suite), eq(run.subject, subject.slug)))
    .orderBy(desc(run.sortKey))
    .limit(1)
    .offset(Math.max(0, n - 1));
  return store.db
    .select(runOfSuite(store))
    .from(subject)
    .crossJoin(run)
    .where(
      and(
        eq(subject.suite, slug),
        subjects === undefined ? undefined : inArray(subject.slug, [...subjects]),
        eq(run.suite, subject.suite),
        eq(run.subject, subject.slug),
        gte(run.sortKey, sql`coalesce(${nthNewest}, '')`),
      ),
    )
    .orderBy(desc(run.sortKey), desc(run.id));
}
