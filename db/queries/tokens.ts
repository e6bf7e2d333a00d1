import 'server-only';
import { and, asc, count, eq, isNull } from 'drizzle-orm';
import type { Store } from '../store';
import type { TokenScope } from '../tables';
import { withoutNulls } from './without-nulls';

/** A token without its secret, of which only the SHA-256 is stored. */
export interface StoredToken {
  readonly id: string;
  readonly name: string;
  readonly scope: TokenScope;
  readonly createdAtMs: number;
  readonly lastUsedAtMs?: number;
  readonly revokedAtMs?: number;
}

/** All tokens, revoked ones too, oldest first. */
export async function listTokens(store: Store): Promise<StoredToken[]> {
  const { token } = store.tables;
  const rows = await store.db.select().from(token).orderBy(asc(token.createdAt), asc(token.id));
  return rows.map(tokenOf);
}

/** The token with this hash (SHA-256, hexadecimal) unless it is revoked. */
export async function findTokenByHash(store: Store, hash: string): Promise<StoredToken | undefined> {
  const { token } = store.tables;
  const [row] = await store.db
    .select()
    .from(token)
    .where(and(eq(token.hash, hash), isNull(token.revokedAt)))
    .limit(1);
  return row === undefined ? undefined : tokenOf(row);
}

/** How many tokens exist that are not revoked. */
export async function countTokens(store: Store): Promise<number> {
  const { token } = store.tables;
  const [row] = await store.db.select({ count: count() }).from(token).where(isNull(token.revokedAt));
  if (row === undefined) throw new Error('a count gave no row');
  return row.count;
}

function tokenOf(row: Store['tables']['token']['$inferSelect']): StoredToken {
  const { id, name, scope, createdAt, lastUsedAt, revokedAt } = row;
  return withoutNulls({
    id,
    name,
    scope,
    createdAtMs: createdAt,
    lastUsedAtMs: lastUsedAt,
    revokedAtMs: revokedAt,
  });
}
