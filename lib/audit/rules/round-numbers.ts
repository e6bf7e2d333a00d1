import type { AuditContext } from '../context';
import type { Figure } from '../figure';
import type { FindingDraft } from '../finding';
import type { AuditRule } from '../rule';
import { showFactor } from '../show';
import { groupBy } from '../group-by';

/** With two subjects any two rows have some ratio in common sooner or later. */
const FEWEST_SUBJECTS = 3;

/** Rows are held against each other in pairs. */
const MOST_ROWS = 200;

const LARGEST_MULTIPLE = 10;
const EQUAL = 1e-9;

/** Regularities that measurements rarely have: equal ratios over rows, multiples of one number. A mild smell. */
export const roundNumbers: AuditRule = {
  id: 'round-numbers',
  check: (context) => {
    const rows = rowsOf(context).slice(0, MOST_ROWS);
    if (rows.length === 0) return [];
    const smells = [
      ...rows.flatMap((row, index) => rows.slice(index + 1).flatMap((other) => equalRatios(row, other))),
      ...rows.flatMap((row) => multiples(row)),
    ];
    if (smells.length > 0) return mergeEqual(smells);
    return [
      {
        verdict: 'consistent',
        claims: rows.flatMap((row) => [...row.values()].flatMap((figure) => figure.claims)),
        arithmetic: `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}, no equal ratios, no multiples of one number`,
        because: 'The figures are as irregular as measurements are.',
      },
    ];
  },
};

/** The same numbers in two places are one regularity. */
function mergeEqual(smells: readonly FindingDraft[]): FindingDraft[] {
  return [...groupBy(smells, ({ arithmetic }) => arithmetic).values()].flatMap((same) => {
    const [first] = same;
    return first === undefined ? [] : [{ ...first, claims: same.flatMap(({ claims }) => claims ?? []) }];
  });
}

/** The figures of one quantity under one set of conditions, by subject. */
type Row = ReadonlyMap<string, Figure>;

function rowsOf(context: AuditContext): Row[] {
  const groups = groupBy(
    context.figures.filter((figure) => figure.subject !== undefined && figure.value > 0),
    (figure) => JSON.stringify([figure.case, figure.metric, figure.statistic, figure.conditionsKey]),
  );
  return [...groups.values()]
    .map((figures) => new Map(figures.toReversed().map((figure) => [figure.subject ?? '', figure])))
    .filter((row) => row.size >= FEWEST_SUBJECTS);
}

function equalRatios(row: Row, other: Row): FindingDraft[] {
  if (row.size !== other.size || [...row.keys()].some((subject) => !other.has(subject))) return [];
  const pairs = [...row].flatMap(([subject, figure]) => {
    const twin = other.get(subject);
    return twin === undefined ? [] : [{ figure, twin, ratio: figure.value / twin.value }];
  });
  const [first] = pairs;
  if (first === undefined) return [];
  const isEqual = pairs.every(({ ratio }) => Math.abs(ratio / first.ratio - 1) < EQUAL);
  const isRestated = first.figure.metric === first.twin.metric && Math.abs(first.ratio - 1) < EQUAL;
  if (!isEqual || isRestated || !isTelling(pairs.map(({ figure }) => figure))) return [];
  const up = first.ratio >= 1;
  const shown = pairs.map(
    ({ figure, twin }) => `${(up ? figure : twin).shown} ÷ ${(up ? twin : figure).shown}`,
  );
  return [
    {
      verdict: 'mismatch',
      severity: 'low',
      claims: pairs.flatMap(({ figure, twin }) => [...figure.claims, ...twin.claims]),
      arithmetic: `${shown.join(' = ')} = ${showFactor(up ? first.ratio : 1 / first.ratio)}`,
      because: `For all ${pairs.length} subjects two quantities stand in exactly the same ratio, which measurements rarely do.`,
    },
  ];
}

function multiples(row: Row): FindingDraft[] {
  const figures = [...row.values()].toSorted((a, b) => a.value - b.value);
  const [smallest] = figures;
  if (smallest === undefined || significantDigits(smallest.value) < 2) return [];
  const factors = figures.map((figure) => figure.value / smallest.value);
  const areMultiples = factors.every(
    (factor) => Math.abs(factor - Math.round(factor)) < EQUAL * factor && factor <= LARGEST_MULTIPLE,
  );
  if (!areMultiples || new Set(factors.map(Math.round)).size < FEWEST_SUBJECTS) return [];
  return [
    {
      verdict: 'mismatch',
      severity: 'low',
      claims: figures.flatMap((figure) => figure.claims),
      arithmetic: figures
        .map((figure, index) => `${figure.shown} = ${Math.round(factors[index] ?? 1)} × ${smallest.shown}`)
        .slice(1)
        .join(', '),
      because: 'All figures of a row are whole multiples of the smallest, which measurements rarely are.',
    },
  ];
}

/** 10, 20 and 30 have one digit each, and many ratios. */
function isTelling(figures: readonly Figure[]): boolean {
  const values = new Set(figures.map((figure) => figure.value));
  return (
    values.size >= FEWEST_SUBJECTS && figures.filter(({ value }) => significantDigits(value) >= 2).length >= 2
  );
}

function significantDigits(value: number): number {
  const digits = Math.abs(value).toExponential().split('e')[0] ?? '';
  return digits.replace('.', '').length;
}
