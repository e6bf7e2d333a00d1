import 'server-only';
import { json } from '../respond';
import { getStore } from '../runtime';
import { getSuiteAudit } from '../suite-audit';

/**
 * The audit of a stored suite, the one that its page shows.
 *
 * @throws AppError NOT_FOUND
 */
export async function getAudit(slug: string): Promise<Response> {
  const { audit } = await getSuiteAudit(await getStore(), slug, { nowMs: Date.now() });
  return json(audit);
}
