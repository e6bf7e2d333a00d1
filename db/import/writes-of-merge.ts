import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import type { Run, SuiteFile } from '@/lib/model/suite-file';
import type { Store } from '../store';
import type { Write } from '../write';
import { ENTRY_KEYS } from './entry-keys';
import { evidenceOf, gradeRank } from './evidence-of';
import type { MergePlan } from './plan-merge';
import { runWrites } from './run-writes';
import { chunked } from './chunked';

interface Received {
  readonly nowMs: number;
  readonly importId?: string;
  readonly source?: {
    readonly sha256: string;
    readonly fileName: string;
    readonly format: string;
    readonly importerVersion: number;
    readonly sizeBytes: number;
    readonly tokenName?: string;
  };
}

/**
 * The one list of an import. Tables in a fixed order, rows in the order of their keys: lists that lock in the same
 * order cannot deadlock. Order for readers is in `position`.
 */
export function writesOfMerge(store: Store, plan: MergePlan, received: Received): Write[] {
  const { suite } = plan.additions;
  const isChanged = hasAdditions(plan.additions);
  const newRuns = plan.additions.runs ?? [];
  return [
    ...suiteWrites(store, plan, received, isChanged),
    ...metricWrites(store, plan),
    ...subjectWrites(store, plan),
    ...sourceWrite(store, suite.slug, received),
    ...runWrites(
      store,
      newRuns.map((run, index) => ({ run, position: plan.positions.run + index })),
      { suite: suite.slug, nowMs: received.nowMs, importId: received.importId ?? null },
    ),
    ...caseWrites(store, plan),
    ...publicationWrites(store, plan),
    ...decisionWrites(store, plan),
  ];
}

/** The insert of the file that an import came from; none for an import without one. */
export function sourceWrite({ db, tables }: Store, suite: string, received: Received): Write[] {
  const { source, importId, nowMs } = received;
  if (source === undefined || importId === undefined) return [];
  return [db.insert(tables.source).values({ ...source, importId, suite, receivedAt: nowMs })];
}

function hasAdditions({ format: _format, suite: _suite, ...lists }: SuiteFile): boolean {
  return Object.values(lists).some((list) => list.length > 0);
}

function suiteWrites(store: Store, plan: MergePlan, { nowMs }: Received, isChanged: boolean): Write[] {
  const { suite } = store.tables;
  const head = plan.additions.suite;
  const grade = evidenceOf(plan.additions);
  const rank = grade === undefined ? null : gradeRank(grade);
  if (plan.isNew) {
    const position = plan.positions.suite;
    return [
      store.db
        .insert(suite)
        .values({ ...head, position, gradeRank: rank, createdAt: nowMs, updatedAt: nowMs }),
    ];
  }
  if (!isChanged) return [];
  const strongest = sql<number>`case when ${suite.gradeRank} is null or ${suite.gradeRank} > ${rank} then ${rank} else ${suite.gradeRank} end`;
  return [
    {
      query: store.db
        .update(suite)
        .set({ updatedAt: nowMs, ...(rank === null ? {} : { gradeRank: strongest }) })
        .where(eq(suite.slug, head.slug)),
      expect: 1,
    },
  ];
}

function metricWrites({ db, tables }: Store, { additions, positions }: MergePlan): Write[] {
  const rows = placed(additions.metrics, positions.metric, ENTRY_KEYS.metrics);
  return chunked(
    rows.map(({ entry, position }) => ({ ...entry, suite: additions.suite.slug, position })),
  ).map((chunk) => db.insert(tables.metric).values(chunk));
}

function subjectWrites({ db, tables: { subject } }: Store, { additions, positions }: MergePlan): Write[] {
  const suite = additions.suite.slug;
  const counts = countRuns(additions.runs ?? []);
  const added = placed(additions.subjects, positions.subject, ENTRY_KEYS.subjects);
  const inserts = chunked(
    added.map(({ entry, position }) => ({
      ...entry,
      suite,
      position,
      runCount: counts.get(entry.slug) ?? 0,
    })),
  ).map((chunk) => db.insert(subject).values(chunk));

  const isAdded = new Set(added.map(({ entry }) => entry.slug));
  const updates = [...counts]
    .filter(([slug]) => !isAdded.has(slug))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([slug, count]) => ({
      query: db
        .update(subject)
        .set({ runCount: sql<number>`${subject.runCount} + ${count}` })
        .where(and(eq(subject.suite, suite), eq(subject.slug, slug))),
      expect: 1,
    }));
  return [...inserts, ...updates];
}

function countRuns(runs: readonly Run[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const run of runs) counts.set(run.subject, (counts.get(run.subject) ?? 0) + 1);
  return counts;
}

function caseWrites({ db, tables }: Store, plan: MergePlan): Write[] {
  const rows = placed(plan.newCases, plan.positions.benchmarkCase, (name) => name);
  return chunked(
    rows.map(({ entry, position }) => ({ suite: plan.additions.suite.slug, name: entry, position })),
  ).map((chunk) => db.insert(tables.benchmarkCase).values(chunk).onConflictDoNothing());
}

function publicationWrites({ db, tables }: Store, { additions, positions }: MergePlan): Write[] {
  const suite = additions.suite.slug;
  const claims = placed(additions.claims, positions.claim, ENTRY_KEYS.claims);
  const statements = placed(additions.statements, positions.statement, ENTRY_KEYS.statements);
  return [
    ...chunked(
      claims.map(({ entry, position }) => ({ ...entry, caseName: entry.case, suite, position })),
    ).map((chunk) => db.insert(tables.claim).values(chunk)),
    ...chunked(statements.map(({ entry, position }) => ({ ...entry, suite, position }))).map((chunk) =>
      db.insert(tables.statement).values(chunk),
    ),
  ];
}

function decisionWrites({ db, tables }: Store, { additions, positions }: MergePlan): Write[] {
  const suite = additions.suite.slug;
  const criteria = placed(additions.criteria, positions.criterion, (entry) =>
    [entry.case, entry.metric, entry.statistic].join('\0'),
  );
  const guidance = placed(additions.guidance, positions.guidance, ENTRY_KEYS.guidance);
  const references = placed(additions.references, positions.reference, ENTRY_KEYS.references);
  return [
    ...chunked(
      criteria.map(({ entry, position }) => ({ ...entry, caseName: entry.case, suite, position })),
    ).map((chunk) => db.insert(tables.criterion).values(chunk)),
    ...chunked(guidance.map(({ entry, position }) => ({ ...entry, suite, position }))).map((chunk) =>
      db.insert(tables.guidance).values(chunk),
    ),
    ...chunked(references.map(({ entry, key, position }) => ({ ...entry, key, suite, position }))).map(
      (chunk) => db.insert(tables.reference).values(chunk),
    ),
  ];
}

/** Entries with their positions in the suite, sorted by key. */
function placed<T>(
  list: readonly T[] | undefined,
  first: number,
  keyOf: (entry: T) => string,
): { entry: T; key: string; position: number }[] {
  return (list ?? [])
    .map((entry, index) => ({ entry, key: keyOf(entry), position: first + index }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}
