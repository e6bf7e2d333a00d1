import type { FieldIndex, PointRows, RowTime } from './sample-plan';

/** Metrics of k6 that have cases and a course over time. */
const FOLLOWED = ['http_req_duration', 'http_reqs', 'http_req_failed', 'grpc_req_duration'] as const;

/** Metrics of k6 that count. */
const COUNTERS = [
  'http_reqs',
  'grpc_reqs',
  'data_received',
  'data_sent',
  'iterations',
  'dropped_iterations',
  'ws_sessions',
  'ws_msgs_sent',
  'ws_msgs_received',
  'browser_data_received',
  'browser_data_sent',
] as const;

const RATES = ['http_req_failed', 'checks', 'browser_http_req_failed'] as const;

const GAUGES = ['vus', 'vus_max'] as const;

const TIMES = [
  'http_req_duration',
  'http_req_blocked',
  'http_req_connecting',
  'http_req_looking_up',
  'http_req_receiving',
  'http_req_sending',
  'http_req_tls_handshaking',
  'http_req_waiting',
  'iteration_duration',
  'group_duration',
  'grpc_req_duration',
  'ws_connecting',
  'ws_ping',
  'ws_session_duration',
] as const;

/** The type of a metric that k6 itself makes, where a file does not declare it. */
export const K6_OWN_TYPES: ReadonlyMap<string, 'trend' | 'counter' | 'rate' | 'gauge'> = new Map([
  ...TIMES.map((name) => [name, 'trend'] as const),
  ...COUNTERS.map((name) => [name, 'counter'] as const),
  ...RATES.map((name) => [name, 'rate'] as const),
  ...GAUGES.map((name) => [name, 'gauge'] as const),
]);

/** How the rows of k6 are read; both of its outputs hold the same values under other names. */
export function k6Rows(fields: {
  readonly metric: FieldIndex;
  readonly value: FieldIndex;
  readonly time: RowTime;
  readonly tags: PointRows['tags'];
  readonly declarations?: NonNullable<PointRows['declarations']>;
}): PointRows {
  return {
    shape: 'points',
    ...fields,
    followed: FOLLOWED,
    counted: [...COUNTERS, ...RATES, ...GAUGES],
    times: TIMES,
    settled: [...TIMES, ...COUNTERS, ...RATES],
  };
}
