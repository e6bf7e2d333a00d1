import 'server-only';
import { getSuiteFile } from '@/db/queries/suite-file';
import { getSuite } from '@/db/queries/suites';
import type { Store } from '@/db/store';
import { auditSuite } from '@/lib/audit/audit-suite';
import { loadNodeFacts } from '@/lib/audit/load-node-facts';
import type { AuditedSuite } from '@/lib/tables/audit-view';

/** Audits of the suites that are read most. */
const MOST_KEPT = 50;

/** A suite that changed so recently may change again within the same millisecond, which its version cannot show. */
const SETTLED_AFTER_MS = 1000;

const keptByStore = new WeakMap<Store, Map<string, AuditedSuite>>();

/**
 * A suite with its audit, without its runs. The audit reads all runs with their measurements, so it is kept until the
 * suite changes.
 *
 * @throws AppError NOT_FOUND
 */
export async function getSuiteAudit(
  store: Store,
  slug: string,
  { nowMs }: { readonly nowMs: number },
): Promise<AuditedSuite> {
  const { head, updatedAtMs } = await getSuite(store, slug);
  const kept = keptByStore.get(store) ?? new Map<string, AuditedSuite>();
  keptByStore.set(store, kept);
  const known = kept.get(slug);
  if (known?.updatedAtMs === updatedAtMs) return known;

  const [file, nodes] = await Promise.all([getSuiteFile(store, slug), loadNodeFacts()]);
  const audited: AuditedSuite = {
    head,
    updatedAtMs,
    subjects: file.subjects ?? [],
    metrics: file.metrics ?? [],
    claims: file.claims ?? [],
    statements: file.statements ?? [],
    audit: auditSuite(file, { nodes }),
  };
  if (nowMs - updatedAtMs > SETTLED_AFTER_MS) {
    kept.delete(slug);
    kept.set(slug, audited);
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
  }
  return audited;
}
