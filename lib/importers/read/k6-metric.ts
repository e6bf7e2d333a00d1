import type { CanonicalUnit, Direction } from '@/lib/model/unit';
import { jsonPointer } from '@/lib/problem';
import { K6_OWN_TYPES } from '../samples/k6-rows';

export const K6_TYPES = ['trend', 'counter', 'rate', 'gauge'] as const;
export type K6Type = (typeof K6_TYPES)[number];

/** One metric of a k6 summary, in a form that both shapes of the file have in common. */
export interface K6Metric {
  /** As in the file: `http_req_duration{expected_response:true}`. */
  readonly key: string;
  /** Without the tags in braces. */
  readonly base: string;
  /** The tags of a sub-metric; `all` for the metric itself. */
  readonly case: string;
  readonly type: K6Type;
  readonly contains: 'time' | 'data' | 'default';
  readonly values: Readonly<Record<string, unknown>>;
  /** Where `values` stands in the file. */
  readonly path: readonly string[];
  readonly thresholds: readonly K6Threshold[];
}

export interface K6Threshold {
  readonly expression: string;
  readonly failed: boolean;
}

/**
 * The name of a metric and the tags of a sub-metric.
 *
 * @example splitK6Key('http_req_duration{name:login}') → { base: 'http_req_duration', case: 'name:login' }
 */
export function splitK6Key(key: string): { base: string; case: string } {
  const brace = key.indexOf('{');
  if (brace < 1 || !key.endsWith('}')) return { base: key, case: 'all' };
  const tags = key.slice(brace + 1, -1).trim();
  return { base: key.slice(0, brace).trim(), case: tags === '' ? '{}' : tags.slice(0, 1000) };
}

/** A metric with its key taken apart. */
export function k6Metric(parts: Omit<K6Metric, 'base' | 'case'>): K6Metric {
  return { ...parts, ...splitK6Key(parts.key) };
}

/** The type by the statistics that are there; the flat shape does not name it. */
export function inferK6Type(values: Readonly<Record<string, unknown>>): K6Type | undefined {
  const has = (key: string) => Object.hasOwn(values, key);
  if (has('passes') && has('fails')) return 'rate';
  if (has('avg') || has('med') || Object.keys(values).some((key) => key.startsWith('p('))) return 'trend';
  if (has('count')) return 'counter';
  if (has('value')) return 'gauge';
  return has('min') || has('max') ? 'trend' : undefined;
}

/** What the metrics that k6 itself makes contain; the flat shape does not say. */
export function knownK6Contents(base: string): K6Metric['contains'] {
  if (/^(?:browser_)?data_(?:sent|received)$/.test(base)) return 'data';
  // All trends that k6 makes by itself are times, save for a few of the browser.
  return K6_OWN_TYPES.get(base) === 'trend' || BROWSER_TIMES.has(base) ? 'time' : 'default';
}

const BROWSER_TIMES: ReadonlySet<string> = new Set([
  'browser_http_req_duration',
  'browser_web_vital_fcp',
  'browser_web_vital_fid',
  'browser_web_vital_inp',
  'browser_web_vital_lcp',
  'browser_web_vital_ttfb',
]);

/** Phases of a request that take no time where a connection is reused: their zeros are measured. */
export const K6_PHASES: ReadonlySet<string> = new Set([
  'http_req_blocked',
  'http_req_connecting',
  'http_req_looking_up',
  'http_req_receiving',
  'http_req_sending',
  'http_req_tls_handshaking',
]);

/** The unit of a trend or gauge. k6 holds times in milliseconds, whatever unit its text output uses. */
export function unitOfK6(metric: K6Metric): CanonicalUnit {
  switch (metric.contains) {
    case 'time':
      return 'ns';
    case 'data':
      return 'bytes';
    case 'default':
      return 'unknown';
  }
}

/** Which way is better, as far as the thresholds of the script tell: `rate<0.01` wants it low. */
export function directionOfK6(metric: K6Metric): Direction {
  const wanted = new Set(
    metric.thresholds.map(({ expression }) => /^[^<>=]*(<|>)/.exec(expression)?.[1] ?? 'none'),
  );
  if (wanted.size === 1 && wanted.has('<')) return 'lower';
  if (wanted.size === 1 && wanted.has('>')) return 'higher';
  return metric.contains === 'time' ? 'lower' : 'neutral';
}

export function pointerInto(metric: K6Metric, key: string): string {
  return jsonPointer([...metric.path, key]);
}
