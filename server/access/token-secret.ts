import { createHash, randomBytes } from 'node:crypto';
import type { TokenScope } from '@/db/tables';

/** What a token looks like: `bl_` and 32 random bytes in base64url. */
export const TOKEN_PATTERN = /^bl_[A-Za-z0-9_-]{43}$/;

/** Each scope includes the ones before it. */
export const TOKEN_SCOPES = ['read', 'write', 'admin'] as const satisfies readonly TokenScope[];

/** A new token. It is shown once; only its hash is kept. */
export function createTokenSecret(): string {
  return `bl_${randomBytes(32).toString('base64url')}`;
}

/**
 * SHA-256 of a token, in hexadecimal. A token has 256 random bits, so a plain fast hash cannot be searched, and
 * looking it up by hash leaks nothing about the token through timing.
 */
export function hashToken(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Whether a token of scope `has` may do what needs scope `needs`. */
export function allows(has: TokenScope, needs: TokenScope): boolean {
  return TOKEN_SCOPES.indexOf(has) >= TOKEN_SCOPES.indexOf(needs);
}
