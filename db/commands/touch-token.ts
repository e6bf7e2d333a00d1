import 'server-only';
import { and, eq, isNull, lt, or } from 'drizzle-orm';
import type { Store } from '../store';

const RESOLUTION_MS = 60_000;

/**
 * Notes when a token was last used, to the minute: a write for every request would cost more than it tells.
 */
export async function touchToken(
  store: Store,
  input: { readonly id: string; readonly nowMs: number },
): Promise<void> {
  const { token } = store.tables;
  await store.writeAtomically([
    store.db
      .update(token)
      .set({ lastUsedAt: input.nowMs })
      .where(
        and(
          eq(token.id, input.id),
          or(isNull(token.lastUsedAt), lt(token.lastUsedAt, input.nowMs - RESOLUTION_MS)),
        ),
      ),
  ]);
}
