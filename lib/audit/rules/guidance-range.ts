import type { Guidance, GuidanceCondition } from '@/lib/model/suite-file';
import type { AuditContext } from '../context';
import type { Figure } from '../figure';
import type { FindingDraft } from '../finding';
import type { AuditRule } from '../rule';
import { contains, isEmpty, meet, rangeOf, type Range } from '../range';
import { showNumber } from '../show';
import { groupBy } from '../group-by';

/** Thresholds of advice that exclude one another, or that the option itself does not keep. */
export const guidanceRange: AuditRule = {
  id: 'guidance-range',
  check: (context) => {
    const bySubject = groupBy(context.suite.guidance ?? [], ({ subject }) => subject);
    return [...bySubject].flatMap(([subject, rules]) => checkSubject(context, subject, rules));
  },
};

/** What a rule asks of each field. */
interface Ranges {
  readonly rule: Guidance;
  readonly fields: ReadonlyMap<string, Range>;
}

function checkSubject(context: AuditContext, subject: string, rules: readonly Guidance[]): FindingDraft[] {
  const ranges = rules.map((rule) => ({ rule, fields: fieldsOf(rule) }));
  const empty = ranges.flatMap((one) => emptyField(context, subject, one));
  const possible = ranges.filter(({ fields }) => ![...fields.values()].some(isEmpty));
  const clashes = possible
    .filter(({ rule }) => rule.advice === 'for')
    .flatMap((pro) =>
      possible
        .filter(({ rule, fields }) => rule.advice === 'against' && fields.size > 0)
        .flatMap((contra) => clashOf(context, subject, { pro, contra })),
    );
  const limits = possible
    .filter(({ rule }) => rule.advice === 'for')
    .flatMap((one) => checkLimits(context, subject, one));
  if (empty.length + clashes.length + limits.length > 0) return [...empty, ...clashes, ...limits];
  return [
    {
      verdict: 'consistent',
      subjects: [subject],
      arithmetic: `${rules.length} ${rules.length === 1 ? 'rule' : 'rules'} of advice`,
      because: 'No threshold of the advice excludes another one.',
    },
  ];
}

function emptyField(context: AuditContext, subject: string, { rule, fields }: Ranges): FindingDraft[] {
  return [...fields].flatMap(([field, range]) => {
    if (!isEmpty(range)) return [];
    return [
      {
        verdict: 'contradicted' as const,
        subjects: [subject],
        arithmetic: `${rule.id}: ${conditionsText(context, rule, field)}`,
        because: 'No reader can meet these conditions together, so the advice never applies.',
      },
    ];
  });
}

function clashOf(
  context: AuditContext,
  subject: string,
  { pro, contra }: { readonly pro: Ranges; readonly contra: Ranges },
): FindingDraft[] {
  const shared = [...contra.fields].flatMap(([field, against]) => {
    const favoured = pro.fields.get(field);
    return favoured === undefined ? [] : [{ field, favoured, against }];
  });
  if (shared.length < contra.fields.size) return [];
  const isInside = shared.every(({ favoured, against }) => contains(against, favoured));
  const overlap = shared.every(({ favoured, against }) => !isEmpty(meet(favoured, against)));
  if (!isInside && (!overlap || pro.fields.size > contra.fields.size)) return [];
  const text = shared
    .map(
      ({ field }) =>
        `for: ${conditionsText(context, pro.rule, field)}; against: ${conditionsText(context, contra.rule, field)}`,
    )
    .join('; ');
  return [
    {
      verdict: isInside ? 'contradicted' : 'mismatch',
      subjects: [subject],
      arithmetic: `${pro.rule.id} and ${contra.rule.id}: ${text}`,
      because: isInside
        ? 'Wherever the one advice recommends the option, the other one advises against it.'
        : 'For some readers the one advice recommends the option and the other one advises against it.',
    },
  ];
}

/** Of the fields that an option has figures for: what the reader needs against what the option gives. */
const LIMITS = [
  { field: 'latencyP99Ns', metric: 'latency', statistic: 'p99' },
  { field: 'monthlyUsd', metric: 'monthly-cost', statistic: 'value' },
] as const;

function checkLimits(context: AuditContext, subject: string, { rule, fields }: Ranges): FindingDraft[] {
  return LIMITS.flatMap(({ field, metric, statistic }) => {
    const most = fields.get(field)?.high;
    if (most === undefined) return [];
    const figures = context
      .figuresAt(subject, 'all', metric)
      .filter((figure) => figure.statistic === statistic)
      .toSorted((a, b) => a.value - b.value);
    const [best] = figures;
    if (best === undefined) return [];
    return [limitFinding(context, { subject, rule, field, most, best, figures })];
  });
}

function limitFinding(
  context: AuditContext,
  {
    subject,
    rule,
    field,
    most,
    best,
    figures,
  }: {
    subject: string;
    rule: Guidance;
    field: string;
    most: { value: number; isOpen: boolean };
    best: Figure;
    figures: readonly Figure[];
  },
): FindingDraft {
  const isKept = most.isOpen ? best.interval.low < most.value : best.interval.low <= most.value;
  return {
    verdict: isKept ? 'consistent' : 'mismatch',
    claims: (isKept ? figures.filter(({ value }) => value === best.value) : figures).flatMap(
      (figure) => figure.claims,
    ),
    subjects: [subject],
    arithmetic: `${rule.id}: ${conditionsText(context, rule, field)}; its own is ${best.shown}`,
    because: isKept
      ? 'The option keeps the limit that it is advised for.'
      : 'The option is advised for a limit that its own figures do not keep; other conditions could explain it.',
  };
}

function fieldsOf(rule: Guidance): Map<string, Range> {
  const groups = groupBy(rule.when ?? [], ({ field }) => field);
  return new Map(
    [...groups].map(([field, conditions]) => [
      field,
      conditions.map((condition) => rangeOf(condition)).reduce((all, next) => meet(all, next)),
    ]),
  );
}

function conditionsText(context: AuditContext, rule: Guidance, field: string): string {
  const text = ({ op, value }: GuidanceCondition) =>
    `${nameOfField(context, field)} ${op} ${typeof value === 'number' ? showNumber(value, unitOf(field)) : String(value)}`;
  return (rule.when ?? [])
    .filter((condition) => condition.field === field)
    .map(text)
    .join(' and ');
}

/** What a reader is asked, as the metrics of the suite are called: “latency p99”, “team size”, “experience of go”. */
function nameOfField(context: AuditContext, field: string): string {
  const limit = LIMITS.find((one) => one.field === field);
  if (limit !== undefined) {
    const label = context.metricOf(limit.metric).label.toLowerCase();
    return limit.statistic === 'value' ? label : `${label} ${limit.statistic}`;
  }
  const [kind = '', name] = field.split(':', 2);
  if (name !== undefined) return kind === 'experience' ? `experience of ${name}` : `${kind} ${name}`;
  return field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function unitOf(field: string): 'ns' | 'USD' | 'count' {
  if (field === 'latencyP99Ns') return 'ns';
  return field === 'monthlyUsd' ? 'USD' : 'count';
}
