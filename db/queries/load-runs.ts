import 'server-only';
import { and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import { LOAD_STATISTICS, type LoadRun } from '@/lib/charts/load-levels';
import { loadSchema, toolSchema } from '@/lib/model/suite-file-schema';
import { inChunks } from '../in-chunks';
import type { Store } from '../store';

/** Enough for twenty runs at each of ten loads. */
const MOST_RUNS_OF_SUBJECT = 200;

/**
 * The latest runs of some subjects of a suite with their load and latencies, for latency against load. A run that
 * measured several cases counts with its case `all`, or not at all.
 *
 * @param subjects slugs
 */
export async function listLoadRuns(
  store: Store,
  suite: string,
  subjects: readonly string[],
): Promise<LoadRun[]> {
  const { run } = store.tables;
  const rows = await inChunks(subjects, 1, ([subject = '']) =>
    store.db
      .select({ id: run.id, subject: run.subject, tool: run.tool, load: run.load, format: run.sourceFormat })
      .from(run)
      .where(and(eq(run.suite, suite), eq(run.subject, subject), isNotNull(run.load)))
      .orderBy(desc(run.sortKey))
      .limit(MOST_RUNS_OF_SUBJECT),
  );
  const latencies = await listLatencies(
    store,
    rows.map(({ id }) => id),
  );
  return rows.flatMap(({ id, subject, tool, load, format }) => {
    const values = ofOneCase(latencies.get(id) ?? []);
    if (load === null || values.length === 0) return [];
    const name = tool === null ? undefined : toolSchema.parse(tool).name;
    return [{ id, subject, tool: name ?? format ?? 'a tool', load: loadSchema.parse(load), values }];
  });
}

interface Latency {
  readonly case: string;
  readonly statistic: string;
  readonly value: number;
}

async function listLatencies(store: Store, runIds: readonly string[]): Promise<Map<string, Latency[]>> {
  const { measurement } = store.tables;
  const rows = await inChunks(runIds, 500, (ids) =>
    store.db
      .select({
        runId: measurement.runId,
        case: measurement.caseName,
        statistic: measurement.statistic,
        value: measurement.value,
      })
      .from(measurement)
      .where(
        and(
          inArray(measurement.runId, ids),
          eq(measurement.metric, 'latency'),
          inArray(measurement.statistic, [...LOAD_STATISTICS]),
        ),
      )
      .orderBy(asc(measurement.runId)),
  );
  const byRun = new Map<string, Latency[]>();
  for (const { runId, ...latency } of rows) {
    const list = byRun.get(runId);
    if (list === undefined) byRun.set(runId, [latency]);
    else list.push(latency);
  }
  return byRun;
}

function ofOneCase(latencies: readonly Latency[]): Latency[] {
  const cases = new Set(latencies.map((latency) => latency.case));
  const chosen = cases.has('all') ? 'all' : cases.size === 1 ? [...cases][0] : undefined;
  return latencies.filter((latency) => latency.case === chosen);
}
