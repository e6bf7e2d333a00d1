import {
  FINDING_VERDICTS,
  RULE_IDS,
  type Finding,
  type FindingVerdict,
  type RuleId,
} from '@/lib/audit/finding';
import type { Query } from '@/lib/format/query-string';

/** Which findings a reader wants to see; what is absent does not matter. */
export interface AuditFilter {
  readonly verdict?: FindingVerdict;
  /** Slug. */
  readonly subject?: string;
  readonly rule?: RuleId;
  /** Id. */
  readonly claim?: string;
}

/**
 * The filter that an address asks for. What names no verdict, rule, subject or claim of the suite is ignored.
 *
 * @example readAuditFilter({ verdict: 'contradicted', rule: 'none' }, suite) // { verdict: 'contradicted' }
 */
export function readAuditFilter(
  query: Query,
  suite: { readonly subjects: readonly { slug: string }[]; readonly claims: readonly { id: string }[] },
): AuditFilter {
  const verdict = FINDING_VERDICTS.find((known) => known === query.verdict);
  const rule = RULE_IDS.find((known) => known === query.rule);
  const subject = suite.subjects.find(({ slug }) => slug === query.subject)?.slug;
  const claim = suite.claims.find(({ id }) => id === query.claim)?.id;
  return {
    ...(verdict === undefined ? {} : { verdict }),
    ...(subject === undefined ? {} : { subject }),
    ...(rule === undefined ? {} : { rule }),
    ...(claim === undefined ? {} : { claim }),
  };
}

/** Whether a filter lets a finding through. */
export function passes(finding: Finding, { verdict, subject, rule, claim }: AuditFilter): boolean {
  return (
    (verdict === undefined || finding.verdict === verdict) &&
    (subject === undefined || finding.subjects.includes(subject)) &&
    (rule === undefined || finding.rule === rule) &&
    (claim === undefined || finding.claims.includes(claim))
  );
}

/** How many findings there would be with another value of one part of the filter, the other parts as they are. */
export interface FilterCounts {
  readonly verdicts: ReadonlyMap<string, number>;
  readonly subjects: ReadonlyMap<string, number>;
  readonly rules: ReadonlyMap<string, number>;
  /** Without any restriction of that part. */
  readonly anyVerdict: number;
  readonly anySubject: number;
  readonly anyRule: number;
}

export function countByFilter(findings: readonly Finding[], filter: AuditFilter): FilterCounts {
  const { verdict, subject, rule, ...rest } = filter;
  const ofVerdict = verdict === undefined ? {} : { verdict };
  const ofSubject = subject === undefined ? {} : { subject };
  const ofRule = rule === undefined ? {} : { rule };
  const anyVerdict = findings.filter((finding) => passes(finding, { ...rest, ...ofSubject, ...ofRule }));
  const anySubject = findings.filter((finding) => passes(finding, { ...rest, ...ofVerdict, ...ofRule }));
  const anyRule = findings.filter((finding) => passes(finding, { ...rest, ...ofVerdict, ...ofSubject }));
  return {
    verdicts: tally(anyVerdict.map((finding) => finding.verdict)),
    subjects: tally(anySubject.flatMap((finding) => finding.subjects)),
    rules: tally(anyRule.map((finding) => finding.rule)),
    anyVerdict: anyVerdict.length,
    anySubject: anySubject.length,
    anyRule: anyRule.length,
  };
}

function tally(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
