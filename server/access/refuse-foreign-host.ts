import 'server-only';
import { AppError } from '@/lib/errors';
import { requireReadAccess } from './access';

/**
 * The answer to a page request that may not read here, by the rule of the data API; undefined lets it pass. Plain text:
 * the browser of whoever rebound a name shows it, and a script of theirs learns nothing else.
 */
export async function refuseForeignHost(request: Request): Promise<Response | undefined> {
  try {
    await requireReadAccess(request);
    return undefined;
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    return new Response(`${cause.message}\n`, {
      status: 403,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
    });
  }
}
