import { describeMetric } from '@/lib/metrics/describe';
import type { MetricInfo } from '@/lib/metrics/registry';
import type { MetricDeclaration } from '@/lib/model/suite-file';
import { parseMetricStatistic, type Statistic } from '@/lib/model/statistic';

/** What a series is of. */
export interface DescribedMetric {
  readonly metric: MetricInfo;
  readonly statistic?: Statistic;
  /** “Latency p99” */
  readonly label: string;
}

/**
 * The metric of a series, which may name a statistic too: `latency.p99` is the p99 of each interval, unless the suite
 * declares a metric of just that name.
 */
export function describeSeries(id: string, metrics: readonly MetricDeclaration[]): DescribedMetric {
  const parsed = metrics.some((metric) => metric.id === id) ? undefined : parseMetricStatistic(id);
  const metric = describeMetric(parsed?.metric ?? id, metrics);
  return parsed === undefined
    ? { metric, label: metric.label }
    : { metric, statistic: parsed.statistic, label: `${metric.label} ${parsed.statistic}` };
}
