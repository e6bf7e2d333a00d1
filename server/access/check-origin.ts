import { AppError } from '@/lib/errors';
import { isLoopbackName } from '../config';

/**
 * Refuses a request that changes something and that a browser sends from another site. Browsers say so in
 * `Sec-Fetch-Site` and `Origin`; programs such as curl send neither and pass. Route handlers must call this
 * themselves: the framework compares origins for server actions only.
 *
 * @throws AppError FORBIDDEN
 */
export function checkOrigin(headers: Headers, publicUrl: string | undefined): void {
  const site = headers.get('sec-fetch-site');
  if (site === 'cross-site' || site === 'same-site') throw foreign(site);
  const origin = headers.get('origin');
  if (origin === null) return;
  const host = URL.canParse(origin) ? new URL(origin).host : undefined;
  const isOwn = host !== undefined && (host === headers.get('host') || origin === publicUrl);
  if (!isOwn) throw foreign(origin);
}

/**
 * Refuses a request where no token is needed whose `Host` is not this machine. A foreign page can let its own name resolve to
 * 127.0.0.1 (DNS rebinding); to the browser its requests are then of the same origin, and only the name tells.
 *
 * @throws AppError FORBIDDEN
 */
export function checkLocalHost(headers: Headers, publicUrl: string | undefined): void {
  const fault = foreignHostFault(headers, publicUrl);
  if (fault !== undefined) throw fault;
}

/** The same as an answer: the refusal of a `Host` that is neither this machine nor our public name. */
export function foreignHostFault(headers: Headers, publicUrl: string | undefined): AppError | undefined {
  const host = headers.get('host') ?? '';
  if (publicUrl !== undefined && host === new URL(publicUrl).host) return undefined;
  if (isLoopbackName(host.replace(/:\d+$/, ''))) return undefined;
  return new AppError(
    'FORBIDDEN',
    `Without a token this server answers only under a loopback name, not as “${host}”. ` +
      'Open it as http://localhost, set PUBLIC_URL, or create a token.',
  );
}

function foreign(origin: string): AppError {
  return new AppError(
    'FORBIDDEN',
    `The request comes from another site (${origin}). Set PUBLIC_URL when readers reach this server under another name.`,
  );
}
