import type { Claim, Statement } from '@/lib/model/suite-file';
import type { Agreement } from './agreement';
import { relateConditions, type Relation } from './conditions';
import type { AuditContext } from './context';
import type { Figure } from './figure';
import type { FindingDraft, FindingVerdict } from './finding';
import { readWrittenValue, type WrittenValue } from './written-value';
import { relateToText } from './text-conditions';

/** The figures that a statement compares, or why there is nothing to compare. */
export type Compared =
  | { readonly ok: true; readonly claims: readonly Claim[]; readonly figures: readonly Figure[] }
  | { readonly ok: false; readonly claims: readonly Claim[]; readonly missing: string };

/** The claims of a statement as figures: at least two, each once, all of one unit. */
export function comparedFigures(context: AuditContext, statement: Statement): Compared {
  const ids = statement.claims ?? [];
  const claims = ids.flatMap((id) => context.findClaim(id) ?? []);
  const lost = ids.find((id) => context.findClaim(id) === undefined);
  if (lost !== undefined) return { ok: false, claims, missing: `there is no claim “${lost}”` };
  if (claims.length < 2) return { ok: false, claims, missing: 'it names fewer than two claims' };
  if (new Set(ids).size < ids.length) {
    return { ok: false, claims: [...new Set(claims)], missing: 'it compares a claim with itself' };
  }
  const figures = claims.map((claim) => context.figureOf(claim));
  const units = new Set(figures.map((figure) => figure.unit));
  if (units.size > 1) {
    return { ok: false, claims, missing: `its claims have different units (${[...units].join(', ')})` };
  }
  return { ok: true, claims, figures };
}

/** A statement that cannot be checked, with what is missing. */
export function uncheckedStatement(
  statement: Statement,
  claims: readonly Claim[],
  missing: string,
): FindingDraft {
  return {
    verdict: 'unchecked',
    claims,
    statements: [statement],
    arithmetic: `“${statement.text ?? statement.id}”`,
    because: `The statement cannot be checked: ${missing}.`,
  };
}

/**
 * Whether figures that a statement compares hold under the same conditions, and whether these are those that its words
 * name. Claims that state no conditions at all are alike: the statement itself puts them beside each other.
 */
export function relationOfStatement(statement: Statement, figures: readonly Figure[]): Relation {
  const [first, ...rest] = figures;
  if (first === undefined) return 'unstated';
  const relations = rest.map((other) =>
    first.conditionsKey === other.conditionsKey
      ? 'same'
      : relateConditions(first.conditions, other.conditions, first.metric),
  );
  return weakest([...relations, relationOfWords(statement, figures)]);
}

/**
 * The same for which of the figures is the larger one: whoever puts two figures in order says so of these figures,
 * whatever their conditions, unless the words name other ones.
 */
export function relationOfWords(statement: Statement, figures: readonly Figure[]): Relation {
  return weakest(figures.map((figure) => relateToText(statement.text, figure.conditions)));
}

/** What a disagreement means under given conditions. */
export function verdictOf(agreement: Agreement, relation: Relation): FindingVerdict {
  if (agreement !== 'off') return agreement;
  return relation === 'same' ? 'contradicted' : 'mismatch';
}

/** Why a disagreement is no contradiction; empty where it is one. */
export function excuseOf(relation: Relation): string {
  if (relation === 'differing') return '; the conditions differ, which could explain it';
  return relation === 'unstated' ? '; conditions that are not stated could explain it' : '';
}

/**
 * The number that a statement states, with the precision of its words: “41% lower” is 0.41, to a hundredth. Where its
 * words do not have it, its own digits count, those of a share as per cent.
 */
export function statedNumber(
  statement: Statement,
  value: number,
): { readonly value: number; readonly lastDigit: number; readonly bound?: WrittenValue['bound'] } {
  const isShare = statement.kind === 'difference';
  const written = readWrittenValue(statement.text, value);
  if (written !== undefined && isPlausible(written, isShare)) {
    const { lastDigit, bound } = written;
    return { value, lastDigit, ...(bound === undefined ? {} : { bound }) };
  }
  const shown = isShare ? Number((value * 100).toPrecision(12)) : value;
  const decimals = String(shown).split('.')[1]?.length ?? 0;
  return { value, lastDigit: 10 ** -decimals * (isShare ? 0.01 : 1) };
}

/** “3x” is in units of 1, “41 %” in hundredths; “30k users” is another number of the sentence. */
function isPlausible(written: WrittenValue, isShare: boolean): boolean {
  return isShare === written.shown.endsWith('%');
}

function weakest(relations: readonly Relation[]): Relation {
  if (relations.includes('differing')) return 'differing';
  return relations.includes('unstated') ? 'unstated' : 'same';
}
