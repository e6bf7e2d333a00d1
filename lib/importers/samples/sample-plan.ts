import type { DurationUnit } from '@/lib/model/durations';
import type { LatencyLogGuess } from './latency-log-mapping';

/**
 * How the rows of one file are to be read: data alone, which an engine turns into queries. Fields are named by their
 * position in the source, so that no byte of a file becomes part of a query.
 */
export interface SamplePlan {
  readonly source: SampleSource;
  readonly rows: RequestRows | PointRows;
  /** How the columns of a generic log were understood, to be shown and changed. */
  readonly guess?: LatencyLogGuess;
}

export type SampleSource = CsvSource | NdjsonSource;

/** Rows with a header, all with the same number of fields; quotes as in RFC 4180. */
export interface CsvSource {
  readonly as: 'csv';
  readonly delimiter: Delimiter;
  /** All columns in the order of the file. */
  readonly fields: readonly SampleField[];
  /** Whether a last row without a line end is taken for a file that was cut off. */
  readonly endsWithLineEnd: boolean;
}

/** One JSON object a line. */
export interface NdjsonSource {
  readonly as: 'ndjson';
  /** The fields that are read; others may be there. */
  readonly fields: readonly (SampleField & { readonly path: readonly string[] })[];
}

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export interface SampleField {
  /** As the file names it; for messages. */
  readonly name: string;
  /** `number` is refused where it is none; an empty one is absent. */
  readonly type: 'text' | 'number';
}

/** Position of a field in its source. */
export type FieldIndex = number;

/** When a row happened. */
export interface RowTime {
  readonly field: FieldIndex;
  /** Numbers in this unit, or ISO 8601 text, which is UTC where it names no zone. */
  readonly as: DurationUnit | 'text';
  /** Whether it is the start or the end of what the row measured. */
  readonly marks: 'start' | 'end';
  /** Whether it counts from 1970 or from the start of the run. */
  readonly from: 'epoch' | 'run';
  /** The step of the clock, where that is long enough to matter. */
  readonly stepNs?: number;
}

/** Each row is one request with all its times. */
export interface RequestRows {
  readonly shape: 'requests';
  readonly time?: RowTime;
  /** The first one has cases and a course over time; every row must have it. */
  readonly durations: readonly DurationField[];
  readonly ok?: OkRule;
  readonly sums: readonly { readonly metric: string; readonly field: FieldIndex }[];
  readonly case?: FieldIndex;
  /** Rows that sum up other rows: they count under their own case and not in the totals. */
  readonly parent?: { readonly field: FieldIndex; readonly startsWith: string };
}

export interface DurationField {
  readonly metric: string;
  readonly field: FieldIndex;
  readonly unit: DurationUnit;
}

/** When a request counts as successful. */
export type OkRule =
  /** `true`, `1`, `ok`, `yes`, `success`, `pass` and the like, whatever their case. */
  | { readonly field: FieldIndex; readonly is: 'word' }
  /** A number within these bounds, both included. */
  | { readonly field: FieldIndex; readonly is: 'status'; readonly from: number; readonly to: number }
  /** Empty, `false`, `0`, `none` and the like; everything else is an error. */
  | { readonly field: FieldIndex; readonly is: 'no-error' };

/** Each row is one value of one metric, as k6 writes them. Values are kept in millionths. */
export interface PointRows {
  readonly shape: 'points';
  readonly metric: FieldIndex;
  readonly value: FieldIndex;
  readonly time: RowTime;
  /** Tags that are cases, such as `name:login`. */
  readonly tags: readonly { readonly name: string; readonly field: FieldIndex }[];
  /** Rows that declare a metric instead of holding a value; as many fields as there are tags. */
  readonly declarations?: {
    readonly kind: FieldIndex;
    readonly point: string;
    readonly declaration: string;
    readonly fields: readonly FieldIndex[];
  };
  /** Metrics that have cases and a course over time. */
  readonly followed: readonly string[];
  /** Metrics of which only counts and sums are wanted. */
  readonly counted: readonly string[];
  /** Durations in milliseconds, which cannot be negative. */
  readonly times: readonly string[];
  /** Metrics whose last value is not wanted. */
  readonly settled: readonly string[];
}
