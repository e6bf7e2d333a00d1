import type { Statement } from '@/lib/model/suite-file';
import type { AuditContext } from '../context';
import { relateConditions } from '../conditions';
import type { FindingDraft } from '../finding';
import { overlaps } from '../interval';
import type { AuditRule } from '../rule';
import { comparedFigures, excuseOf, uncheckedStatement } from '../statement-figures';

/** A stated cause (“due to lower memory”) whose figures point the other way. */
export const cause: AuditRule = {
  id: 'cause',
  check: (context) =>
    context.statements
      // A single share as the cause, such as fewer nodes, is what the rule `saving` is about.
      .filter((statement) => statement.kind === 'cause' && (statement.because ?? []).length !== 1)
      .map((statement) => checkCause(context, statement)),
};

function checkCause(context: AuditContext, statement: Statement): FindingDraft {
  const effects = comparedFigures(context, statement);
  if (!effects.ok) return uncheckedStatement(statement, effects.claims, effects.missing);
  const causes = comparedFigures(context, { ...statement, claims: statement.because ?? [] });
  const claims = [...effects.claims, ...causes.claims];
  if (!causes.ok) return uncheckedStatement(statement, claims, `of its cause, ${causes.missing}`);
  if (statement.says === undefined)
    return uncheckedStatement(statement, claims, 'it does not say whether the cause is lower or higher');

  const says = statement.says;
  const [effect, otherEffect] = effects.figures;
  const [own, other] = causes.figures;
  if (effect === undefined || otherEffect === undefined || own === undefined || other === undefined)
    return uncheckedStatement(statement, claims, 'it names no cause');
  const sign = says === 'lower' ? '<' : '>';
  const isSo = says === 'lower' ? own.value < other.value : own.value > other.value;
  const isTied = overlaps(own.interval, other.interval);
  const names = `${context.nameOf(own.subject)} ${own.shown}`;
  const otherNames = `${context.nameOf(other.subject)} ${other.shown}`;
  if (isSo) {
    return {
      verdict: 'consistent',
      claims,
      statements: [statement],
      arithmetic: `${names} ${sign} ${otherNames}`,
      because: 'The stated cause points the way it is said to.',
    };
  }
  if (isTied) {
    return {
      verdict: 'rounding',
      claims,
      statements: [statement],
      arithmetic: `${names} ${own.value === other.value ? '=' : '≈'} ${otherNames}, stated ${says}`,
      because: 'The stated cause is equal on both sides as far as it is written.',
    };
  }
  const relation = relateConditions(own.conditions, other.conditions, own.metric);
  return {
    verdict: relation === 'differing' ? 'mismatch' : 'contradicted',
    claims,
    statements: [statement],
    arithmetic: `${names} ${says === 'lower' ? '>' : '<'} ${otherNames}, stated ${says}`,
    because: `The stated cause points the other way${relation === 'differing' ? excuseOf(relation) : ''}.`,
  };
}
