/** A question that readers come with, and the metrics that answer it. */
export interface ComparisonPreset {
  readonly label: string;
  /** As the address lists them; empty for all. */
  readonly metrics: readonly string[];
}

export const COMPARISON_PRESETS: readonly ComparisonPreset[] = [
  { label: 'Everything', metrics: [] },
  {
    label: 'Throughput',
    metrics: [
      'request-rate',
      'message-rate',
      'operation-rate',
      'io-rate',
      'transfer-rate',
      'time-per-operation',
    ],
  },
  { label: 'Tail latency', metrics: ['latency.p99', 'latency.p99.9', 'latency.p99.99', 'latency.max'] },
  {
    label: 'Memory',
    metrics: ['memory', 'memory-per-connection', 'allocated-per-operation', 'allocations-per-operation'],
  },
  {
    label: 'Resilience',
    metrics: ['error-ratio', 'errors', 'timeouts', 'recovery-time', 'max-connections'],
  },
];
