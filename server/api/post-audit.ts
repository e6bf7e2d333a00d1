import 'server-only';
import { auditSuite } from '@/lib/audit/audit-suite';
import { loadNodeFacts } from '@/lib/audit/load-node-facts';
import { readSuiteFile } from '@/lib/suite/read-suite-file';
import { inflate } from '../inflate';
import { invalid, json } from '../respond';
import { readJsonBody } from './read-json-body';

/** Audits the suite file of the body. Stores nothing. */
export async function postAudit(request: Request): Promise<Response> {
  const read = readSuiteFile(await readJsonBody(request), 'body', inflate);
  if (!read.ok) throw invalid(read.problems);
  return json(auditSuite(read.value, { nodes: await loadNodeFacts() }));
}
