import 'server-only';
import { AppError } from '@/lib/errors';
import { readForm } from '../api/read-form';
import { seeOther } from '../see-other';
import { getConfig } from '../runtime';
import { findValidToken } from './access';
import { checkOrigin } from './check-origin';
import { clearedSessionCookie, isSecureRequest, sessionCookie } from './session-cookie';
import { countSignInAttempt } from './sign-in-limit';

/** What the form says after a failed attempt, by the code in the address. */
export const SIGN_IN_ERRORS = {
  missing: 'Enter a token.',
  unknown: 'This token is unknown or was revoked. Check that it was copied whole.',
  limit: 'Too many attempts. Wait a minute and try again.',
  origin:
    'The form was sent from another address. Open this page under the address that the server knows as PUBLIC_URL.',
} as const;
export type SignInError = keyof typeof SIGN_IN_ERRORS;

export function isSignInError(value: unknown): value is SignInError {
  return typeof value === 'string' && Object.hasOwn(SIGN_IN_ERRORS, value);
}

const MAX_FORM_BYTES = 16 * 1024;

/**
 * Takes the form of `/sign-in`: a valid token becomes an HttpOnly cookie. Always answers with a redirect, so that the
 * form works without script; a fault is shown beside the field.
 */
export async function signIn(request: Request): Promise<Response> {
  const { publicUrl } = getConfig();
  const form = await readForm(request, MAX_FORM_BYTES);
  const next = safeNext(form.get('next') ?? undefined);
  try {
    checkOrigin(request.headers, publicUrl);
    await countSignInAttempt(request.headers);
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    return backToForm(cause.code === 'RATE_LIMITED' ? 'limit' : 'origin', next);
  }
  const secret = (form.get('token') ?? '').trim();
  if (secret === '') return backToForm('missing', next);
  if ((await findValidToken(secret)) === undefined) return backToForm('unknown', next);
  return seeOther(next, sessionCookie(secret, isSecureRequest(request, publicUrl)));
}

/** Takes the form of the button “Sign out”. The token itself stays valid. */
export async function signOut(request: Request): Promise<Response> {
  const { publicUrl } = getConfig();
  checkOrigin(request.headers, publicUrl);
  return seeOther('/sign-in', clearedSessionCookie(isSecureRequest(request, publicUrl)));
}

/**
 * A path of this server to go on to; anything else would let a link to the form lead its reader elsewhere. The answer
 * is read as an address again by the browser, so it must stay what it is when read twice: `/.//host` becomes `//host`.
 *
 * @example safeNext('//evil.example') === '/'
 */
export function safeNext(next: string | undefined): string {
  const base = 'http://localhost';
  if (next === undefined || !next.startsWith('/') || !URL.canParse(next, base)) return '/';
  const url = new URL(next, base);
  const path = `${url.pathname}${url.search}${url.hash}`;
  return url.origin === base && !/^\/[/\\]/.test(path) ? path : '/';
}

function backToForm(error: SignInError, next: string): Response {
  const query = new URLSearchParams({ error, ...(next === '/' ? {} : { next }) });
  return seeOther(`/sign-in?${query.toString()}`);
}
