import type { MetricInfo } from '@/lib/metrics/registry';
import type { EvidenceGrade } from '@/lib/model/grade';
import type { Statistic } from '@/lib/model/statistic';
import type { Claim, ClaimConditions } from '@/lib/model/suite-file';

/** A comparison of subjects: one row for each case, metric and statistic (and each set of claim conditions). */
export interface Comparison {
  /** Subject slugs, in display order; every row has one cell and one claim slot for each. */
  readonly columns: readonly string[];
  readonly rows: readonly ComparisonRow[];
}

export interface ComparisonRow {
  /** Unique in the comparison and readable in an address: `latency.p99`, `GET /login:latency.p99`, `latency.p99~2`. */
  readonly key: string;
  readonly case: string;
  readonly metric: MetricInfo;
  readonly statistic: Statistic;
  /** What the claims of this row hold under, as far as stated. */
  readonly conditions: ClaimConditions;
  readonly cells: readonly (ComparisonCell | undefined)[];
  readonly claims: readonly (ClaimCell | undefined)[];
  /** The grade of the cells of this row, weakest of them; of claims where nothing was measured. */
  readonly grade: EvidenceGrade;
}

/** The runs of one subject, summarised for one row. */
export interface ComparisonCell {
  readonly column: string;
  /** Median over the runs, in the canonical unit. */
  readonly value: number;
  /** 95 % interval of the median; absent below six runs. */
  readonly low?: number;
  readonly high?: number;
  /** Smallest and largest run. */
  readonly min: number;
  readonly max: number;
  readonly runs: number;
  /** Of a single run: so many independent repetitions within it stood for runs in the test and the interval. */
  readonly repetitions?: number;
  /** Requests behind the values of all runs, where every run says so. */
  readonly n?: number;
  readonly grade: EvidenceGrade;
  /** Absent where the runs differ in it. */
  readonly method?: string;
  /** Value over the value of the base; absent where that is 0. */
  readonly ratio?: number;
  /** 95 % interval of the ratio; absent where the test cannot reach 5 % or a value is not positive. */
  readonly ratioLow?: number;
  readonly ratioHigh?: number;
  /** Cliff's delta against the base: from −1, every run below every run of the base, to 1. */
  readonly effect?: number;
  /** Mann–Whitney against the base; absent for the base itself and where nothing could be tested. */
  readonly p?: number;
  /** The same, corrected after Holm for all tests of the comparison. */
  readonly pHolm?: number;
  readonly verdict: Verdict;
  /** 1 for those that cannot be told apart from the best; tested cells only. */
  readonly tieGroup?: number;
}

export type Verdict = 'base' | 'better' | 'worse' | 'undecided' | 'not-comparable';

/** The first claim for a cell, with those that say something else under conditions that do not differ. */
export interface ClaimCell {
  readonly claim: Claim;
  /** Value over the best claimed value of the row; absent where that is 0. */
  readonly ratio?: number;
  readonly isBest: boolean;
  readonly otherwise: readonly Claim[];
}
