import 'server-only';
import { AppError } from '@/lib/errors';
import { isDuplicateError } from '../duplicate-error';
import type { Store } from '../store';
import type { TokenScope } from '../tables';
import { ulid } from '../ulid';

/**
 * Stores a token by the hash of its secret and returns its id.
 *
 * @throws AppError CONFLICT when an active token has the name
 */
export async function createToken(
  store: Store,
  input: {
    readonly name: string;
    readonly scope: TokenScope;
    /** SHA-256 of the secret in hexadecimal. */
    readonly hash: string;
    readonly nowMs: number;
  },
): Promise<{ id: string }> {
  const id = ulid(input.nowMs);
  try {
    await store.writeAtomically([
      store.db.insert(store.tables.token).values({
        id,
        name: input.name,
        scope: input.scope,
        hash: input.hash,
        createdAt: input.nowMs,
      }),
    ]);
  } catch (error) {
    if (!isDuplicateError(error)) throw error;
    throw new AppError('CONFLICT', `There is an active token “${input.name}” already.`, { cause: error });
  }
  return { id };
}
