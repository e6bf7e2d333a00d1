import { TOKEN_PATTERN } from './token-secret';

/** Holds the token of a browser sign-in. HttpOnly, so that no script can read it. */
export const SESSION_COOKIE = 'benchlens_session';

const THIRTY_DAYS_SECONDS = 30 * 24 * 60 * 60;

/** `Secure` is set whenever the browser reaches us by https; on plain http it would drop the cookie. */
export function sessionCookie(token: string, isSecure: boolean): string {
  return `${SESSION_COOKIE}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${THIRTY_DAYS_SECONDS}${isSecure ? '; Secure' : ''}`;
}

export function clearedSessionCookie(isSecure: boolean): string {
  return `${SESSION_COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${isSecure ? '; Secure' : ''}`;
}

/** The token in a `Cookie` header, when it looks like one. */
export function sessionTokenOf(cookieHeader: string | null): string | undefined {
  for (const pair of cookieHeader?.split(';') ?? []) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === SESSION_COOKIE && value !== undefined && TOKEN_PATTERN.test(value)) return value;
  }
  return undefined;
}

/** Whether the browser came by https, as the configuration or a reverse proxy says. */
export function isSecureRequest(request: Request, publicUrl: string | undefined): boolean {
  return (
    publicUrl?.startsWith('https:') === true ||
    new URL(request.url).protocol === 'https:' ||
    request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https'
  );
}
