import { percentOf } from '@/lib/model/statistic';
import { relateConditions } from '../conditions';
import type { Figure } from '../figure';
import type { FindingDraft } from '../finding';
import { overlaps } from '../interval';
import type { AuditRule } from '../rule';
import { excuseOf } from '../statement-figures';
import { groupBy } from '../group-by';

/** Beyond so many sets of conditions only figures of the same ones are held against each other. */
const MOST_CLASSES = 50;

/** A higher percentile below a lower one, a minimum above anything, a maximum below anything. */
export const percentileOrder: AuditRule = {
  id: 'percentile-order',
  check: (context) => {
    const groups = groupBy(
      context.figures.filter((figure) => rankOf(figure) !== undefined),
      (figure) => JSON.stringify([figure.subject, figure.case, figure.metric]),
    );
    return [...groups.values()].flatMap((figures) => checkGroup(figures));
  },
};

function checkGroup(figures: readonly Figure[]): FindingDraft[] {
  const classes = [...groupBy(figures, (figure) => figure.conditionsKey).values()];
  const findings = classes.flatMap((members) => checkClass(members));
  if (classes.length > MOST_CLASSES) return findings;
  classes.forEach((members, index) => {
    for (const others of classes.slice(index + 1)) {
      const [a, b] = [members[0], others[0]];
      if (a === undefined || b === undefined) continue;
      const relation = relateConditions(a.conditions, b.conditions, a.metric);
      if (relation === 'differing') continue;
      const wrong = members.flatMap((x) => others.flatMap((y) => wrongPair(x, y)))[0];
      if (wrong !== undefined) {
        findings.push({
          verdict: relation === 'same' ? 'contradicted' : 'mismatch',
          claims: [...wrong.lower.claims, ...wrong.higher.claims],
          arithmetic: lineOf(wrong),
          because: `A higher percentile of the same values cannot be smaller${excuseOf(relation)}.`,
        });
      }
    }
  });
  return findings;
}

function checkClass(members: readonly Figure[]): FindingDraft[] {
  const ascending = members.toSorted((a, b) => (rankOf(a) ?? 0) - (rankOf(b) ?? 0) || a.value - b.value);
  if (new Set(ascending.map((figure) => figure.statistic)).size < 2) return [];
  const claims = ascending.flatMap((figure) => figure.claims);
  const wrong = ascending.flatMap((x, index) => {
    const next = ascending.slice(index + 1).find((y) => rankOf(y) !== rankOf(x));
    return next === undefined ? [] : wrongPair(x, next);
  })[0];
  if (wrong === undefined) {
    return [
      {
        verdict: 'consistent',
        claims,
        arithmetic: ascending.map((figure) => `${figure.statistic} ${figure.shown}`).join(' ≤ '),
        because: 'The percentiles ascend.',
      },
    ];
  }
  // Without conditions two figures belong together where they stand together.
  const isStated = Object.keys(wrong.lower.conditions).length > 0;
  const places = new Set(claims.map((claim) => claim.place));
  const isSame = isStated || (places.size === 1 && !places.has(undefined));
  return [
    {
      verdict: isSame ? 'contradicted' : 'mismatch',
      claims: [...wrong.lower.claims, ...wrong.higher.claims],
      arithmetic: lineOf(wrong),
      because: `A higher percentile of the same values cannot be smaller${isSame ? '' : excuseOf('unstated')}.`,
    },
  ];
}

interface WrongPair {
  readonly lower: Figure;
  readonly higher: Figure;
}

function wrongPair(x: Figure, y: Figure): WrongPair[] {
  const [rankX, rankY] = [rankOf(x), rankOf(y)];
  if (rankX === undefined || rankY === undefined || rankX === rankY) return [];
  const [lower, higher] = rankX < rankY ? [x, y] : [y, x];
  return lower.value > higher.value && !overlaps(lower.interval, higher.interval) ? [{ lower, higher }] : [];
}

function lineOf({ lower, higher }: WrongPair): string {
  return `${lower.statistic} ${lower.shown} > ${higher.statistic} ${higher.shown}`;
}

function rankOf(figure: Figure): number | undefined {
  if (figure.statistic === 'min') return 0;
  return figure.statistic === 'max' ? 100 : percentOf(figure.statistic);
}
