import { type NextRequest, NextResponse } from 'next/server';
import { AppError } from './lib/errors';
import { refuseForeignHost } from './server/access/refuse-foreign-host';
import { refuseWithdrawn } from './server/reports/refuse-withdrawn';
import { toResponse } from './server/respond';
import { getConfig } from './server/runtime';

/** The framework's own route of `app/not-found.tsx`, which answers with 404. */
const NOT_FOUND_PATH = '/_not-found';

/** A report without script that other sites may show, as far as the configuration lets them. */
const EMBEDDED = /^\/r\/[^/]+\/embed$/;

/**
 * Before every page: a host under which nothing may be read is refused, an address that cannot be decoded is one that
 * does not exist, a withdrawn report says so, and the page gets a content security policy with a fresh nonce. The framework reads the nonce from
 * the request's header and puts it on its scripts; no page is prerendered, so none carries a stale one.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const { pathname } = request.nextUrl;
  if (pathname.startsWith('/api/')) {
    return isDecodable(pathname)
      ? NextResponse.next()
      : toResponse(new AppError('NOT_FOUND', `There is no call ${pathname}.`));
  }
  const refusal = await refuseForeignHost(request);
  if (refusal !== undefined) return refusal;
  const withdrawn = isDecodable(pathname) ? await refuseWithdrawn(pathname) : undefined;
  if (withdrawn !== undefined) return withdrawn;

  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  const policy = EMBEDDED.test(pathname)
    ? `default-src 'none'; style-src 'unsafe-inline'; frame-ancestors ${getConfig().frameAncestors}`
    : contentSecurityPolicy(nonce, process.env.NODE_ENV === 'development');
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  // The router would fail on it later, with the framework's bare error page.
  const response = isDecodable(pathname)
    ? NextResponse.next({ request: { headers } })
    : NextResponse.rewrite(new URL(NOT_FOUND_PATH, request.url), { request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

/**
 * What goes past the proxy: uploads, since a proxy cuts request bodies at 10 MiB, and static files, each named
 * exactly. A pattern such as “whatever has an ending” would let pages for wrong addresses out without a policy. Of the
 * API come those addresses alone that hold an escaped byte beyond ASCII or a stray `%`.
 */
export const config = {
  matcher: [
    '/((?!api/|_next/static/|_next/image|fonts/|icon\\.svg$|favicon\\.ico$).*)',
    '/api/(.*%(?:[89a-fA-F]|(?![0-9a-fA-F]{2})).*)',
  ],
};

/** `%ff` is no UTF-8 and `%4` no byte. */
function isDecodable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}

/** The development server evaluates code and injects styles; nothing else may. */
function contentSecurityPolicy(nonce: string, isDevelopment: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${isDevelopment ? " 'unsafe-inline'" : ''}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
