import 'server-only';
import { answer } from '../respond';
import { requireReadAccess } from './access';

/**
 * `answer` for handlers that give out what is stored.
 *
 * @example export const GET = answerRead(async (request: Request) => json({ items: [] }))
 */
export function answerRead<Args extends unknown[]>(
  handler: (request: Request, ...args: Args) => Promise<Response>,
): (request: Request, ...args: Args) => Promise<Response> {
  return answer(async (request: Request, ...args: Args) => {
    await requireReadAccess(request);
    return handler(request, ...args);
  });
}
