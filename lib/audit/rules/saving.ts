import type { Claim, Statement } from '@/lib/model/suite-file';
import { agree } from '../agreement';
import { conditionsKey, relateConditions } from '../conditions';
import type { AuditContext } from '../context';
import type { Figure } from '../figure';
import type { FindingDraft } from '../finding';
import { differenceOf, quotientOf, type Interval } from '../interval';
import type { AuditRule } from '../rule';
import { showNumber, showPercent } from '../show';
import { comparedFigures, excuseOf, uncheckedStatement, verdictOf } from '../statement-figures';

/** What saves machines: a share of them, or their numbers after and before. */
const MACHINES = /node|instance|server|machine|fleet|replica|host|pod|vm/i;

/** Money saved against the two bills, and against the reduction of nodes that is said to have caused it. */
export const saving: AuditRule = {
  id: 'saving',
  check: (context) =>
    context.statements.flatMap((statement) => {
      if (statement.kind !== 'difference' && statement.kind !== 'cause') return [];
      const bills = comparedFigures(context, statement);
      if (!bills.ok || bills.figures.some((figure) => figure.unit !== 'USD')) return [];
      const [after, before] = bills.figures;
      if (after === undefined || before === undefined) return [];
      const causes = (statement.because ?? []).flatMap((id) => context.findClaim(id) ?? []);
      return statement.kind === 'difference'
        ? checkAmount(context, statement, { after, before }, causes)
        : checkNodes(context, statement, { after, before }, causes);
    }),
};

interface Bills {
  readonly after: Figure;
  readonly before: Figure;
}

function checkAmount(
  context: AuditContext,
  statement: Statement,
  { after, before }: Bills,
  causes: readonly Claim[],
): FindingDraft[] {
  const [claim] = causes;
  if (statement.value !== undefined || claim === undefined) return [];
  const stated = context.figureOf(claim);
  if (stated.unit !== 'USD') return [];
  const saved = differenceOf(before.interval, after.interval);
  const agreement = agree(stated, saved);
  const isAlike = after.conditionsKey === before.conditionsKey;
  // The sum of three numbers of one statement needs no conditions.
  const relation = isAlike ? 'same' : relateAlikeApartFromVariant(after, before);
  return [
    {
      verdict: verdictOf(agreement, relation),
      claims: [...after.claims, ...before.claims, claim],
      statements: [statement],
      arithmetic: `${before.shown} − ${after.shown} = ${showNumber(saved.value, 'USD')}, stated ${stated.shown}`,
      because:
        agreement === 'consistent'
          ? 'The stated saving is the difference of the two bills.'
          : agreement === 'rounding'
            ? 'The stated saving is the difference of the two bills to its last digit.'
            : `The stated saving is not the difference of the two bills${excuseOf(relation)}.`,
    },
  ];
}

function checkNodes(
  context: AuditContext,
  statement: Statement,
  { after, before }: Bills,
  causes: readonly Claim[],
): FindingDraft[] {
  const figures = causes.map((claim) => context.figureOf(claim));
  const claims = [...after.claims, ...before.claims, ...causes];
  const isAboutMachines = figures.every((figure) =>
    MACHINES.test(`${figure.metric} ${context.metricOf(figure.metric).label}`),
  );
  if (figures.length === 0) return [];
  if (!isAboutMachines) {
    // Two causes are a comparison of their own.
    return figures.length > 1
      ? []
      : [uncheckedStatement(statement, claims, 'its cause is a single figure that is no number of nodes')];
  }
  const reduction = reductionOf(figures);
  const kept = quotientOf(after.interval, before.interval);
  if (reduction === undefined || kept === undefined)
    return [uncheckedStatement(statement, claims, 'the reduction of nodes is not given as a share')];
  const saved: Interval = { value: 1 - kept.value, low: 1 - kept.high, high: 1 - kept.low };
  const isExplained = saved.low <= reduction.high;
  const isSameNode =
    after.conditions.nodeType !== undefined && after.conditions.nodeType === before.conditions.nodeType;
  const explained = before.value * reduction.value;
  return [
    {
      verdict: isExplained ? 'consistent' : isSameNode ? 'contradicted' : 'mismatch',
      claims,
      statements: [statement],
      arithmetic: `(${before.shown} − ${after.shown}) ÷ ${before.shown} = ${showPercent(saved.value)} saved; ${showPercent(reduction.value)} fewer nodes save ${showNumber(explained, 'USD')} at most and leave ${showNumber(before.value - explained, 'USD')}`,
      because: isExplained
        ? 'The stated reduction of nodes can account for the saving.'
        : isSameNode
          ? 'The saving is larger than what so many fewer nodes of the same type can save.'
          : 'The saving is larger than what so many fewer nodes save; other types of nodes could explain it.',
    },
  ];
}

/** A share, or nodes after and before. */
function reductionOf(figures: readonly Figure[]): Interval | undefined {
  const [first, second] = figures;
  if (first === undefined) return undefined;
  if (second === undefined) return first.unit === 'ratio' ? first.interval : undefined;
  const kept = quotientOf(first.interval, second.interval);
  return kept === undefined ? undefined : { value: 1 - kept.value, low: 1 - kept.high, high: 1 - kept.low };
}

/** Before and after differ in what was changed, which is the point of them. */
function relateAlikeApartFromVariant(a: Figure, b: Figure): ReturnType<typeof relateConditions> {
  const { variant: _a, ...left } = a.conditions;
  const { variant: _b, ...right } = b.conditions;
  return conditionsKey(left) === conditionsKey(right) ? 'same' : relateConditions(left, right, a.metric);
}
