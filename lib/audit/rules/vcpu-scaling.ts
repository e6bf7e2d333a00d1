import type { AuditContext } from '../context';
import type { Figure } from '../figure';
import type { FindingDraft } from '../finding';
import { quotientOf } from '../interval';
import type { AuditRule } from '../rule';
import { showCount, showNumber } from '../show';
import { groupBy } from '../group-by';

const METRICS = ['max-connections', 'message-rate', 'request-rate', 'operation-rate'] as const;

/** More than proportional growth up to here may be measurement. */
const TOLERANCE = 1.25;

/** Of one quantity; each is held against all others. */
const MOST_FIGURES = 200;

/** Figures of nodes with different numbers of vCPUs against each other: more than proportional, or less in all. */
export const vcpuScaling: AuditRule = {
  id: 'vcpu-scaling',
  check: (context) =>
    METRICS.flatMap((metric) => {
      const pairs = groupBy(context.figuresOfMetric(metric), (figure) =>
        JSON.stringify([figure.subject, figure.case, figure.statistic]),
      );
      // The same two nodes for several subjects are one finding.
      const scalings = [...pairs.values()].flatMap((figures) => scalingsOf(figures));
      const groups = groupBy(scalings, ({ small, large }) =>
        JSON.stringify([
          small.figure.case,
          small.figure.statistic,
          small.figure.conditionsKey,
          large.figure.conditionsKey,
        ]),
      );
      return [...groups.values()].map((group) => findingOf(context, group));
    }),
};

interface OnNode {
  readonly figure: Figure;
  readonly vcpus: number;
}
interface Scaling {
  readonly small: OnNode;
  readonly large: OnNode;
}

/** Pairs of nodes; of many, each against the next larger one and the largest. */
function scalingsOf(figures: readonly Figure[]): Scaling[] {
  const onNodes = figures
    .flatMap((figure): OnNode[] => {
      const { vcpus } = figure.conditions;
      return vcpus === undefined || vcpus <= 0 ? [] : [{ figure, vcpus }];
    })
    .toSorted((a, b) => a.vcpus - b.vcpus)
    .slice(0, MOST_FIGURES);
  return onNodes.flatMap((small) => {
    const larger = onNodes.filter(
      (other) => other.vcpus > small.vcpus && isAlike(small.figure, other.figure),
    );
    const [next] = larger;
    const last = larger.at(-1);
    if (next === undefined || last === undefined) return [];
    return next === last ? [{ small, large: next }] : [next, last].map((large) => ({ small, large }));
  });
}

function isAlike(a: Figure, b: Figure): boolean {
  const fields = ['variant', 'fault', 'payloadBytes', 'nodes'] as const;
  return fields.every((field) => {
    const [x, y] = [a.conditions[field], b.conditions[field]];
    return x === y || (field === 'payloadBytes' && (x === undefined || y === undefined));
  });
}

function findingOf(context: AuditContext, group: readonly Scaling[]): FindingDraft {
  const odd = group.filter(({ small, large }) => isOdd(small, large));
  const shown = odd.length > 0 ? odd : group;
  const isShrinking = odd.some(({ small, large }) => large.figure.value < small.figure.value);
  return {
    verdict: odd.length > 0 ? 'mismatch' : 'consistent',
    claims: group.flatMap(({ small, large }) => [...small.figure.claims, ...large.figure.claims]),
    arithmetic: shown
      .map(({ small, large }) => {
        const expected = (small.figure.value / small.vcpus) * large.vcpus;
        const sum = `${small.figure.shown} × ${showCount(large.vcpus)} ÷ ${showCount(small.vcpus)} = ${showNumber(expected, small.figure.unit)}`;
        return `${context.nameOf(small.figure.subject)}: ${sum}, stated ${large.figure.shown}`;
      })
      .join('; '),
    because:
      odd.length === 0
        ? 'The larger node carries more, and no more than its vCPUs account for.'
        : isShrinking
          ? 'The node with more vCPUs carries less in all; conditions that differ could explain it.'
          : 'The larger node carries more than in proportion to its vCPUs; memory or other conditions could explain it.',
  };
}

function isOdd(small: OnNode, large: OnNode): boolean {
  const factor = quotientOf(large.figure.interval, small.figure.interval);
  if (factor === undefined) return false;
  return factor.low > (large.vcpus / small.vcpus) * TOLERANCE || factor.high < 1;
}
