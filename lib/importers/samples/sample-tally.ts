/** What an engine counted in the rows of a file. Recorded integers are nanoseconds for requests, millionths for points. */
export interface SampleTally {
  /** Rows with data. */
  readonly rows: number;
  /** Microseconds since 1970, or since the start of the run; absent where rows have no time. */
  readonly span?: { readonly startUs: number; readonly endUs: number };
  /** The intervals of `series`. */
  readonly intervalUs: number;
  /** Whose `case` is an index into `cases`, or undefined for all rows together. */
  readonly values: readonly ValueTally[];
  readonly series: readonly SeriesTally[];
  readonly cases: readonly TallyCase[];
  readonly declarations: readonly (readonly [metric: string, ...fields: (string | undefined)[]])[];
}

export interface TallyCase {
  /** Which of the tags or columns of the plan it belongs to. */
  readonly dimension: number;
  /** As in the file; undefined for the rest of a dimension with too many names. */
  readonly name: string | undefined;
}

/** One metric of one case over the whole run. */
export interface ValueTally {
  readonly metric: string;
  readonly case: number | undefined;
  readonly count: number;
  /** Of recorded integers; absent where only buckets were counted. */
  readonly exact?: { readonly sum: number; readonly min: number; readonly max: number };
  readonly nonZero: number;
  /** The recorded integer of the latest row, for points. */
  readonly last?: number;
  /** Requests that failed, where rows tell. */
  readonly failed?: number;
  /** In the order of the plan's `sums`; absent where no row had one. */
  readonly sums: readonly (number | undefined)[];
  /** Buckets of three significant digits, ascending; those below zero are missing. */
  readonly buckets: Buckets;
}

export interface Buckets {
  readonly indices: Int32Array;
  readonly counts: Float64Array;
}

/** One metric of one case by interval; only intervals that have rows, ascending. */
export interface SeriesTally {
  readonly metric: string;
  readonly case: number | undefined;
  /** Start of each interval, in microseconds like the span. */
  readonly startsUs: readonly number[];
  readonly counts: readonly number[];
  /** Of recorded integers. */
  readonly sums: readonly number[];
  readonly failed: readonly number[];
  /** Coarse buckets, see `coarseBucketValue`; undefined where the interval has no values, and for cases. */
  readonly p50: readonly (number | undefined)[];
  readonly p99: readonly (number | undefined)[];
}
