import { agree, closest } from '../agreement';
import type { AuditContext } from '../context';
import type { FindingDraft } from '../finding';
import { plusOf, quotientOf } from '../interval';
import type { AuditRule } from '../rule';
import { showFactor } from '../show';
import {
  comparedFigures,
  excuseOf,
  relationOfStatement,
  relationOfWords,
  statedNumber,
  uncheckedStatement,
  verdictOf,
} from '../statement-figures';
import type { Statement } from '@/lib/model/suite-file';

/** A stated ratio (“3x faster”) recomputed from the figures that it compares. */
export const ratio: AuditRule = {
  id: 'ratio',
  check: (context) =>
    context.statements
      .filter((statement) => statement.kind === 'ratio')
      .map((statement) => checkRatio(context, statement)),
};

function checkRatio(context: AuditContext, statement: Statement): FindingDraft {
  const compared = comparedFigures(context, statement);
  if (!compared.ok) return uncheckedStatement(statement, compared.claims, compared.missing);
  const [first, second] = compared.figures;
  if (statement.value === undefined || first === undefined || second === undefined)
    return uncheckedStatement(statement, compared.claims, 'it states no number');
  if (statement.value <= 0)
    return uncheckedStatement(statement, compared.claims, 'its number is not above zero');

  const isLower = statement.says === undefined ? first.value < second.value : statement.says === 'lower';
  const [dividend, divisor] = isLower ? [second, first] : [first, second];
  const computed = quotientOf(dividend.interval, divisor.interval);
  if (computed === undefined || dividend.value <= 0)
    return uncheckedStatement(statement, compared.claims, 'a ratio needs figures above zero');

  const stated = statedNumber(statement, statement.value);
  // “3 times faster” is mostly three times as fast, and by some counted as three times more, which is four times.
  const more = plusOf(computed, -1);
  const plain = agree(stated, computed);
  const agreement = closest([plain, agree(stated, more)]);
  const isReversed = computed.value < 1 && statement.value > 1;
  const relation = (isReversed ? relationOfWords : relationOfStatement)(statement, compared.figures);
  const direction = isLower ? 'lower' : 'higher';
  const line = isReversed
    ? `${divisor.shown} ÷ ${dividend.shown} = ${showFactor(1 / computed.value)} times ${isLower ? 'higher' : 'lower'}, stated ${showFactor(statement.value)} times ${direction}`
    : `${dividend.shown} ÷ ${divisor.shown} = ${showFactor(computed.value)}, stated ${showFactor(statement.value)}`;
  return {
    verdict: verdictOf(agreement, relation),
    ...(agreement === 'off' && isReversed ? { severity: 'high' as const } : {}),
    claims: compared.claims,
    statements: [statement],
    arithmetic:
      agreement === plain
        ? line
        : `${line}; counted as so many times more, ${showFactor(computed.value)} − 1 = ${showFactor(more.value)}`,
    because:
      agreement === 'consistent'
        ? 'The stated ratio is that of the figures.'
        : agreement === 'rounding'
          ? 'The stated ratio differs from that of the figures in its last digit.'
          : isReversed
            ? `The figure said to be ${direction} is ${isLower ? 'higher' : 'lower'}${excuseOf(relation)}.`
            : `The figures have another ratio than stated, in either reading of “times ${direction}”${excuseOf(relation)}.`,
  };
}
