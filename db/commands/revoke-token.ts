import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import type { Store } from '../store';
import { isChangedRowsError } from '../write';

/**
 * Makes an active token useless from now on; it stays listed.
 *
 * @throws AppError NOT_FOUND when no active token has this id or name
 */
export async function revokeToken(
  store: Store,
  input: ({ readonly id: string } | { readonly name: string }) & { readonly nowMs: number },
): Promise<void> {
  const { token } = store.tables;
  const which = 'id' in input ? eq(token.id, input.id) : eq(token.name, input.name);
  try {
    await store.writeAtomically([
      {
        query: store.db
          .update(token)
          .set({ revokedAt: input.nowMs })
          .where(and(which, isNull(token.revokedAt))),
        expect: 1,
      },
    ]);
  } catch (error) {
    if (!isChangedRowsError(error)) throw error;
    const name = 'id' in input ? input.id : input.name;
    throw new AppError('NOT_FOUND', `There is no active token “${name}”.`, { cause: error });
  }
}
