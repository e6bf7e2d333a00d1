import type { Direction, CanonicalUnit } from '@/lib/model/unit';

/**
 * Everything the product knows about a metric, in one place: columns, axes, criteria, CSV heads, the API and the
 * glossary derive from it. Adding a metric is one entry here and no migration.
 */
export interface MetricInfo {
  readonly id: string;
  readonly label: string;
  readonly unit: CanonicalUnit;
  readonly better: Direction;
  /** What it is, in one sentence. */
  readonly about: string;
  /** Which table section it stands in. */
  readonly group: MetricGroup;
  /** Statistics that stand for the metric where only one has room, best first. */
  readonly headline: readonly string[];
}

export const METRIC_GROUPS = ['latency', 'capacity', 'failure', 'cost', 'other'] as const;
export type MetricGroup = (typeof METRIC_GROUPS)[number];

export const METRIC_GROUP_LABELS: Readonly<Record<MetricGroup, string>> = {
  latency: 'Latency',
  capacity: 'Capacity',
  failure: 'Failure',
  cost: 'Cost',
  other: 'Other metrics',
};

const PERCENTILES_FIRST = ['p99', 'p95', 'p90', 'p50', 'mean', 'max'] as const;
const MEAN = ['mean', 'p50'] as const;
const VALUE = ['value'] as const;
const TYPICAL = ['p50', 'mean', 'min'] as const;

/** The known metrics, in display order. */
export const METRICS: readonly MetricInfo[] = [
  {
    id: 'latency',
    label: 'Latency',
    unit: 'ns',
    better: 'lower',
    group: 'latency',
    headline: PERCENTILES_FIRST,
    about: 'Round trip of a request, message or operation.',
  },
  {
    id: 'connect-time',
    label: 'Connect time',
    unit: 'ns',
    better: 'lower',
    group: 'latency',
    headline: PERCENTILES_FIRST,
    about: 'Time to open a connection.',
  },
  {
    id: 'first-byte-time',
    label: 'Time to first byte',
    unit: 'ns',
    better: 'lower',
    group: 'latency',
    headline: PERCENTILES_FIRST,
    about: 'Time from sending a request to the first byte of the answer.',
  },
  {
    id: 'session-time',
    label: 'Session time',
    unit: 'ns',
    better: 'lower',
    group: 'latency',
    headline: PERCENTILES_FIRST,
    about: 'Duration of a whole session or iteration.',
  },
  {
    id: 'time-per-operation',
    label: 'Time per operation',
    unit: 'ns',
    better: 'lower',
    group: 'latency',
    headline: TYPICAL,
    about: 'Time of one operation of a micro-benchmark, or of one timed command.',
  },
  {
    id: 'request-rate',
    label: 'Request rate',
    unit: '1/s',
    better: 'higher',
    group: 'capacity',
    headline: MEAN,
    about: 'Requests completed per second.',
  },
  {
    id: 'message-rate',
    label: 'Message rate',
    unit: '1/s',
    better: 'higher',
    group: 'capacity',
    headline: MEAN,
    about: 'Messages delivered per second.',
  },
  {
    id: 'operation-rate',
    label: 'Operation rate',
    unit: '1/s',
    better: 'higher',
    group: 'capacity',
    headline: MEAN,
    about: 'Operations completed per second.',
  },
  {
    id: 'io-rate',
    label: 'I/O rate',
    unit: '1/s',
    better: 'higher',
    group: 'capacity',
    headline: MEAN,
    about: 'Input and output operations per second.',
  },
  {
    id: 'transfer-rate',
    label: 'Transfer rate',
    unit: 'bytes/s',
    better: 'higher',
    group: 'capacity',
    headline: MEAN,
    about: 'Bytes transferred per second.',
  },
  {
    id: 'max-connections',
    label: 'Connections',
    unit: 'count',
    better: 'higher',
    group: 'capacity',
    headline: VALUE,
    about: 'Largest number of concurrent connections that a node holds.',
  },
  {
    id: 'memory',
    label: 'Memory',
    unit: 'bytes',
    better: 'lower',
    group: 'capacity',
    headline: ['value', 'max', 'mean'],
    about: 'Memory used.',
  },
  {
    id: 'memory-per-connection',
    label: 'Memory per connection',
    unit: 'bytes',
    better: 'lower',
    group: 'capacity',
    headline: VALUE,
    about: 'Memory used for each open connection.',
  },
  {
    id: 'allocated-per-operation',
    label: 'Allocated per operation',
    unit: 'bytes',
    better: 'lower',
    group: 'capacity',
    headline: VALUE,
    about: 'Bytes allocated by one operation.',
  },
  {
    id: 'allocations-per-operation',
    label: 'Allocations per operation',
    unit: 'count',
    better: 'lower',
    group: 'capacity',
    headline: VALUE,
    about: 'Allocations made by one operation.',
  },
  {
    id: 'cpu-utilisation',
    label: 'CPU utilisation',
    unit: 'ratio',
    better: 'neutral',
    group: 'capacity',
    headline: ['mean', 'value'],
    about: 'Share of the whole machine’s CPU time in use, 0 to 1.',
  },
  {
    id: 'requests',
    label: 'Requests',
    unit: 'count',
    better: 'neutral',
    group: 'capacity',
    headline: VALUE,
    about: 'Requests attempted in a run.',
  },
  {
    id: 'bytes-read',
    label: 'Bytes read',
    unit: 'bytes',
    better: 'neutral',
    group: 'capacity',
    headline: VALUE,
    about: 'Bytes received in a run.',
  },
  {
    id: 'bytes-written',
    label: 'Bytes written',
    unit: 'bytes',
    better: 'neutral',
    group: 'capacity',
    headline: VALUE,
    about: 'Bytes sent in a run.',
  },
  {
    id: 'recovery-time',
    label: 'Recovery time',
    unit: 'ns',
    better: 'lower',
    group: 'failure',
    headline: VALUE,
    about: 'Time from a fault to normal service.',
  },
  {
    id: 'errors',
    label: 'Errors',
    unit: 'count',
    better: 'lower',
    group: 'failure',
    headline: VALUE,
    about: 'Transport errors, timeouts and non-success responses; each failed attempt counts once.',
  },
  {
    id: 'timeouts',
    label: 'Timeouts',
    unit: 'count',
    better: 'lower',
    group: 'failure',
    headline: VALUE,
    about: 'Attempts that timed out; part of the errors.',
  },
  {
    id: 'error-ratio',
    label: 'Error ratio',
    unit: 'ratio',
    better: 'lower',
    group: 'failure',
    headline: VALUE,
    about: 'Failed attempts divided by all attempts, 0 to 1.',
  },
  {
    id: 'monthly-cost',
    label: 'Monthly cost',
    unit: 'USD',
    better: 'lower',
    group: 'cost',
    headline: VALUE,
    about: 'Money spent in a month of 730 hours.',
  },
];

const BY_ID: ReadonlyMap<string, MetricInfo> = new Map(METRICS.map((metric) => [metric.id, metric]));

/** The known metric of an id, or undefined for one that only a file knows. */
export function findMetric(id: string): MetricInfo | undefined {
  return BY_ID.get(id);
}
