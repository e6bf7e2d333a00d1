import type { ClaimConditions, Run } from '@/lib/model/suite-file';
import { agree } from '../agreement';
import type { Relation } from '../conditions';
import type { AuditContext } from '../context';
import type { Figure } from '../figure';
import type { FindingDraft } from '../finding';
import { intervalOf } from '../interval';
import { measuredValues, measuredValuesOf, quantityKey } from '../measured-values';
import type { AuditRule } from '../rule';
import { showNumber } from '../show';

/** Fewer runs than this may all be unlucky. */
const RUNS_TO_CONTRADICT = 4;

/** Two measurements of one thing, on two days, differ by so much without anything being wrong. */
const TOLERANCE = 0.1;

/** 16 GB of a price list are 16 GiB of a machine, less what its firmware keeps. */
const MEMORY_TOLERANCE = 0.1;

/** A claim against what was measured for the same quantity under comparable conditions. */
export const claimVsMeasurement: AuditRule = {
  id: 'claim-vs-measurement',
  check: (context) => {
    const measured = measuredValuesOf(context.suite);
    return context.figures.flatMap((figure) => {
      const runs = measured.get(quantityKey(figure.subject, figure))?.runs ?? [];
      return runs.length === 0 ? [] : [checkClaim(context, figure, runs)];
    });
  },
};

function checkClaim(context: AuditContext, figure: Figure, runs: readonly Run[]): FindingDraft {
  const related = runs.map((run) => ({ run, ...relateToRun(figure.conditions, run) }));
  const comparable = related.filter(({ relation }) => relation !== 'differing');
  const measured = measuredValues(comparable.map(({ run }) => run)).get(quantityKey(figure.subject, figure));
  if (measured === undefined) {
    const fields = [...new Set(related.flatMap(({ differing }) => differing))];
    return {
      verdict: 'unchecked',
      claims: figure.claims,
      arithmetic: `${figure.shown} claimed; ${runs.length} ${runs.length === 1 ? 'run' : 'runs'} under other conditions (${fields.join(', ')})`,
      because: 'The claim cannot be held against what was measured here: the conditions are not comparable.',
    };
  }
  const { values, median } = measured;
  const [low, high] = [values[0] ?? median, values.at(-1) ?? median];
  const agreement = agree(figure, intervalOf(median, 0));
  const isWithin = figure.value >= low && figure.value <= high;
  const isNear = isWithin || Math.abs(figure.value - median) <= TOLERANCE * Math.abs(median);
  const isSame = comparable.every(({ relation }) => relation === 'same');
  const isCertain = isSame && values.length >= RUNS_TO_CONTRADICT;
  const shown = (value: number) => showNumber(value, figure.unit, 3);
  const spread = values.length === 1 ? '1 run' : `${values.length} runs, ${shown(low)} to ${shown(high)}`;
  const factor = median > 0 ? `, ${showNumber(figure.value / median, 'count', 3)} times as much` : '';
  const isOff = agreement === 'off' && !isNear;
  return {
    verdict: isOff
      ? isCertain
        ? 'contradicted'
        : 'mismatch'
      : agreement === 'rounding' && !isNear
        ? 'rounding'
        : 'consistent',
    claims: figure.claims,
    arithmetic: `${figure.shown} claimed, ${shown(median)} measured (${spread})${isOff ? factor : ''}`,
    because: !isOff
      ? 'The claim is what was measured here.'
      : isCertain
        ? 'Under the stated conditions every run measured something else.'
        : isSame
          ? 'The runs measured something else; so few of them do not decide it.'
          : 'The runs measured something else; conditions that are not stated could explain it.',
  };
}

/** How the conditions of a claim stand to a run, and which of them differ. */
function relateToRun(
  conditions: ClaimConditions,
  run: Run,
): { readonly relation: Relation; readonly differing: readonly string[] } {
  const known: ClaimConditions = {
    ...pick('payloadBytes', run.load?.payloadBytes),
    ...pick('connections', run.load?.connections),
    ...pick('vcpus', run.environment?.vcpus),
    ...pick('nodeMemoryBytes', run.environment?.memoryBytes),
    ...pick('nodeType', run.environment?.instanceType),
    ...pick('tool', run.tool?.name),
  };
  const stated = Object.keys(conditions) as (keyof ClaimConditions)[];
  const differing = stated.filter(
    (field) => known[field] !== undefined && !isEqual(field, conditions, known),
  );
  if (differing.length > 0) return { relation: 'differing', differing };
  const isAllKnown =
    stated.length > 0 && stated.every((field) => known[field] !== undefined || ASIDE.has(field));
  return { relation: isAllKnown ? 'same' : 'unstated', differing };
}

/** What does not change a figure, or follows from the others. */
const ASIDE: ReadonlySet<keyof ClaimConditions> = new Set<keyof ClaimConditions>([
  'repetitions',
  'toolVersion',
  'linkBitsPerSecond',
]);

function pick<Field extends keyof ClaimConditions>(
  field: Field,
  value: ClaimConditions[Field],
): Partial<ClaimConditions> {
  return value === undefined ? {} : { [field]: value };
}

function isEqual(field: keyof ClaimConditions, a: ClaimConditions, b: ClaimConditions): boolean {
  const [x, y] = [a[field], b[field]];
  if (field === 'nodeMemoryBytes' && typeof x === 'number' && typeof y === 'number')
    return Math.abs(x - y) <= MEMORY_TOLERANCE * y;
  if (typeof x === 'string' && typeof y === 'string')
    return x.trim().toLowerCase() === y.trim().toLowerCase();
  return x === y;
}
