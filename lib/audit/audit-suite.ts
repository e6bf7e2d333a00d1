import type { Claim, SuiteFile } from '@/lib/model/suite-file';
import { contextOf } from './context';
import {
  FINDING_VERDICTS,
  RULE_IDS,
  type Audit,
  type Finding,
  type FindingDraft,
  type FindingVerdict,
  type RuleId,
  type Severity,
} from './finding';
import type { NodeFacts } from './node-facts';
import { AUDIT_RULES } from './rules/registry';

/**
 * Holds the claims of a suite against one another, against what was measured, and against what is known about tools
 * and nodes. The order of the claims does not matter, except where several claims stand for one cell: the first counts.
 *
 * @param suite a checked suite file
 * @param options.nodes prices and limits by node type; without them what needs a price is `unchecked`
 * @returns findings with the worst verdict first
 * @example auditSuite(suite).counts.contradicted === 0
 */
export function auditSuite(
  suite: SuiteFile,
  options: { readonly nodes?: ReadonlyMap<string, NodeFacts> } = {},
): Audit {
  const context = contextOf(suite, options.nodes ?? new Map());
  const position = new Map(context.claims.map((claim, index) => [claim, index]));
  const findings = AUDIT_RULES.flatMap((rule) =>
    rule.check(context).map((draft) => findingOf(rule.id, computable(draft), position)),
  ).toSorted((a, b) => compareFindings(a, b) || compareArithmetic(a, b));
  return { counts: countsOf(findings), findings };
}

/** Hostile numbers overflow; what comes out of them says nothing. */
function computable(draft: FindingDraft): FindingDraft {
  if (!/\b(?:NaN|Infinity)\b/.test(draft.arithmetic)) return draft;
  return {
    ...draft,
    verdict: 'unchecked',
    severity: 'low',
    arithmetic: 'a number beyond 10^308',
    because: 'The numbers are too large to compute with.',
  };
}

const SEVERITY_OF: Readonly<Record<FindingVerdict, Severity>> = {
  contradicted: 'high',
  mismatch: 'medium',
  rounding: 'low',
  consistent: 'low',
  unchecked: 'low',
};

function findingOf(rule: RuleId, draft: FindingDraft, position: ReadonlyMap<Claim, number>): Finding {
  const claims = [...new Set(draft.claims)].toSorted(
    (a, b) => (position.get(a) ?? 0) - (position.get(b) ?? 0),
  );
  const subjects = [...(draft.subjects ?? []), ...claims.flatMap((claim) => claim.subject ?? [])];
  return {
    rule,
    verdict: draft.verdict,
    severity: draft.severity ?? SEVERITY_OF[draft.verdict],
    claims: claims.map((claim) => claim.id),
    statements: (draft.statements ?? []).map((statement) => statement.id),
    subjects: [...new Set(subjects)],
    arithmetic: draft.arithmetic,
    because: draft.because,
    ...(draft.sources === undefined ? {} : { sources: draft.sources }),
  };
}

function compareFindings(a: Finding, b: Finding): number {
  return (
    FINDING_VERDICTS.indexOf(a.verdict) - FINDING_VERDICTS.indexOf(b.verdict) ||
    RULE_IDS.indexOf(a.rule) - RULE_IDS.indexOf(b.rule)
  );
}

function compareArithmetic(a: Finding, b: Finding): number {
  const [x, y] = [a.arithmetic, b.arithmetic];
  return x < y ? -1 : x > y ? 1 : 0;
}

function countsOf(findings: readonly Finding[]): Record<FindingVerdict, number> {
  const counts = { contradicted: 0, mismatch: 0, rounding: 0, consistent: 0, unchecked: 0 };
  for (const { verdict } of findings) counts[verdict] += 1;
  return counts;
}
