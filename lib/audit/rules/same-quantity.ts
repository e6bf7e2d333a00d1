import { agree, type Agreement } from '../agreement';
import { relateConditions, type Relation } from '../conditions';
import type { AuditContext } from '../context';
import type { Figure } from '../figure';
import type { FindingDraft } from '../finding';
import type { AuditRule } from '../rule';
import { showFactor, showNumber } from '../show';
import { excuseOf, verdictOf } from '../statement-figures';
import { groupBy } from '../group-by';

/** Beyond so many sets of conditions for one quantity nobody reads the answer. */
const MOST_CLASSES = 100;

/** The same quantity of the same subject, stated several times. */
export const sameQuantity: AuditRule = {
  id: 'same-quantity',
  check: (context) => {
    const quantities = groupBy(context.figures, (figure) =>
      JSON.stringify([figure.subject, figure.case, figure.metric, figure.statistic]),
    );
    return [...quantities.values()].flatMap((figures) => checkQuantity(context, figures));
  },
};

function checkQuantity(context: AuditContext, figures: readonly Figure[]): FindingDraft[] {
  if (figures.length === 1 && figures[0]?.claims.length === 1) return [];
  const classes = [...groupBy(figures, (figure) => figure.conditionsKey).values()];
  const pairs = [
    ...classes.flatMap((members) => extremesOf(members)),
    ...pairsOf(classes.slice(0, MOST_CLASSES)),
  ];
  const disagreeing = pairs.filter(({ agreement }) => agreement !== 'consistent');
  const findings = mergePairs(disagreeing).map((pair) => findingOf(pair));
  const agreeing = new Set(
    pairs
      .filter(({ agreement }) => agreement === 'consistent')
      .flatMap(({ a, b }) => [...a.claims, ...b.claims]),
  );
  for (const figure of figures)
    if (figure.claims.length > 1) figure.claims.forEach((claim) => agreeing.add(claim));
  const disputed = new Set(disagreeing.flatMap(({ claims }) => claims));
  const undisputed = [...agreeing].filter((claim) => !disputed.has(claim));
  if (undisputed.length > 1) {
    const sign = new Set(undisputed.map(({ value }) => value)).size > 1 ? ' ≈ ' : ' = ';
    findings.push({
      verdict: 'consistent',
      claims: undisputed,
      arithmetic: undisputed
        .slice(0, 4)
        .map((claim) => context.figureOf(claim).shown)
        .join(sign)
        .concat(undisputed.length > 4 ? `${sign}… (${undisputed.length} times)` : ''),
      because: 'The quantity is stated several times with one value.',
    });
  }
  if (classes.length > MOST_CLASSES) {
    findings.push({
      verdict: 'unchecked',
      claims: classes.slice(MOST_CLASSES, MOST_CLASSES + 1).flatMap(([first]) => first?.claims ?? []),
      arithmetic: `${classes.length} sets of conditions`,
      because: `The quantity is stated under more conditions than can be held against each other; the first ${MOST_CLASSES} were.`,
    });
  }
  return findings;
}

interface Pair {
  readonly a: Figure;
  readonly b: Figure;
  readonly claims: readonly Figure['claims'][number][];
  readonly relation: Relation;
  readonly agreement: Agreement;
}

/** Of several values under exactly the same conditions, the smallest and the largest; all are named. */
function extremesOf(members: readonly Figure[]): Pair[] {
  const ascending = members.toSorted((x, y) => x.value - y.value);
  const [a, b] = [ascending[0], ascending.at(-1)];
  if (a === undefined || b === undefined || a === b) return [];
  const isStated = Object.keys(a.conditions).length > 0;
  return [
    {
      a,
      b,
      claims: ascending.flatMap((figure) => figure.claims),
      relation: isStated ? 'same' : 'unstated',
      agreement: agreementOf(a, b),
    },
  ];
}

function pairsOf(classes: readonly (readonly Figure[])[]): Pair[] {
  const pairs: Pair[] = [];
  classes.forEach(([a], index) => {
    for (const [b] of classes.slice(index + 1)) {
      if (a === undefined || b === undefined) continue;
      const relation = relateConditions(a.conditions, b.conditions, a.metric);
      if (relation === 'differing') continue;
      pairs.push({ a, b, claims: [...a.claims, ...b.claims], relation, agreement: agreementOf(a, b) });
    }
  });
  return pairs;
}

/** The coarser one is taken as the rounded one. */
function agreementOf(a: Figure, b: Figure): Agreement {
  if (a.value === b.value) return 'consistent';
  const [coarse, fine] = a.lastDigit >= b.lastDigit ? [a, b] : [b, a];
  if (fine.bound !== undefined && agree(fine, coarse.interval) === 'consistent') return 'consistent';
  return agree(coarse, fine.interval);
}

/** The same two values under several pairs of conditions are one finding, as bad as the worst of them. */
function mergePairs(pairs: readonly Pair[]): Pair[] {
  const byValues = groupBy(pairs, ({ a, b }) => JSON.stringify([a.value, b.value].toSorted((x, y) => x - y)));
  return [...byValues.values()].flatMap((same) => {
    const worst = same.find(({ relation }) => relation === 'same') ?? same[0];
    if (worst === undefined) return [];
    return [{ ...worst, claims: [...new Set(same.flatMap(({ claims }) => claims))] }];
  });
}

function findingOf({ a, b, claims, relation, agreement }: Pair): FindingDraft {
  const [small, large] = a.value < b.value ? [a, b] : [b, a];
  const ratio = small.value > 0 ? large.value / small.value : undefined;
  return {
    verdict: verdictOf(agreement, relation),
    claims,
    arithmetic:
      ratio === undefined
        ? `${large.shown} − ${small.shown} = ${showNumber(large.value - small.value, large.unit)}`
        : `${large.shown} ÷ ${small.shown} = ${showFactor(ratio)}`,
    because:
      agreement === 'rounding'
        ? 'The quantity is stated several times, with values that differ in the last digit.'
        : `The quantity is stated several times, with values that differ${excuseOf(relation)}.`,
  };
}
