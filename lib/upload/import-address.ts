import type { DurationUnit } from '@/lib/model/durations';
import type { LatencyLogMapping } from '@/lib/importers/samples/latency-log-mapping';
import { mappingParameter } from './log-mapping';
import { metricParameter, type MetricChoices } from './metric-choice';

/** What the reader decided about a file; what is absent is guessed by the server. */
export interface ImportChoice {
  readonly format?: string;
  readonly unit?: DurationUnit;
  /** Slug, or the title of a new suite. */
  readonly suite?: string;
  /** Slug, or the name of a new subject. */
  readonly subject?: string;
  /** What the columns of a log mean. */
  readonly mapping?: LatencyLogMapping;
  /** Unit and direction of metrics that the file names itself. */
  readonly metrics?: MetricChoices;
}

/** Decisions that change; `undefined` leaves one to the server again. */
export type ChoiceChange = { readonly [Key in keyof ImportChoice]: ImportChoice[Key] | undefined };

/**
 * Where a file is sent to be checked or stored.
 *
 * @example importAddress('a b.txt', { suite: 'x' }, true) === '/api/v1/imports?fileName=a+b.txt&suite=x&dryRun=1'
 */
export function importAddress(fileName: string, choice: ImportChoice, isDryRun: boolean): string {
  const { metrics, mapping, ...rest } = choice;
  const params = new URLSearchParams({ fileName, ...rest });
  if (mapping !== undefined) params.set('mapping', mappingParameter(mapping));
  for (const [id, metric] of metrics ?? []) params.append('metric', metricParameter(id, metric));
  if (isDryRun) params.set('dryRun', '1');
  return `/api/v1/imports?${params.toString()}`;
}

/**
 * The page where an import can be looked at: the suite's comparison with its first run marked.
 *
 * @example comparisonAddress('chat-servers', ['r_1']) === '/suites/chat-servers?run=r_1'
 */
export function comparisonAddress(suite: string, runIds: readonly string[]): string {
  const [first] = runIds;
  return `/suites/${suite}${first === undefined ? '' : `?run=${encodeURIComponent(first)}`}`;
}
