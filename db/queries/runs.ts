import 'server-only';
import { and, asc, desc, eq, inArray, ne } from 'drizzle-orm';
import * as z from 'zod';
import { AppError } from '@/lib/errors';
import type { RunDetail } from '@/lib/model/run-detail';
import type { Distribution, Measurement, Run, Series } from '@/lib/model/suite-file';
import { inChunks } from '../in-chunks';
import type { Store } from '../store';
import { measuredColumns, type MeasuredCells } from './measured-columns';
import { runFactsOf } from './run-facts';
import { findSource } from './sources';
import { listSubjects } from './subjects';
import { listClaims, listMetrics } from './suite-parts';
import { getSuite } from './suites';
import { withoutNulls } from './without-nulls';

const numbers = z.array(z.number());
const MAX_SIBLINGS = 200;

/**
 * A run with all its measurements, its suite and its subject.
 *
 * @throws AppError NOT_FOUND
 */
export async function getRun(store: Store, id: string): Promise<RunDetail> {
  const tables = store.tables;
  const [row] = await store.db.select().from(tables.run).where(eq(tables.run.id, id)).limit(1);
  const [run] = await listRuns(store, [id]);
  if (row === undefined || run === undefined) throw new AppError('NOT_FOUND', `There is no run “${id}”.`);

  const subject = (await listSubjects(store, row.suite)).find((entry) => entry.slug === row.subject);
  if (subject === undefined) throw new Error(`run ${id} has no subject`);
  const siblings = await store.db
    .select({ id: tables.run.id, startedAt: tables.run.startedAt })
    .from(tables.run)
    .where(and(eq(tables.run.suite, row.suite), eq(tables.run.subject, row.subject), ne(tables.run.id, id)))
    .orderBy(desc(tables.run.sortKey), desc(tables.run.id))
    .limit(MAX_SIBLINGS);
  const claims = await listClaims(store, row.suite);
  const original =
    row.sourceSha256 === null
      ? undefined
      : await findSource(store, { suite: row.suite, sha256: row.sourceSha256 });
  return {
    run,
    suite: (await getSuite(store, row.suite)).head,
    subject,
    metrics: await listMetrics(store, row.suite),
    importedAtMs: row.importedAt,
    ...(original === undefined ? {} : { originalSha256: original.sha256 }),
    siblings: siblings.map((sibling) => withoutNulls(sibling)),
    claims: claims.filter((claim) => claim.subject === undefined || claim.subject === row.subject),
  };
}

/** The ids of a suite's runs in the order of its file. */
export async function listRunIds(store: Store, suite: string): Promise<string[]> {
  const { run } = store.tables;
  const rows = await store.db
    .select({ id: run.id })
    .from(run)
    .where(eq(run.suite, suite))
    .orderBy(asc(run.position), asc(run.id));
  return rows.map((row) => row.id);
}

/** Runs as in the suite file, in the order of the ids; unknown ids are left out. */
export async function listRuns(store: Store, ids: readonly string[]): Promise<Run[]> {
  const { run } = store.tables;
  return inChunks(ids, 250, async (chunk) => {
    const rows = await store.db.select().from(run).where(inArray(run.id, chunk)).orderBy(asc(run.id));
    const measurements = await measurementsOf(store, chunk);
    const distributions = await distributionsOf(store, chunk);
    const series = await seriesOf(store, chunk);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return chunk.flatMap((id) => {
      const row = byId.get(id);
      if (row === undefined) return [];
      const { importedAtMs: _importedAt, ...facts } = runFactsOf(row);
      return {
        ...facts,
        ...listOf('measurements', measurements.get(id)),
        ...listOf('distributions', distributions.get(id)),
        ...listOf('series', series.get(id)),
      };
    });
  });
}

function listOf<K extends string, T>(key: K, list: T[] | undefined): { [P in K]?: T[] } {
  return list === undefined ? {} : ({ [key]: list } as { [P in K]: T[] });
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

async function measurementsOf(store: Store, runIds: string[]): Promise<Map<string, Measurement[]>> {
  const { measurement } = store.tables;
  const query = store.db
    .select({ ...measuredColumns(store), pointer: measurement.pointer, text: measurement.text })
    .from(measurement)
    .where(inArray(measurement.runId, runIds))
    .orderBy(asc(measurement.runId), asc(measurement.position));
  const lists = new Map<string, Measurement[]>();
  for (const cells of await store.rows(query)) {
    const [runId, caseName, metric, statistic, value, grade, n, method, pointer, text] =
      cells as MeasurementCells;
    append(lists, runId, {
      case: caseName,
      metric,
      statistic,
      value,
      ...(grade === null ? {} : { grade }),
      ...(n === null ? {} : { n: Number(n) }),
      ...(method === null ? {} : { method }),
      ...(pointer === null && text === null ? {} : { from: withoutNulls({ pointer, text }) }),
    });
  }
  return lists;
}

/** The columns of the query above. */
type MeasurementCells = [...measured: MeasuredCells, pointer: string | null, text: string | null];

async function distributionsOf(store: Store, runIds: string[]): Promise<Map<string, Distribution[]>> {
  const { distribution } = store.tables;
  const rows = await store.db
    .select()
    .from(distribution)
    .where(inArray(distribution.runId, runIds))
    .orderBy(asc(distribution.runId), asc(distribution.position));
  const lists = new Map<string, Distribution[]>();
  for (const row of rows) {
    const unit = row.unit === null ? {} : { unit: row.unit };
    append(
      lists,
      row.runId,
      row.encoding === 'hdr-v2'
        ? {
            case: row.caseName,
            metric: row.metric,
            encoding: 'hdr-v2',
            ...unit,
            ...(row.count === null ? {} : { count: row.count }),
            data: z.string().parse(row.data),
          }
        : {
            case: row.caseName,
            metric: row.metric,
            encoding: 'values',
            ...unit,
            values: numbers.parse(row.values),
            ...(row.independent === null ? {} : { independent: row.independent }),
          },
    );
  }
  return lists;
}

async function seriesOf(store: Store, runIds: string[]): Promise<Map<string, Series[]>> {
  const { series } = store.tables;
  const rows = await store.db
    .select()
    .from(series)
    .where(inArray(series.runId, runIds))
    .orderBy(asc(series.runId), asc(series.position));
  const lists = new Map<string, Series[]>();
  for (const row of rows) {
    append(lists, row.runId, {
      case: row.caseName,
      metric: row.metric,
      offsetsNs: numbers.parse(row.offsetsNs),
      values: numbers.parse(row.values),
    });
  }
  return lists;
}
