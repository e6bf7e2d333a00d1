import 'server-only';
import { withdrawReport } from '@/db/commands/withdraw-report';
import { requireAccess } from '../access/access';
import { getStore } from '../runtime';
import { readQuery } from './read-query';
import { withdrawQuery } from './report-schemas';

/**
 * Withdraws a report: its link answers 410 from now on, with date and reason.
 *
 * @throws AppError NOT_FOUND
 */
export async function deleteReport(request: Request, slug: string): Promise<Response> {
  await requireAccess(request, 'write');
  const { reason } = readQuery(request, withdrawQuery);
  await withdrawReport(await getStore(), { slug, reason, nowMs: Date.now() });
  return new Response(null, { status: 204 });
}
