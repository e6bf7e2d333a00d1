import 'server-only';
import { and, asc, eq, inArray } from 'drizzle-orm';
import * as z from 'zod';
import type { MeasuredValue, Repetitions, RunFacts } from '@/lib/model/suite-data';
import { inChunks } from '../in-chunks';
import type { Store } from '../store';
import { measuredColumns, type MeasuredCells } from './measured-columns';
import { runFactsOf } from './run-facts';

/** A run as pages compare it. */
export interface StoredRun {
  readonly facts: RunFacts;
  /** In the order of its file. */
  readonly values: readonly MeasuredValue[];
  /** In the order of its file. */
  readonly repetitions: readonly Repetitions[];
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
  const repetitions = await readRepetitions(store, ids);
  return rows.map((row) => ({
    facts: runFactsOf(row),
    values: (cellsByRun.get(row.id) ?? [])
      .sort((a, b) => a[POSITION] - b[POSITION])
      .map((cells) => valueOf(cells)),
    repetitions: repetitions.filter(({ runId }) => runId === row.id),
  }));
}

const numbers = z.array(z.number());

async function readRepetitions(store: Store, runIds: readonly string[]): Promise<Repetitions[]> {
  const { distribution } = store.tables;
  const rows = await store.db
    .select({
      runId: distribution.runId,
      case: distribution.caseName,
      metric: distribution.metric,
      values: distribution.values,
    })
    .from(distribution)
    .where(
      and(
        inArray(distribution.runId, [...runIds]),
        eq(distribution.encoding, 'values'),
        eq(distribution.independent, true),
      ),
    )
    .orderBy(asc(distribution.runId), asc(distribution.position));
  return rows.map((row) => ({ ...row, values: numbers.parse(row.values) }));
}

/** The measurements of runs without provenance. */
export function valuesQuery(store: Store, runIds: readonly string[]) {
  const { measurement } = store.tables;
  return store.db
    .select({ ...measuredColumns(store), position: measurement.position })
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

/** The columns of `valuesQuery`. */
type ValueCells = [...measured: MeasuredCells, position: number];
