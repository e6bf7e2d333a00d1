import 'server-only';
import { getSuiteData } from '@/db/queries/suite-data';
import { getSuite } from '@/db/queries/suites';
import type { Store } from '@/db/store';
import { buildSuitePage, RUNS_PER_SUBJECT, type SuitePageModel } from '@/lib/tables/suite-page';
import type { SuiteViewOptions } from '@/lib/tables/suite-view';
import { getLoadCharts } from './load-charts';

/** Models of the pages that are read most; a large one takes a few hundred kilobytes. */
const MOST_KEPT = 50;

/** A suite that changed so recently may change again within the same millisecond, which its version cannot show. */
const SETTLED_AFTER_MS = 1000;

const keptByStore = new WeakMap<Store, Map<string, SuitePageModel>>();

/**
 * The model of a suite page. It depends on nothing but the stored suite and the address, so it is kept until the
 * suite changes: its time of change is part of the key.
 *
 * @param options.run a run to include however old it is
 * @throws AppError NOT_FOUND
 */
export async function getSuitePage(
  store: Store,
  slug: string,
  options: { readonly view: SuiteViewOptions; readonly run?: string | undefined; readonly nowMs: number },
): Promise<SuitePageModel> {
  const { updatedAtMs } = await getSuite(store, slug);
  const kept = keptByStore.get(store) ?? new Map<string, SuitePageModel>();
  keptByStore.set(store, kept);
  const key = JSON.stringify([slug, updatedAtMs, options.view, options.run ?? '']);
  const known = kept.get(key);
  if (known !== undefined) return known;

  const data = await getSuiteData(store, slug, {
    runsPerSubject: RUNS_PER_SUBJECT,
    ...(options.run === undefined ? {} : { alsoRuns: [options.run] }),
  });
  const page = buildSuitePage(data, options.view);
  const columns = page.view.columns.map((column) => column.slug);
  const model = { ...page, loadCharts: await getLoadCharts(store, slug, data.runs, columns) };
  if (data.updatedAtMs === updatedAtMs && options.nowMs - updatedAtMs > SETTLED_AFTER_MS) {
    kept.set(key, model);
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
  }
  return model;
}
