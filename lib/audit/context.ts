import { describeMetric } from '@/lib/metrics/describe';
import type { MetricInfo } from '@/lib/metrics/registry';
import type { Claim, ClaimConditions, Statement, SuiteFile } from '@/lib/model/suite-file';
import { relateConditions, type Relation } from './conditions';
import { figureOfClaim, mergeFigures, type Figure } from './figure';
import type { NodeFacts } from './node-facts';
import { groupBy } from './group-by';

/** What rules look things up in. */
export interface AuditContext {
  readonly suite: SuiteFile;
  readonly claims: readonly Claim[];
  readonly statements: readonly Statement[];
  /** All figures, by the id of the first claim of each. */
  readonly figures: readonly Figure[];
  /** Prices and limits by node type. */
  readonly nodes: ReadonlyMap<string, NodeFacts>;
  findClaim(id: string): Claim | undefined;
  /** A claim as a figure of its own, with its own text. */
  figureOf(claim: Claim): Figure;
  figuresOfMetric(metric: string): readonly Figure[];
  /** Of one subject (undefined: of all) and case. */
  figuresAt(subject: string | undefined, caseName: string, metric: string): readonly Figure[];
  /** The figures that state the same number for the same quantity, this one among them. */
  twinsOf(figure: Figure): readonly Figure[];
  metricOf(id: string): MetricInfo;
  /** Name and version of a subject; of none: “all”. */
  nameOf(subject: string | undefined): string;
}

export function contextOf(suite: SuiteFile, nodes: ReadonlyMap<string, NodeFacts>): AuditContext {
  const claims = suite.claims ?? [];
  const metrics = suite.metrics ?? [];
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const singles = new Map(claims.map((claim) => [claim, figureOfClaim(claim, metrics)]));
  const figures = mergeFigures([...singles.values()]).toSorted((a, b) =>
    a.claims[0].id < b.claims[0].id ? -1 : 1,
  );
  const byMetric = groupBy(figures, (figure) => figure.metric);
  const byPlace = groupBy(figures, (figure) => placeKey(figure.subject, figure.case, figure.metric));
  const byNumber = groupBy(figures, numberKey);
  const names = new Map((suite.subjects ?? []).map((subject) => [subject.slug, nameOfSubject(subject)]));
  const infos = new Map<string, MetricInfo>();
  return {
    suite,
    claims,
    statements: suite.statements ?? [],
    figures,
    nodes,
    findClaim: (id) => byId.get(id),
    figureOf: (claim) => singles.get(claim) ?? figureOfClaim(claim, metrics),
    figuresOfMetric: (metric) => byMetric.get(metric) ?? [],
    figuresAt: (subject, caseName, metric) => byPlace.get(placeKey(subject, caseName, metric)) ?? [],
    twinsOf: (figure) => byNumber.get(numberKey(figure)) ?? [],
    metricOf: (id) => {
      const info = infos.get(id) ?? describeMetric(id, metrics);
      infos.set(id, info);
      return info;
    },
    nameOf: (subject) => (subject === undefined ? 'all' : (names.get(subject) ?? subject)),
  };
}

/**
 * Figures of another quantity for the subject and the case of a figure, whose conditions do not differ: those of the
 * same conditions first, then those that state more.
 *
 * @param relate how conditions are held against each other; by default as the figure’s own metric asks for
 */
export function companionsOf(
  context: AuditContext,
  figure: Figure,
  wanted: { readonly metric: string; readonly statistics?: readonly string[] },
  relate: (a: ClaimConditions, b: ClaimConditions) => Relation = (a, b) =>
    relateConditions(a, b, figure.metric),
): readonly Figure[] {
  const { subject, case: caseName } = figure;
  const own = context.figuresAt(subject, caseName, wanted.metric);
  const ofAll = subject === undefined ? [] : context.figuresAt(undefined, caseName, wanted.metric);
  const candidates = [...own, ...ofAll]
    .filter((other) => wanted.statistics?.includes(other.statistic) ?? true)
    .map((other) => ({ other, relation: relate(figure.conditions, other.conditions) }))
    .filter(({ relation }) => relation !== 'differing');
  const rank = (candidate: (typeof candidates)[number]) =>
    (candidate.relation === 'same' ? 0 : 1000) - Object.keys(candidate.other.conditions).length;
  return candidates.toSorted((a, b) => rank(a) - rank(b)).map(({ other }) => other);
}

/**
 * The conditions of a figure together with those that the same number states elsewhere: “54 µs” in a summary is the
 * “54 µs” of the table, whose methodology is known.
 */
export function fullConditionsOf(context: AuditContext, figure: Figure): ClaimConditions {
  const conditions = { ...figure.conditions };
  const twins = context
    .twinsOf(figure)
    .toSorted((a, b) => Object.keys(b.conditions).length - Object.keys(a.conditions).length);
  for (const twin of twins) {
    if (relateConditions(conditions, twin.conditions, figure.metric) === 'differing') continue;
    Object.assign(conditions, { ...twin.conditions, ...conditions });
  }
  return conditions;
}

function placeKey(subject: string | undefined, caseName: string, metric: string): string {
  return JSON.stringify([subject, caseName, metric]);
}

function numberKey({ subject, case: caseName, metric, statistic, value }: Figure): string {
  return JSON.stringify([subject, caseName, metric, statistic, value]);
}

function nameOfSubject(subject: { name: string; version?: string; variant?: string }): string {
  return [subject.name, subject.version, subject.variant].filter((part) => part !== undefined).join(' ');
}
