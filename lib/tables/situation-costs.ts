import type { DecisionEvidence } from '@/lib/decision/evidence';
import type { Query } from '@/lib/format/query-string';

/** What the options cost a month for the reader's own users. */
export interface SituationCosts {
  /** The fields that it was computed from, as typed. */
  readonly fields: Query;
  readonly options: readonly {
    readonly subject: string;
    readonly monthlyUsd: number;
    readonly nodes: number;
    readonly nodeType: string;
    readonly binding: string;
  }[];
  /** When the prices were read. */
  readonly pricesOf?: string;
  /** Why there is none. */
  readonly problem?: string;
}

const METRIC = 'monthly-cost';

/**
 * The evidence with the computed cost in place of every other monthly cost: a published one is for another load. Where
 * the suite does not list the cost as a criterion, it is added.
 */
export function withSituationCosts(
  evidence: DecisionEvidence,
  costs: SituationCosts | undefined,
): DecisionEvidence {
  if (costs === undefined || costs.options.length === 0) return evidence;
  const isCost = ({ metric, statistic, case: name }: { metric: string; statistic: string; case: string }) =>
    metric === METRIC && statistic === 'value' && name === 'all';
  const runIdOf = (subject: string) => `cost:${subject}`;
  const key = { case: 'all', metric: METRIC, statistic: 'value' as const };
  return {
    ...evidence,
    runs: [...evidence.runs, ...costs.options.map(({ subject }) => ({ id: runIdOf(subject), subject }))],
    values: [
      ...evidence.values.filter((value) => !isCost(value)),
      ...costs.options.map(({ subject, monthlyUsd }) => ({
        ...key,
        runId: runIdOf(subject),
        value: monthlyUsd,
        grade: 'estimate' as const,
      })),
    ],
    claims: evidence.claims.filter((claim) => !isCost(claim)),
    criteria: evidence.criteria.some(isCost)
      ? evidence.criteria
      : [...evidence.criteria, { ...key, weight: 1 }],
  };
}
