import { relateConditions } from '../conditions';
import type { AuditContext } from '../context';
import type { Figure } from '../figure';
import type { FindingDraft } from '../finding';
import { overlaps } from '../interval';
import type { AuditRule } from '../rule';
import { groupBy } from '../group-by';

/** What decides how many nodes a service needs. */
const RESOURCES = [
  { metric: 'memory-per-connection', statistic: 'value' },
  { metric: 'max-connections', statistic: 'value' },
  { metric: 'message-rate', statistic: 'mean' },
  { metric: 'request-rate', statistic: 'mean' },
  { metric: 'operation-rate', statistic: 'mean' },
] as const;

/** Two resources that agree are an order; one may be beside the point. */
const FEWEST_RESOURCES = 2;

/** The order of the bills against the order of what they pay for. */
export const costOrder: AuditRule = {
  id: 'cost-order',
  check: (context) => {
    const rows = groupBy(context.figuresOfMetric('monthly-cost'), (figure) =>
      JSON.stringify([figure.case, figure.statistic, figure.conditionsKey]),
    );
    return [...rows.values()].flatMap((row) => checkRow(context, row));
  },
};

function checkRow(context: AuditContext, row: readonly Figure[]): FindingDraft[] {
  const bySubject = new Map<string, Figure>();
  for (const figure of row) {
    if (figure.subject !== undefined && !bySubject.has(figure.subject)) bySubject.set(figure.subject, figure);
  }
  const costs = [...bySubject.values()].toSorted((a, b) => a.value - b.value);
  return costs.flatMap((cheap, index) =>
    costs
      .slice(index + 1)
      .filter((dear) => !overlaps(cheap.interval, dear.interval))
      .flatMap((dear) => checkPair(context, cheap, dear)),
  );
}

interface Comparison {
  readonly cheap: Figure;
  readonly dear: Figure;
  /** Whether the cheap one needs less, or carries more. */
  readonly isCheapBetter: boolean;
}

function checkPair(context: AuditContext, cheap: Figure, dear: Figure): FindingDraft[] {
  const compared = RESOURCES.flatMap(({ metric, statistic }): Comparison[] => {
    const [a, b] = [cheap, dear].map((cost) => resourceOf(context, cost, metric, statistic));
    if (a === undefined || b === undefined) return [];
    if (relateConditions(a.conditions, b.conditions, metric) === 'differing') return [];
    if (overlaps(a.interval, b.interval)) return [];
    const isLower = a.value < b.value;
    return [{ cheap: a, dear: b, isCheapBetter: isLower === (context.metricOf(metric).better === 'lower') }];
  });
  const better = compared.filter(({ isCheapBetter }) => isCheapBetter).length;
  // Better on one and worse on another resource says nothing about the bill.
  if (compared.length < FEWEST_RESOURCES || (better > 0 && better < compared.length)) return [];
  const isMismatch = better === 0;
  const lines = compared.map((pair) => `${pair.cheap.shown} against ${pair.dear.shown}`);
  return [
    {
      verdict: isMismatch ? 'mismatch' : 'consistent',
      claims: [
        ...cheap.claims,
        ...dear.claims,
        ...compared.flatMap((pair) => [...pair.cheap.claims, ...pair.dear.claims]),
      ],
      arithmetic: `${context.nameOf(cheap.subject)} ${cheap.shown} < ${context.nameOf(dear.subject)} ${dear.shown}; ${lines.join(', ')}`,
      because: isMismatch
        ? 'The cheaper one needs more, or carries less, on every resource that both state; other costs, which are not stated, could explain it.'
        : 'The cheaper one needs less, or carries more, on every resource that both state.',
    },
  ];
}

function resourceOf(
  context: AuditContext,
  cost: Figure,
  metric: string,
  statistic: string,
): Figure | undefined {
  const [first] = context
    .figuresAt(cost.subject, cost.case, metric)
    .filter(
      (figure) => figure.statistic === statistic && figure.conditions.variant === cost.conditions.variant,
    )
    .toSorted((a, b) => Object.keys(b.conditions).length - Object.keys(a.conditions).length);
  return first;
}
