import 'server-only';
import type { Store } from '../store';

/** Whether the database answers, and its newest migration. Never throws. */
export async function isHealthy(store: Store): Promise<{ ok: boolean; schema: string }> {
  try {
    await store.db.select({ slug: store.tables.suite.slug }).from(store.tables.suite).limit(1);
    return { ok: true, schema: store.schemaVersion };
  } catch {
    return { ok: false, schema: store.schemaVersion };
  }
}
