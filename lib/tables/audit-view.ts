import {
  FINDING_VERDICTS,
  RULE_IDS,
  type Audit,
  type Finding,
  type FindingVerdict,
  type RuleId,
  type Severity,
} from '@/lib/audit/finding';
import { worstVerdictByClaim } from '@/lib/audit/worst-verdict-by-claim';
import type { VerdictSentence } from '@/lib/comparison/verdict';
import { describeMetric } from '@/lib/metrics/describe';
import type { SuiteData } from '@/lib/model/suite-data';
import { countByFilter, passes, type AuditFilter, type FilterCounts } from './audit-view-filter';
import { foldFindings } from './audit-view-fold';
import { findingId, findingLine, type FindingLine, type FindingSources } from './audit-view-finding';
import { auditSentence } from './audit-view-sentence';
import { touchedClaims, type TouchedClaim } from './audit-view-touched';
import { buildClaimsTable } from './claims-table';
import { columnHeads, type ColumnHead } from './suite-view';
import type { TrustItem } from './trust-line';

/** A suite with its audit, as far as pages need it. */
export interface AuditedSuite extends Pick<
  SuiteData,
  'head' | 'updatedAtMs' | 'subjects' | 'metrics' | 'claims' | 'statements'
> {
  readonly audit: Audit;
}

/** The page of an audit as plain data. */
export interface AuditView {
  readonly head: SuiteData['head'];
  readonly updatedAtMs: number;
  readonly subjects: readonly ColumnHead[];
  readonly claimCount: number;
  readonly counts: Audit['counts'];
  /** All findings, whatever the filter. */
  readonly total: number;
  readonly verdict: VerdictSentence;
  readonly trust: readonly TrustItem[];
  readonly bar: readonly BarPart[];
  readonly filter: AuditFilter;
  /** Whether all findings are listed, however many. */
  readonly isWhole: boolean;
  readonly filterCounts: FilterCounts;
  /** Findings that the filter lets through. */
  readonly found: number;
  readonly groups: readonly FindingGroup[];
  /** Claims that the most contradictions and mismatches lean on. */
  readonly touched: readonly TouchedClaim[];
  readonly rules: readonly RuleLine[];
  /** The worst verdict on each claim, by its id. */
  readonly worst: ReadonlyMap<string, FindingVerdict>;
}

/** A verdict's share of all findings, from 0 to `BAR_WIDTH`. */
export interface BarPart {
  readonly verdict: FindingVerdict;
  readonly x: number;
  readonly width: number;
}

/** Findings of one verdict, the most severe first. */
export interface FindingGroup {
  readonly verdict: FindingVerdict;
  readonly count: number;
  /** The first of them; at most `MOST_FINDINGS`. */
  readonly findings: readonly FindingLine[];
}

export interface RuleLine {
  readonly id: RuleId;
  /** In the order of the verdicts, those without a finding left out. */
  readonly counts: readonly { readonly verdict: FindingVerdict; readonly count: number }[];
  readonly total: number;
}

export const BAR_WIDTH = 1000;
const BAR_GAP = 2;
/** A single finding among thousands is still seen. */
const NARROWEST = 6;

/** Nobody reads more of one verdict at once; a filter leads to the others. */
export const MOST_FINDINGS = 200;

const SEVERITY_RANK: Readonly<Record<Severity, number>> = { high: 0, medium: 1, low: 2 };

/** @param options.isWhole list all findings instead of the first of each verdict */
export function buildAuditView(
  suite: AuditedSuite,
  filter: AuditFilter = {},
  { isWhole = false }: { readonly isWhole?: boolean } = {},
): AuditView {
  const { audit, claims, metrics, statements } = suite;
  const { findings, counts } = audit;
  const subjects = columnHeads(suite);
  const lines = buildClaimsTable(suite).places.flatMap((place) => place.claims);
  const sources: FindingSources = {
    claims: new Map(claims.map((claim) => [claim.id, claim])),
    lines: new Map(lines.map((line) => [line.id, line])),
    statements: new Map(statements.map((statement) => [statement.id, statement])),
    subjects: new Map(subjects.map((subject) => [subject.slug, subject])),
  };
  const ids = idsOf(findings);
  const found = findings.filter((finding) => passes(finding, filter));
  const rules = rulesOf(findings);
  const groups = FINDING_VERDICTS.map((verdict) =>
    found
      .filter((finding) => finding.verdict === verdict)
      .toSorted((a, b) => SEVERITY_RANK[a.severity] - SEVERITY_RANK[b.severity]),
  ).filter((group) => group.length > 0);
  const shown = isWhole
    ? groups.map(() => MOST_FINDINGS)
    : foldFindings(groups, Object.keys(filter).length > 0);
  return {
    head: suite.head,
    updatedAtMs: suite.updatedAtMs,
    subjects,
    claimCount: claims.length,
    counts,
    total: findings.length,
    verdict: auditSentence(audit, (id) => {
      const metric = sources.claims.get(id)?.metric;
      return metric === undefined ? undefined : describeMetric(metric, metrics).label;
    }),
    trust: trustOf(suite, rules.length),
    bar: barOf(counts, findings.length),
    filter,
    isWhole,
    filterCounts: countByFilter(findings, filter),
    found: found.length,
    groups: groups.flatMap((own, index) => {
      const [first] = own;
      if (first === undefined) return [];
      return {
        verdict: first.verdict,
        count: own.length,
        findings: own
          .slice(0, shown[index])
          .map((finding) => findingLine(finding, ids.get(finding) ?? finding.rule, sources)),
      };
    }),
    touched: touchedClaims(findings, sources),
    rules,
    worst: worstVerdictByClaim(findings),
  };
}

/** Two findings about the same claims are numbered in the order of the audit. */
function idsOf(findings: readonly Finding[]): Map<Finding, string> {
  const seen = new Map<string, number>();
  return new Map(
    findings.map((finding) => {
      const id = findingId(finding);
      const before = seen.get(id) ?? 0;
      seen.set(id, before + 1);
      return [finding, before === 0 ? id : `${id}-${before + 1}`];
    }),
  );
}

function rulesOf(findings: readonly Finding[]): RuleLine[] {
  return RULE_IDS.flatMap((id) => {
    const own = findings.filter(({ rule }) => rule === id);
    if (own.length === 0) return [];
    const counts = FINDING_VERDICTS.flatMap((verdict) => {
      const count = own.filter((finding) => finding.verdict === verdict).length;
      return count === 0 ? [] : { verdict, count };
    });
    return { id, counts, total: own.length };
  });
}

function trustOf({ audit, claims, subjects }: AuditedSuite, ruleCount: number): TrustItem[] {
  if (audit.findings.length === 0) return [];
  const doubtful = audit.findings.filter(
    ({ verdict }) => verdict === 'contradicted' || verdict === 'mismatch',
  );
  const touched = new Set(doubtful.flatMap((finding) => finding.subjects));
  const items: TrustItem[] = [
    { text: `${counted(claims.length, 'claim')}, as published`, grade: 'claim' },
    { text: `${counted(audit.findings.length, 'check')} by ${counted(ruleCount, 'rule')}` },
  ];
  if (subjects.length > 1 && touched.size > 0) {
    items.push({ text: `${touched.size} of ${subjects.length} subjects in contradictions or mismatches` });
  }
  return items;
}

function counted(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}

/** Widths in proportion, but none too narrow to see; what that takes comes off the others in proportion. */
function barOf(counts: Audit['counts'], total: number): BarPart[] {
  const present = FINDING_VERDICTS.filter((verdict) => counts[verdict] > 0);
  const room = BAR_WIDTH - BAR_GAP * (present.length - 1);
  const wide = present.map((verdict) => Math.max(NARROWEST, (counts[verdict] / total) * room));
  const scale = room / wide.reduce((sum, width) => sum + width, 0);
  let x = 0;
  return present.map((verdict, index) => {
    const width = (wide[index] ?? NARROWEST) * scale;
    const part = { verdict, x: round(x), width: round(width) };
    x += width + BAR_GAP;
    return part;
  });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
