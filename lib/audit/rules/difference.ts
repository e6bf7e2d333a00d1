import type { Statement } from '@/lib/model/suite-file';
import { agree, closest } from '../agreement';
import type { AuditContext } from '../context';
import type { Figure } from '../figure';
import type { FindingDraft } from '../finding';
import { differenceOf, plusOf, quotientOf, type Interval } from '../interval';
import type { AuditRule } from '../rule';
import { showNumber, showPercent } from '../show';
import {
  comparedFigures,
  excuseOf,
  relationOfStatement,
  relationOfWords,
  statedNumber,
  uncheckedStatement,
  verdictOf,
} from '../statement-figures';

/** A stated difference, in per cent (“41 % lower”) or as a figure of its own (“110k more”), recomputed. */
export const difference: AuditRule = {
  id: 'difference',
  check: (context) =>
    context.statements
      // Money saved is what the rule `saving` is about.
      .filter((statement) => statement.kind === 'difference' && !isSaving(context, statement))
      .map((statement) =>
        statement.value === undefined && statement.because !== undefined
          ? checkAmount(context, statement)
          : checkShare(context, statement),
      ),
};

function isSaving(context: AuditContext, statement: Statement): boolean {
  const [id] = statement.because ?? [];
  const amount = id === undefined ? undefined : context.findClaim(id);
  return (
    statement.value === undefined && amount !== undefined && context.metricOf(amount.metric).unit === 'USD'
  );
}

function checkShare(context: AuditContext, statement: Statement): FindingDraft {
  const compared = comparedFigures(context, statement);
  if (!compared.ok) return uncheckedStatement(statement, compared.claims, compared.missing);
  const [first, second] = compared.figures;
  if (statement.value === undefined || first === undefined || second === undefined)
    return uncheckedStatement(statement, compared.claims, 'it states no number');
  const { larger, smaller } = ordered(statement, first, second);
  const amount = differenceOf(larger.interval, smaller.interval);
  const { ofLarger, ofSmaller } = sharesOf(larger, smaller);
  const [ofSecond, ofFirst] = larger === second ? [ofLarger, ofSmaller] : [ofSmaller, ofLarger];
  if (ofSecond === undefined || ofFirst === undefined)
    return uncheckedStatement(statement, compared.claims, 'a share needs figures above zero');

  const stated = statedNumber(statement, statement.value);
  const plain = agree(stated, ofSecond);
  const swapped = agree(stated, ofFirst);
  const readings = [plain, swapped];
  // 5 % against 3 % are 40 % less, or two points.
  if (first.unit === 'ratio') readings.push(agree(stated, amount));
  const agreement = closest(readings);
  const isReversed = amount.value < 0;
  const relation = (isReversed ? relationOfWords : relationOfStatement)(statement, compared.figures);
  const line = `(${larger.shown} − ${smaller.shown}) ÷ ${second.shown} = ${showPercent(ofSecond.value)}, stated ${showPercent(statement.value)}`;
  const other =
    agreement === plain
      ? ''
      : agreement === swapped
        ? `; of the other figure, ÷ ${first.shown} = ${showPercent(ofFirst.value)}`
        : `; in points, ${showPercent(amount.value)}`;
  const direction = statement.says ?? 'different';
  return {
    verdict: verdictOf(agreement, relation),
    ...(agreement === 'off' && isReversed ? { severity: 'high' as const } : {}),
    claims: compared.claims,
    statements: [statement],
    arithmetic: `${line}${other}`,
    because:
      agreement === 'consistent'
        ? 'The stated share is that of the figures.'
        : agreement === 'rounding'
          ? 'The stated share differs from that of the figures in its last digit.'
          : isReversed
            ? `The figure said to be ${direction} is ${direction === 'lower' ? 'higher' : 'lower'}${excuseOf(relation)}.`
            : `The figures differ by another share than stated, whichever of them is the whole${excuseOf(relation)}.`,
  };
}

function checkAmount(context: AuditContext, statement: Statement): FindingDraft {
  const compared = comparedFigures(context, statement);
  if (!compared.ok) return uncheckedStatement(statement, compared.claims, compared.missing);
  const [first, second] = compared.figures;
  const [id] = statement.because ?? [];
  const claim = id === undefined ? undefined : context.findClaim(id);
  if (first === undefined || second === undefined || claim === undefined)
    return uncheckedStatement(statement, compared.claims, 'it states no number');
  const claims = [...compared.claims, claim];
  const stated = context.figureOf(claim);
  if (stated.unit !== first.unit) {
    const missing = `its difference is in ${stated.unit}, its figures are in ${first.unit}`;
    return uncheckedStatement(statement, claims, missing);
  }
  const { larger, smaller } = ordered(statement, first, second);
  const amount: Interval = differenceOf(larger.interval, smaller.interval);
  const agreement = agree(stated, amount);
  const isReversed = amount.value < 0;
  const relation = isReversed
    ? relationOfWords(statement, compared.figures)
    : relationOfStatement(statement, [first, second, stated]);
  return {
    verdict: verdictOf(agreement, relation),
    ...(agreement === 'off' && isReversed ? { severity: 'high' as const } : {}),
    claims,
    statements: [statement],
    arithmetic: `${larger.shown} − ${smaller.shown} = ${showNumber(amount.value, first.unit)}, stated ${stated.shown}`,
    because:
      agreement === 'consistent'
        ? 'The stated difference is that of the figures.'
        : agreement === 'rounding'
          ? 'The stated difference is that of the figures to their last digit.'
          : `The figures differ by another amount than stated${excuseOf(relation)}.`,
  };
}

/**
 * The difference as a share of either figure. From the quotient, where each figure stands once: the difference divided
 * by one of its parts would count the rounding of that part twice.
 */
function sharesOf(larger: Figure, smaller: Figure): { ofLarger?: Interval; ofSmaller?: Interval } {
  const less = quotientOf(smaller.interval, larger.interval);
  const more = quotientOf(larger.interval, smaller.interval);
  return {
    ...(less === undefined
      ? {}
      : { ofLarger: { value: 1 - less.value, low: 1 - less.high, high: 1 - less.low } }),
    ...(more === undefined ? {} : { ofSmaller: plusOf(more, -1) }),
  };
}

/** The figure that is said to be the larger one. */
function ordered(statement: Statement, first: Figure, second: Figure): { larger: Figure; smaller: Figure } {
  const isLower = statement.says === undefined ? first.value < second.value : statement.says === 'lower';
  return isLower ? { larger: second, smaller: first } : { larger: first, smaller: second };
}
