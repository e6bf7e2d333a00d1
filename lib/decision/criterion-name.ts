import type { Statistic } from '@/lib/model/statistic';

/** What a criterion is about. */
export interface CriterionKey {
  readonly case: string;
  readonly metric: string;
  readonly statistic: Statistic;
}

/**
 * How a criterion is named in flags, addresses and results: `metric.statistic`, with its case in front where that is
 * not `all`.
 *
 * @example criterionName({ case: 'GET /login', metric: 'latency', statistic: 'p99' }) === 'GET /login:latency.p99'
 */
export function criterionName({ case: name, metric, statistic }: CriterionKey): string {
  return name === 'all' ? `${metric}.${statistic}` : `${name}:${metric}.${statistic}`;
}
