import type { Audit } from '@/lib/audit/finding';
import type { CostSubject } from '@/lib/cost/subject';
import { subjectsOfSuite } from '@/lib/cost/suite-subjects';
import { criterionName, type CriterionKey } from '@/lib/decision/criterion-name';
import { labelIn } from '@/lib/decision/decide-query';
import type { DecisionEvidence } from '@/lib/decision/evidence';
import { GUIDANCE_QUANTITIES } from '@/lib/decision/guidance-rules';
import { quantitiesIn } from '@/lib/decision/read-choices';
import type { Query } from '@/lib/format/query-string';
import { describeMetric } from '@/lib/metrics/describe';
import type { EvidenceGrade } from '@/lib/model/grade';
import type { SuiteData } from '@/lib/model/suite-data';
import { columnHeads, type ColumnHead } from './suite-view';

/** Everything that a decision is made from, as far as one page needs it: small enough to travel to a browser. */
export interface DecideInput {
  readonly slug: string;
  readonly heads: readonly ColumnHead[];
  readonly evidence: PackedEvidence;
  /** Facts that have no order, such as the concurrency model: by slug of the subject. */
  readonly labels: readonly { readonly name: string; readonly values: Readonly<Record<string, string>> }[];
  /** Quantities that may be weighed in addition. */
  readonly addable: readonly { readonly name: string; readonly label: string }[];
  readonly costSubjects: readonly CostSubject[];
  /** Ids of claims that the audit contradicts. */
  readonly contradicted: readonly string[];
}

/** Evidence with the values of the runs of one subject in one list. */
interface PackedEvidence extends Omit<DecisionEvidence, 'runs' | 'values'> {
  readonly lists: readonly (CriterionKey & {
    readonly subject: string;
    readonly grade: EvidenceGrade;
    readonly values: readonly number[];
  })[];
}

/** A longer list does not help anybody to choose. */
const MOST_ADDABLE = 80;

/** @param query the entries of the address name further quantities that are needed */
export function decideInput(data: SuiteData, query: Query, findings: Audit['findings']): DecideInput {
  const quantities = quantitiesIn(data);
  const listed = new Set(data.criteria.map(criterionName));
  const named = Object.keys(query).flatMap(
    (key) => /^(?:weight|min|max|off)\.(?<name>.+)$/su.exec(key)?.groups?.['name'] ?? [],
  );
  const names = new Set([...listed, ...named, ...GUIDANCE_QUANTITIES]);
  const contradicted = new Set(
    findings.flatMap(({ verdict, claims }) => (verdict === 'contradicted' ? claims : [])),
  );
  const evidence = packed(data, names, quantities);
  const shared = sharedNames(data);
  return {
    slug: data.head.slug,
    heads: columnHeads(data),
    evidence,
    labels: labelsOf(data),
    addable: [...quantities]
      .filter(([name, key]) => !listed.has(name) && isRanked(key, data) && shared.has(name))
      .slice(0, MOST_ADDABLE)
      .map(([name]) => ({ name, label: labelIn(data, name) })),
    costSubjects: subjectsOfSuite(data),
    contradicted: evidence.claims.map(({ id }) => id).filter((id) => contradicted.has(id)),
  };
}

/** The evidence as the decision takes it. A list of values stands for as many runs. */
export function unpacked({ lists, ...rest }: PackedEvidence): DecisionEvidence {
  const runs = new Map<string, string>();
  const values = lists.flatMap(({ subject, values: own, ...key }, list) =>
    own.map((value, index) => {
      const runId = `${list}.${index}`;
      runs.set(runId, subject);
      return { ...key, runId, value };
    }),
  );
  return { ...rest, runs: Array.from(runs, ([id, subject]) => ({ id, subject })), values };
}

function packed(
  data: SuiteData,
  names: ReadonlySet<string>,
  quantities: ReadonlyMap<string, CriterionKey>,
): PackedEvidence {
  const subjectOfRun = new Map(data.runs.map((run) => [run.id, run.subject]));
  const lists = new Map<string, Omit<PackedEvidence['lists'][number], 'values'> & { values: number[] }>();
  for (const { runId, case: caseName, metric, statistic, grade, value } of data.values) {
    const subject = subjectOfRun.get(runId);
    if (subject === undefined || !names.has(criterionName({ case: caseName, metric, statistic }))) continue;
    const id = JSON.stringify([caseName, metric, statistic, grade, subject]);
    const list = lists.get(id);
    if (list === undefined)
      lists.set(id, { case: caseName, metric, statistic, grade, subject, values: [value] });
    else list.values.push(value);
  }
  const metrics = new Set([...names].map((name) => quantities.get(name)?.metric));
  return {
    metrics: data.metrics.filter(({ id }) => metrics.has(id)),
    subjects: data.subjects.map(({ slug, name, version }) => ({
      slug,
      name,
      ...(version === undefined ? {} : { version }),
    })),
    claims: data.claims.filter((claim) => names.has(criterionName(claim))),
    statements: data.statements.filter(({ kind }) => kind === 'recommendation'),
    criteria: data.criteria,
    guidance: data.guidance,
    lists: [...lists.values()],
  };
}

function labelsOf({ subjects }: SuiteData): DecideInput['labels'] {
  const names = new Set(subjects.flatMap(({ labels }) => Object.keys(labels ?? {})));
  return [...names].map((name) => ({
    name,
    values: Object.fromEntries(
      subjects.flatMap(({ slug, labels }) => {
        const value = labels?.[name];
        return value === undefined ? [] : [[slug, value]];
      }),
    ),
  }));
}

function isRanked({ metric }: CriterionKey, { metrics }: SuiteData): boolean {
  const { better, unit } = describeMetric(metric, metrics);
  return better !== 'neutral' && unit !== 'unknown';
}

/** Names of the quantities that more than one subject has. */
function sharedNames(data: SuiteData): ReadonlySet<string> {
  const subjectOfRun = new Map(data.runs.map((run) => [run.id, run.subject]));
  const firstOwner = new Map<string, string>();
  const shared = new Set<string>();
  const add = (name: string, owner: string) => {
    const first = firstOwner.get(name);
    if (first === undefined) firstOwner.set(name, owner);
    else if (first !== owner) shared.add(name);
  };
  for (const value of data.values) add(criterionName(value), subjectOfRun.get(value.runId) ?? '');
  for (const claim of data.claims) add(criterionName(claim), claim.subject ?? '');
  return shared;
}
