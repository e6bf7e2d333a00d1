import 'server-only';
import { touchToken } from '@/db/commands/touch-token';
import { countTokens, findTokenByHash } from '@/db/queries/tokens';
import type { TokenScope } from '@/db/tables';
import { AppError } from '@/lib/errors';
import { getConfig, getStore } from '../runtime';
import { checkLocalHost, checkOrigin, foreignHostFault } from './check-origin';
import { sessionTokenOf } from './session-cookie';
import { allows, hashToken, TOKEN_PATTERN } from './token-secret';

/** Who asks. In the open mode (bound to loopback, no token exists) nobody needs to say who they are. */
export type Identity =
  | { readonly kind: 'token'; readonly name: string; readonly scope: TokenScope }
  | { readonly kind: 'open' };

/**
 * Lets a request change something, or says why not. Call it first in every handler that is not GET.
 *
 * @returns who asks, for the record of the import
 * @throws AppError FORBIDDEN for a foreign origin or a token without the scope, UNAUTHENTICATED without a valid token
 */
export async function requireAccess(request: Request, needs: TokenScope): Promise<Identity> {
  const { publicUrl } = getConfig();
  checkOrigin(request.headers, publicUrl);
  const bearer = bearerOf(request.headers);
  const secret = bearer ?? sessionTokenOf(request.headers.get('cookie'));
  if (secret !== undefined) {
    const token = await findValidToken(secret);
    if (token !== undefined) {
      if (allows(token.scope, needs)) return { kind: 'token', ...token };
      throw new AppError(
        'FORBIDDEN',
        `The token “${token.name}” has the scope ${token.scope}; this needs ${needs}.`,
      );
    }
    // A token that was sent and does not hold is an error even where none would be needed; a stale cookie is not.
    if (bearer !== undefined) throw new AppError('UNAUTHENTICATED', 'The token is unknown or was revoked.');
  }
  if (await isOpen()) {
    checkLocalHost(request.headers, publicUrl);
    return { kind: 'open' };
  }
  throw new AppError(
    'UNAUTHENTICATED',
    'Changes need a token: “Authorization: Bearer bl_…”, or sign in at /sign-in. Create one with “benchlens token create”.',
  );
}

/**
 * Lets a request read, pages and data alike, or says why not: in the open mode a foreign `Host` may be a page whose name
 * was rebound to this machine. Browsers always send one, so a request without it passes.
 *
 * @throws AppError FORBIDDEN
 */
export async function requireReadAccess(request: Request): Promise<void> {
  if (!request.headers.has('host')) return;
  const fault = foreignHostFault(request.headers, getConfig().publicUrl);
  if (fault !== undefined && (await isOpen())) throw fault;
}

/** Who a browser with these cookies is, for pages; undefined when it would have to sign in to change something. */
export async function findIdentity(cookieHeader: string | null): Promise<Identity | undefined> {
  const secret = sessionTokenOf(cookieHeader);
  const token = secret === undefined ? undefined : await findValidToken(secret);
  if (token !== undefined) return { kind: 'token', ...token };
  return (await isOpen()) ? { kind: 'open' } : undefined;
}

/** The token behind a secret, unless it is unknown or revoked. Notes its use. */
export async function findValidToken(
  secret: string,
): Promise<{ readonly name: string; readonly scope: TokenScope } | undefined> {
  if (!TOKEN_PATTERN.test(secret)) return undefined;
  const store = await getStore();
  const token = await findTokenByHash(store, hashToken(secret));
  if (token === undefined) return undefined;
  await touchToken(store, { id: token.id, nowMs: Date.now() });
  return { name: token.name, scope: token.scope };
}

async function isOpen(): Promise<boolean> {
  return getConfig().isLoopback && (await countTokens(await getStore())) === 0;
}

function bearerOf(headers: Headers): string | undefined {
  const header = headers.get('authorization');
  if (header === null) return undefined;
  return /^Bearer +(\S+) *$/i.exec(header)?.[1] ?? '';
}
