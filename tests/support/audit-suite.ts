import { auditSuite } from '@/lib/audit/audit-suite';
import type { Finding, RuleId } from '@/lib/audit/finding';
import type { NodeFacts } from '@/lib/audit/node-facts';
import type { Claim, ClaimConditions, Run, Statement, SuiteFile } from '@/lib/model/suite-file';

/** A claim as tests write it: `['c1', 'go', 'latency.p99', 36000, '36 µs', { vcpus: 8 }]`. */
export type ClaimLine = readonly [
  id: string,
  subject: string,
  quantity: string,
  value: number,
  text?: string | undefined,
  conditions?: ClaimConditions | undefined,
];

/** A suite of claims and whatever else a test adds; its subjects are those of the claims. */
export function suiteOfClaims(lines: readonly ClaimLine[], rest: Partial<SuiteFile> = {}): SuiteFile {
  const claims = lines.map((line) => claimOfLine(line));
  const slugs = new Set(claims.flatMap(({ subject }) => subject ?? []));
  return {
    format: 'benchlens-suite/v1',
    suite: { slug: 'suite', title: 'A suite' },
    subjects: [...slugs].map((slug) => ({ slug, name: slug.toUpperCase() })),
    claims,
    ...rest,
  };
}

function claimOfLine([id, subject, quantity, value, text, conditions]: ClaimLine): Claim {
  const dot = quantity.indexOf('.');
  return {
    id,
    ...(subject === '' ? {} : { subject }),
    case: 'all',
    metric: quantity.slice(0, dot),
    statistic: quantity.slice(dot + 1),
    value,
    ...(text === undefined ? {} : { text }),
    ...(conditions === undefined ? {} : { conditions }),
  };
}

/** A statement over claims `a` and `b`, unless others are named. */
export function statementOf(kind: Statement['kind'], rest: Partial<Statement> = {}): Statement {
  return { id: 's1', kind, ...(kind === 'recommendation' ? {} : { claims: ['a', 'b'] }), ...rest };
}

/** A run with one measurement. */
export function runOf(
  id: string,
  subject: string,
  quantity: string,
  value: number,
  rest: Partial<Run> = {},
): Run {
  const dot = quantity.indexOf('.');
  const measurement = {
    case: 'all',
    metric: quantity.slice(0, dot),
    statistic: quantity.slice(dot + 1),
    value,
  };
  return { id, subject, measurements: [measurement], ...rest };
}

/** What one rule finds. */
export function findingsOf(
  rule: RuleId,
  suite: SuiteFile,
  nodes?: ReadonlyMap<string, NodeFacts>,
): readonly Finding[] {
  const { findings } = auditSuite(suite, nodes === undefined ? {} : { nodes });
  return findings.filter((finding) => finding.rule === rule);
}

/** The one finding of a rule; fails the test where there are none or several. */
export function findingOf(rule: RuleId, suite: SuiteFile, nodes?: ReadonlyMap<string, NodeFacts>): Finding {
  const [finding, ...others] = findingsOf(rule, suite, nodes);
  if (finding === undefined || others.length > 0) {
    throw new Error(`expected one finding of ${rule}, found ${JSON.stringify([finding, ...others])}`);
  }
  return finding;
}
