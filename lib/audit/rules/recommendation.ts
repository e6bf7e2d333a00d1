import { findMetric } from '@/lib/metrics/registry';
import type { Claim, Statement } from '@/lib/model/suite-file';
import { relateConditions } from '../conditions';
import type { AuditContext } from '../context';
import type { FindingDraft } from '../finding';
import { intervalOf, overlaps, type Interval } from '../interval';
import { measuredValuesOf, quantityKey } from '../measured-values';
import type { AuditRule } from '../rule';
import { showNumber } from '../show';
import { groupBy } from '../group-by';

/** One metric alone makes nobody the better choice. */
const FEWEST_METRICS = 2;

/** What a suite’s own metric is called where somebody’s judgement stands behind it. */
const RATING = /\brat(?:ed|ing|ings)\b|\bopinions?\b|\bscores?\b|\bsubjective\b|\bdifficulty\b/i;

/** An option that is advised as the default, and that another one beats on every metric both have. */
export const recommendation: AuditRule = {
  id: 'recommendation',
  check: (context) => {
    const cells = cellsOf(context);
    const bySubject = groupBy(
      context.statements.filter(({ kind }) => kind === 'recommendation'),
      ({ subject }) => subject,
    );
    return [...bySubject].map(([subject, statements]) =>
      subject === undefined
        ? unchecked(statements, [], 'it names no subject')
        : checkSubject(context, { subject, statements, cells }),
    );
  },
};

/** What one subject has for one quantity. */
interface Cell {
  readonly quantity: Quantity;
  readonly interval: Interval;
  readonly claim?: Claim;
  readonly shown: string;
}
interface Quantity {
  readonly case: string;
  readonly metric: string;
  readonly statistic: string;
}

/** The cells of one subject by quantity. */
type Row = Map<string, Cell>;
interface Cells {
  readonly claimed: ReadonlyMap<string, Row>;
  readonly measured: ReadonlyMap<string, Row>;
}

function cellsOf(context: AuditContext): Cells {
  const claimed = new Map<string, Row>();
  for (const claim of context.claims) {
    if (claim.subject === undefined || !isCompared(context, claim.metric)) continue;
    const key = quantityKey(undefined, claim);
    const row = rowOf(claimed, claim.subject);
    // The first claim in the file counts.
    if (row.has(key)) continue;
    const { interval, shown } = context.figureOf(claim);
    row.set(key, { quantity: claim, interval, shown, claim });
  }
  const measured = new Map<string, Row>();
  for (const { subject, quantity, median } of measuredValuesOf(context.suite).values()) {
    if (!isCompared(context, quantity.metric)) continue;
    const shown = showNumber(median, context.metricOf(quantity.metric).unit, 3);
    const interval = intervalOf(median, 0);
    rowOf(measured, subject).set(quantityKey(undefined, quantity), { quantity, interval, shown });
  }
  return { claimed, measured };
}

function rowOf(rows: Map<string, Row>, subject: string): Row {
  const row = rows.get(subject) ?? new Map<string, Cell>();
  rows.set(subject, row);
  return row;
}

interface Duel {
  readonly other: string;
  readonly won: number;
  readonly lost: number;
  readonly lines: readonly string[];
  readonly claims: readonly Claim[];
}

function checkSubject(
  context: AuditContext,
  { subject, statements, cells }: { subject: string; statements: readonly Statement[]; cells: Cells },
): FindingDraft {
  const others = (context.suite.subjects ?? []).filter(({ slug }) => slug !== subject);
  const duels = others
    .map(({ slug }) => duelOf(context, { subject, other: slug, cells }))
    .filter(({ won, lost, lines }) => won + lost + lines.length > 0);
  if (duels.length === 0)
    return unchecked(statements, [subject], 'no other subject has a metric in common with it');
  const lostDuels = duels.filter(
    ({ won, lost, lines }) => won === 0 && lost === lines.length && lost >= FEWEST_METRICS,
  );
  const shown = lostDuels.length > 0 ? lostDuels : duels;
  return {
    verdict: lostDuels.length > 0 ? 'mismatch' : 'consistent',
    claims: shown.flatMap(({ claims }) => claims),
    statements,
    subjects: [subject, ...shown.map(({ other }) => other)],
    arithmetic: shown
      .map(({ other, won, lost, lines }) =>
        lostDuels.length > 0
          ? `${context.nameOf(other)} better on ${lost} of ${lines.length}: ${lines.join(', ')}`
          : `against ${context.nameOf(other)} better on ${won} of ${lines.length}`,
      )
      .join('; '),
    because:
      lostDuels.length > 0
        ? `${context.nameOf(subject)} is advised as the default, and another option beats it on every metric both have, cost and ratings aside.`
        : `No other option beats ${context.nameOf(subject)} on every metric both have.`,
  };
}

function duelOf(
  context: AuditContext,
  { subject, other, cells }: { subject: string; other: string; cells: Cells },
): Duel {
  let [won, lost] = [0, 0];
  const lines: string[] = [];
  const claims: Claim[] = [];
  for (const [own, theirs] of pairsOf(cells, subject, other)) {
    const { quantity } = own;
    const metric = context.metricOf(quantity.metric);
    if (own.claim !== undefined && theirs.claim !== undefined) {
      const relation = relateConditions(own.claim.conditions, theirs.claim.conditions, metric.id);
      if (relation === 'differing') continue;
    }
    const isLower = own.interval.value < theirs.interval.value;
    if (!overlaps(own.interval, theirs.interval)) {
      if (isLower === (metric.better === 'lower')) won += 1;
      else lost += 1;
    }
    const statistic = quantity.statistic === 'value' ? '' : ` ${quantity.statistic}`;
    lines.push(`${lowerFirst(metric.label)}${statistic} ${theirs.shown} against ${own.shown}`);
    claims.push(...[own.claim, theirs.claim].filter((claim) => claim !== undefined));
  }
  return { other, won, lost, lines, claims };
}

/** For each quantity that both have: both measured, both claimed, or what there is. */
function pairsOf({ claimed, measured }: Cells, subject: string, other: string): (readonly [Cell, Cell])[] {
  const pairs = new Map<string, readonly [Cell, Cell]>();
  for (const [a, b] of [
    [measured, measured],
    [claimed, claimed],
    [measured, claimed],
    [claimed, measured],
  ] as const) {
    const theirs = b.get(other);
    for (const [key, own] of a.get(subject) ?? []) {
      const their = theirs?.get(key);
      if (their !== undefined && !pairs.has(key)) pairs.set(key, [own, their]);
    }
  }
  return [...pairs.values()];
}

/** Whether a metric has a better side; cost and ratings have no say. */
function isCompared(context: AuditContext, metric: string): boolean {
  const info = context.metricOf(metric);
  if (info.better === 'neutral' || info.unit === 'USD' || info.unit === 'unknown') return false;
  return findMetric(metric) !== undefined || !RATING.test(`${info.label} ${info.about}`);
}

function unchecked(
  statements: readonly Statement[],
  subjects: readonly string[],
  missing: string,
): FindingDraft {
  return {
    verdict: 'unchecked',
    statements,
    subjects,
    arithmetic: statements.map(({ text, id }) => `“${text ?? id}”`).join(', '),
    because: `The recommendation cannot be checked: ${missing}.`,
  };
}

/** “CPU utilisation” keeps its capitals. */
function lowerFirst(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
