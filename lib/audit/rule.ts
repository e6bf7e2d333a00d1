import type { AuditContext } from './context';
import type { FindingDraft, RuleId } from './finding';

/** One kind of check. A rule knows metrics and conditions, never the names of a suite. */
export interface AuditRule {
  readonly id: RuleId;
  check(context: AuditContext): FindingDraft[];
}
