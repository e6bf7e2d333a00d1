import type { Statement } from '@/lib/model/suite-file';
import type { AuditContext } from '../context';
import type { FindingDraft } from '../finding';
import { overlaps } from '../interval';
import type { AuditRule } from '../rule';
import {
  comparedFigures,
  excuseOf,
  relationOfWords,
  uncheckedStatement,
  verdictOf,
} from '../statement-figures';

/** A stated order (“lowest of all three”) against the figures. */
export const order: AuditRule = {
  id: 'order',
  check: (context) =>
    context.statements
      .filter((statement) => statement.kind === 'order')
      .map((statement) => checkOrder(context, statement)),
};

function checkOrder(context: AuditContext, statement: Statement): FindingDraft {
  const compared = comparedFigures(context, statement);
  if (!compared.ok) return uncheckedStatement(statement, compared.claims, compared.missing);
  const { figures, claims } = compared;
  const pairs = figures.slice(1).map((later, index) => ({ earlier: figures[index] ?? later, later }));
  const isTied = pairs.some(({ earlier, later }) => overlaps(earlier.interval, later.interval));
  const reversed = pairs.filter(
    ({ earlier, later }) => earlier.value > later.value && !overlaps(earlier.interval, later.interval),
  );
  const agreement = reversed.length > 0 ? 'off' : isTied ? 'rounding' : 'consistent';
  const relation = relationOfWords(statement, figures);
  const [worst] = reversed;
  return {
    verdict: verdictOf(agreement, relation),
    claims,
    statements: [statement],
    arithmetic:
      worst === undefined
        ? figures.map((figure) => figure.shown).join(isTied ? ' ≤ ' : ' < ')
        : `${worst.earlier.shown} > ${worst.later.shown}, stated the other way round`,
    because:
      agreement === 'consistent'
        ? 'The figures stand in the stated order.'
        : agreement === 'rounding'
          ? 'Two of the figures are equal as far as they are written.'
          : `The figures stand in another order than stated${excuseOf(relation)}.`,
  };
}
