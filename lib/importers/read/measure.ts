import type { EvidenceGrade } from '@/lib/model/grade';
import type { Statistic } from '@/lib/model/statistic';
import type { Measurement } from '@/lib/model/suite-file';

/** What is known about a measurement besides its value. */
export interface MeasurementOptions {
  /** Default `all`. */
  readonly case?: string | undefined;
  /** Default `summary`: the tool printed a number. */
  readonly grade?: EvidenceGrade | undefined;
  /** Sample count. */
  readonly n?: number | undefined;
  /** How the value was computed; default `tool`. */
  readonly method?: string | undefined;
  /** JSON pointer into the file, or `line` and optionally `line:column`. */
  readonly pointer?: string | undefined;
  /** What stands at that place of the file, to the letter; a unit only where the file writes it there. */
  readonly text?: string | undefined;
}

/** A growing list of measurements. */
export interface MeasurementList {
  readonly measurements: readonly Measurement[];
  /**
   * Adds one statistic in the canonical unit of its metric. An undefined value means that the file does not have it
   * and adds nothing; whether a number is possible is checked once for all importers when the document is read.
   */
  add(
    metric: string,
    statistic: Statistic | undefined,
    value: number | undefined,
    options?: MeasurementOptions,
  ): void;
}

/**
 * An empty list of measurements to add to.
 *
 * @param defaults what holds for every measurement unless an `add` says otherwise, such as the case
 * @example
 * const list = measurementList();
 * list.add('latency', 'p99', 36000, { pointer: '/latencies/99th', text: '36µs' });
 */
export function measurementList(
  defaults: Omit<MeasurementOptions, 'pointer' | 'text'> = {},
): MeasurementList {
  const measurements: Measurement[] = [];
  return {
    measurements,
    add(metric, statistic, value, options = {}) {
      if (statistic === undefined || value === undefined) return;
      const { n = defaults.n, pointer, text } = options;
      const from = { ...(pointer === undefined ? {} : { pointer }), ...(text === undefined ? {} : { text }) };
      measurements.push({
        case: options.case ?? defaults.case ?? 'all',
        metric,
        statistic,
        value,
        grade: options.grade ?? defaults.grade ?? 'summary',
        ...(n === undefined ? {} : { n }),
        method: options.method ?? defaults.method ?? 'tool',
        ...(Object.keys(from).length === 0 ? {} : { from }),
      });
    },
  };
}
