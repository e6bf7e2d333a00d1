import { getSuiteData } from '@/db/queries/suite-data';
import { openStore, type Store } from '@/db/store';
import { compareSuite } from '@/lib/comparison/compare-suite';
import { selectColumns } from '@/lib/comparison/select-columns';
import { RUNS_PER_SUBJECT, buildSuitePage } from '@/lib/tables/suite-page';
import { getSuitePage } from '@/server/suite-page';
import { fillDatabase } from './fill-database';

export { fillDatabase, openStore };

/**
 * Queries and statistics of one suite page without rendering: the model of the page, and the milliseconds. The whole
 * model holds the comparison once more and all of the page's texts and drawings as plain data.
 */
export async function doSuiteWork(store: Store, slug: string) {
  const started = performance.now();
  const data = await getSuiteData(store, slug, { runsPerSubject: RUNS_PER_SUBJECT });
  const queried = performance.now();
  compareSuite(data, selectColumns(data, undefined));
  const compared = performance.now();
  const model = buildSuitePage(data, {});
  const shaped = performance.now();
  return {
    model,
    values: data.values.length,
    queries: queried - started,
    statistics: compared - queried,
    wholeModel: shaped - compared,
    total: compared - started,
  };
}

/** The same through what the page calls, which keeps the model of a suite that has not changed. */
export async function doKeptSuiteWork(store: Store, slug: string): Promise<number> {
  const started = performance.now();
  await getSuitePage(store, slug, { view: {}, nowMs: Date.now() });
  return performance.now() - started;
}
