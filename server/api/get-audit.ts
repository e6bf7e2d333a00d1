import 'server-only';
import { getSuiteFile } from '@/db/queries/suite-file';
import { auditSuite } from '@/lib/audit/audit-suite';
import { loadNodeFacts } from '@/lib/audit/load-node-facts';
import { json } from '../respond';
import { getStore } from '../runtime';

/**
 * The audit of a stored suite.
 *
 * @throws AppError NOT_FOUND
 */
export async function getAudit(slug: string): Promise<Response> {
  const [file, nodes] = await Promise.all([getSuiteFile(await getStore(), slug), loadNodeFacts()]);
  return json(auditSuite(file, { nodes }));
}
