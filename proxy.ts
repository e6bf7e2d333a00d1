import { type NextRequest, NextResponse } from 'next/server';

/**
 * Gives every page a content security policy with a fresh nonce. The framework reads the nonce from the request's
 * header and puts it on its scripts; no page is prerendered, so none carries a stale one.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === 'development');
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

/**
 * What goes past the proxy: uploads, since a proxy cuts request bodies at 10 MiB, and static files, each named
 * exactly. A pattern such as “whatever has an ending” would let pages for wrong addresses out without a policy.
 */
export const config = {
  matcher: ['/((?!api/|_next/static/|_next/image|fonts/|icon\\.svg$|favicon\\.ico$).*)'],
};

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
