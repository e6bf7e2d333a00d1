import 'server-only';
import { getSuiteFile } from '@/db/queries/suite-file';
import { getSuite } from '@/db/queries/suites';
import type { Store } from '@/db/store';
import type { CostContext } from '@/lib/cost/scenario';
import { ownContext, suiteContext } from '@/lib/cost/page-context';
import { buildCostPage, type CostPageModel } from '@/lib/tables/cost-page';
import type { Query } from '@/lib/format/query-string';
import type { SuiteHead } from '@/lib/model/suite-file';

/** Contexts of the suites that are read most. */
const MOST_KEPT = 50;

/** A suite that changed so recently may change again within the same millisecond, which its version cannot show. */
const SETTLED_AFTER_MS = 1000;

interface KeptContext {
  readonly head: SuiteHead;
  readonly updatedAtMs: number;
  readonly context: CostContext;
}

const keptByStore = new WeakMap<Store, Map<string, KeptContext>>();

/** The calculator without a suite, for what an address asks for. */
export function getCostPage(query: Query): Promise<CostPageModel> {
  return buildCostPage(query, ownContext(query));
}

/**
 * The calculator of a suite, with the figures of its runs and claims. Reading all runs takes long, so the figures are
 * kept until the suite changes.
 *
 * @throws AppError NOT_FOUND
 */
export async function getSuiteCostPage(
  store: Store,
  slug: string,
  options: { readonly query: Query; readonly nowMs: number },
): Promise<{ readonly head: SuiteHead; readonly model: CostPageModel }> {
  const { head, context } = await getSuiteCostContext(store, slug, options.nowMs);
  return { head, model: await buildCostPage(options.query, context) };
}

/** The figures that the page of a suite starts from. @throws AppError NOT_FOUND */
export async function getSuiteCostContext(store: Store, slug: string, nowMs: number): Promise<KeptContext> {
  const { head, updatedAtMs } = await getSuite(store, slug);
  const kept = keptByStore.get(store) ?? new Map<string, KeptContext>();
  keptByStore.set(store, kept);
  const known = kept.get(slug);
  if (known?.updatedAtMs === updatedAtMs) return known;

  const read: KeptContext = { head, updatedAtMs, context: suiteContext(await getSuiteFile(store, slug)) };
  if (nowMs - updatedAtMs > SETTLED_AFTER_MS) {
    kept.delete(slug);
    kept.set(slug, read);
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
  }
  return read;
}
