import 'server-only';
import { asc, inArray } from 'drizzle-orm';
import type { EvidenceGrade } from '@/lib/model/grade';
import type { MeasuredValue, RunFacts } from '@/lib/model/suite-data';
import { inChunks } from '../in-chunks';
import type { Store } from '../store';
import { runFactsOf } from './run-facts';

/** A run as pages compare it. */
export interface StoredRun {
  readonly facts: RunFacts;
  /** In the order of its file. */
  readonly values: readonly MeasuredValue[];
}

/** Id and time of import together name one content for ever. */
export interface StoredRunKey {
  readonly id: string;
  readonly importedAt: number;
}

/** About 40 measurements a run: some tens of megabytes. */
const MOST_KEPT = 2000;
const keptByStore = new WeakMap<Store, Map<string, StoredRun>>();

/**
 * Runs with their values, in the order asked for; runs that are not there are left out.
 *
 * A stored run never changes: the same id with other content is refused at import. So decoded runs are kept, which
 * saves a busy page most of its time, and needs no invalidation: a run imported anew has another time of import.
 */
export async function readRuns(store: Store, keys: readonly StoredRunKey[]): Promise<StoredRun[]> {
  const kept = keptByStore.get(store) ?? new Map<string, StoredRun>();
  keptByStore.set(store, kept);
  const missing = keys.filter((key) => !kept.has(keyText(key)));
  const fresh = await inChunks(missing, 500, (chunk) => loadRuns(store, chunk));
  const found = new Map(
    fresh.map((run) => [keyText({ id: run.facts.id, importedAt: run.facts.importedAtMs }), run]),
  );
  const runs = keys.flatMap((key) => kept.get(keyText(key)) ?? found.get(keyText(key)) ?? []);
  for (const [key, run] of found) kept.set(key, run);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return runs;
}

function keyText({ id, importedAt }: StoredRunKey): string {
  return `${id}@${importedAt}`;
}

async function loadRuns(store: Store, keys: readonly StoredRunKey[]): Promise<StoredRun[]> {
  const ids = keys.map((key) => key.id);
  const { run } = store.tables;
  const rows = await store.db.select().from(run).where(inArray(run.id, ids)).orderBy(asc(run.id));
  const cellsByRun = new Map<string, ValueCells[]>(ids.map((id) => [id, []]));
  for (const cells of await store.rows(valuesQuery(store, ids))) {
    cellsByRun.get(String(cells[0]))?.push(cells as ValueCells);
  }
  return rows.map((row) => ({
    facts: runFactsOf(row),
    values: (cellsByRun.get(row.id) ?? [])
      .sort((a, b) => a[POSITION] - b[POSITION])
      .map((cells) => valueOf(cells)),
  }));
}

/** The measurements of runs without provenance. */
export function valuesQuery(store: Store, runIds: readonly string[]) {
  const { measurement } = store.tables;
  return store.db
    .select({
      runId: measurement.runId,
      case: measurement.caseName,
      metric: measurement.metric,
      statistic: measurement.statistic,
      value: measurement.value,
      grade: measurement.grade,
      n: measurement.n,
      method: measurement.method,
      position: measurement.position,
    })
    .from(measurement)
    .where(inArray(measurement.runId, [...runIds]))
    .orderBy(
      asc(measurement.runId),
      asc(measurement.caseName),
      asc(measurement.metric),
      asc(measurement.statistic),
    );
}

function valueOf([runId, caseName, metric, statistic, value, grade, n, method]: ValueCells): MeasuredValue {
  // Thousands of these are made for one page, which spreading would double in time.
  const measured: { -readonly [Key in keyof MeasuredValue]: MeasuredValue[Key] } = {
    runId,
    case: caseName,
    metric,
    statistic,
    value,
    // What a file does not grade was printed by a tool.
    grade: grade ?? 'summary',
  };
  if (n !== null) measured.n = n;
  if (method !== null) measured.method = method;
  return measured;
}

const POSITION = 8;

/** The columns of `valuesQuery`; the database's constraints and the import's checks guarantee the types. */
type ValueCells = [
  runId: string,
  caseName: string,
  metric: string,
  statistic: string,
  value: number,
  grade: EvidenceGrade | null,
  n: number | null,
  method: string | null,
  position: number,
];
