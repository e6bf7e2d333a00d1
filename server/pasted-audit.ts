import 'server-only';
import { auditSuite } from '@/lib/audit/audit-suite';
import { loadNodeFacts } from '@/lib/audit/load-node-facts';
import { claimsOfDraft, type PastedClaims } from '@/lib/audit/pasted/claims-of-draft';
import type { PastedDraft } from '@/lib/audit/pasted/pasted-draft';
import { succeed, type Result } from '@/lib/result';
import { readSuiteFile } from '@/lib/suite/read-suite-file';
import type { AuditedSuite } from '@/lib/tables/audit-view';
import { unpackAuditDraft } from './audit-draft';

/** A pasted table, its claims and their audit. Nothing of it is stored. */
export interface PastedAudit extends PastedClaims {
  readonly suite: AuditedSuite;
}

/** The draft that an address holds, and what it comes to; a draft with faults in it is shown beside them. */
export async function readPastedAudit(
  packed: string,
): Promise<{ readonly draft?: PastedDraft; readonly outcome: Result<PastedAudit> }> {
  const draft = unpackAuditDraft(packed);
  if (!draft.ok) return { outcome: draft };
  const pasted = claimsOfDraft(draft.value);
  if (!pasted.ok) return { draft: draft.value, outcome: pasted };
  // The same checks as for a file that somebody imports, since it may be saved as one.
  const checked = readSuiteFile(pasted.value.file, 'form');
  if (!checked.ok) return { draft: draft.value, outcome: checked };
  const file = checked.value;
  return {
    draft: draft.value,
    outcome: succeed({
      ...pasted.value,
      file,
      suite: {
        head: file.suite,
        updatedAtMs: 0,
        subjects: file.subjects ?? [],
        metrics: file.metrics ?? [],
        claims: file.claims ?? [],
        statements: file.statements ?? [],
        audit: auditSuite(file, { nodes: await loadNodeFacts() }),
      },
    }),
  };
}
