import type { EvidenceGrade } from '@/lib/model/grade';

/** A percentile in the canonical unit of its metric. */
export interface PercentileValue {
  readonly percent: number;
  readonly value: number;
  /** Ends of the 95 % interval, where there is one. */
  readonly low?: number;
  readonly high?: number;
}

/** Percentiles of one run, for a thin line behind those of its subject. */
export interface RunPercentiles {
  readonly id: string;
  /** What the run is called: “run 3”, or its id. */
  readonly name: string;
  /** Ascending in percent. */
  readonly values: readonly PercentileValue[];
}

/** What one line of a percentile chart is drawn from; lists ascend in percent, values in the canonical unit. */
export interface SeriesValues {
  readonly column: string;
  /** Evidence of what was measured; absent where there are only claims. */
  readonly grade?: EvidenceGrade;
  /** Percentiles that get a marker and a row in the table. */
  readonly points: readonly PercentileValue[];
  /** The line between the markers, where a distribution gives it. */
  readonly curve: readonly PercentileValue[];
  /** Percentiles beyond what the samples support. */
  readonly tail: readonly PercentileValue[];
  readonly claims: readonly PercentileValue[];
  readonly runs: readonly RunPercentiles[];
}
