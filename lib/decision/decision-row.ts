import { weakestGrade, type EvidenceGrade } from '@/lib/model/grade';
import { chooseKind, kindOf, type CellsByKind, type DecisionCell } from './decision-cell';
import type { ReaderCriterion } from './reader-criteria';
import { faultOfValue, utilitiesOf, type UtilityScale } from './utility-scale';
import { listOf } from './words';

/** A criterion with what each option has of it, in the order of the options. */
export interface DecisionRow {
  readonly criterion: ReaderCriterion;
  readonly cells: readonly (DecisionCell | undefined)[];
  readonly utilities: readonly (number | undefined)[];
  /** Absent where the row takes no part in the score. */
  readonly scale?: UtilityScale;
  readonly because?: string;
  readonly grade?: EvidenceGrade;
  readonly notes: readonly string[];
}

/**
 * The row of one criterion: one kind of evidence for all options, and the utility of each value.
 *
 * @param options what each option has of it
 * @param names of the options, for the notes
 */
export function decisionRow(
  criterion: ReaderCriterion,
  options: readonly CellsByKind[],
  names: readonly string[],
): DecisionRow {
  const kind = chooseKind(options);
  const cells = options.map((own) => (kind === undefined ? undefined : own[kind]));
  const there = cells.filter((cell) => cell !== undefined);
  const [first, ...rest] = there;
  const notes = notesOf(criterion, options, names);
  const base = {
    criterion,
    cells,
    ...(first === undefined ? {} : { grade: weakestGrade(first.grade, ...rest.map(({ grade }) => grade)) }),
  };
  const { scale } = criterion;
  const because =
    scale === undefined
      ? criterion.because
      : first === undefined
        ? 'No option has a value.'
        : there
            .map(({ value, low }) => faultOfValue(Math.min(value, low), scale))
            .find((fault) => fault !== undefined);
  if (scale === undefined || because !== undefined) {
    return {
      ...base,
      utilities: cells.map(() => undefined),
      notes,
      ...(because === undefined ? {} : { because }),
    };
  }
  const utilities = utilitiesOf(
    cells.map((cell) => cell?.value),
    scale,
  );
  return { ...base, utilities, scale, notes: [...notes, ...notesOfScale(criterion, scale, there)] };
}

function notesOf(
  criterion: ReaderCriterion,
  options: readonly CellsByKind[],
  names: readonly string[],
): string[] {
  const kind = chooseKind(options);
  if (kind === undefined) return [];
  const namesOf = (has: (own: CellsByKind) => boolean) =>
    names.filter((_, index) => has(options[index] ?? {}));
  const otherKind = namesOf((own) => own[kind] === undefined && Object.keys(own).length > 0);
  const without = namesOf((own) => Object.keys(own).length === 0);
  const measured = kind === 'measured' ? [] : namesOf((own) => own.measured !== undefined);
  return [
    ...(measured.length === 0
      ? []
      : [`Measured for ${listOf(measured)} only; so that all compare, ${KIND_NAMES[kind]} stand here.`]),
    ...(otherKind.length === 0
      ? []
      : [
          `${listOf(otherKind)}: only evidence of another kind, which does not compare with ${KIND_NAMES[kind]}.`,
        ]),
    ...(without.length === 0 || criterion.scale === undefined ? [] : [`${listOf(without)}: no value.`]),
  ];
}

const KIND_NAMES = { measured: 'measured values', claim: 'claims', estimate: 'estimates' } as const;

function notesOfScale(
  { info }: ReaderCriterion,
  scale: UtilityScale,
  cells: readonly DecisionCell[],
): string[] {
  const notes: string[] = [];
  if (
    scale.kind === 'ratio' &&
    cells.some(({ value }) => value === 0) &&
    cells.some(({ value }) => value !== 0)
  ) {
    notes.push(
      scale.better === 'lower'
        ? 'Beside a value of 0 every other is worth 0 on the scale ratio, however small it is; a linear scale says how much it matters.'
        : 'A value of 0 is worth 0.',
    );
  }
  if (scale.kind !== 'ratio' && info.better !== 'neutral') {
    const better = scale.to > scale.from ? 'higher' : 'lower';
    if (better !== info.better)
      notes.push(`The scale takes ${better} for better, the metric ${info.better}.`);
  }
  const single = cells.filter(
    ({ grade, spread }) => kindOf(grade) === 'measured' && spread === 'none',
  ).length;
  if (single > 0) {
    notes.push(
      `${single === cells.length ? 'Each value' : `${single} of ${cells.length} values`} comes from one run, so that nothing is known of its spread.`,
    );
  }
  return notes;
}
