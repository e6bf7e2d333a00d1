import 'server-only';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { inChunks } from '../in-chunks';
import type { Store } from '../store';

/** The names of a suite's cases in the order in which its imports brought them. */
export async function listCases(store: Store, suite: string): Promise<string[]> {
  const { benchmarkCase } = store.tables;
  const rows = await store.db
    .select({ name: benchmarkCase.name })
    .from(benchmarkCase)
    .where(eq(benchmarkCase.suite, suite))
    .orderBy(asc(benchmarkCase.position), asc(benchmarkCase.name));
  return rows.map((row) => row.name);
}

/** Which of the names the suite has as cases. */
export async function listKnownCases(
  store: Store,
  suite: string,
  names: readonly string[],
): Promise<string[]> {
  const { benchmarkCase } = store.tables;
  const rows = await inChunks(names, 500, (chunk) =>
    store.db
      .select({ name: benchmarkCase.name })
      .from(benchmarkCase)
      .where(and(eq(benchmarkCase.suite, suite), inArray(benchmarkCase.name, chunk)))
      .orderBy(asc(benchmarkCase.name)),
  );
  return rows.map((row) => row.name);
}
