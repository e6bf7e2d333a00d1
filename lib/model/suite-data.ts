import type { EvidenceGrade } from './grade';
import type {
  Claim,
  Criterion,
  Environment,
  Guidance,
  Labels,
  Load,
  MetricDeclaration,
  Reference,
  RunSource,
  Statement,
  Subject,
  SuiteHead,
  Tool,
} from './suite-file';
import type { Statistic } from './statistic';

/** What a suite page needs, as one query reads it: plain data, no arithmetic done. */
export interface SuiteData {
  readonly head: SuiteHead;
  readonly updatedAtMs: number;
  readonly metrics: readonly MetricDeclaration[];
  /** In display order; the position gives the colour slot. */
  readonly subjects: readonly Subject[];
  /** The latest runs of each subject, newest first. */
  readonly runs: readonly RunFacts[];
  /** All runs of a subject, also those left out of `runs`. */
  readonly runCounts: ReadonlyMap<string, number>;
  readonly values: readonly MeasuredValue[];
  /** Independent values within the runs, where files hold them. */
  readonly repetitions?: readonly Repetitions[];
  readonly claims: readonly Claim[];
  readonly statements: readonly Statement[];
  readonly criteria: readonly Criterion[];
  readonly guidance: readonly Guidance[];
  readonly references: readonly Reference[];
}

/** A run without its measurements. */
export interface RunFacts {
  readonly id: string;
  /** Slug. */
  readonly subject: string;
  readonly importedAtMs: number;
  readonly startedAt?: number;
  readonly durationNs?: number;
  readonly source?: RunSource;
  readonly tool?: Tool;
  readonly load?: Load;
  readonly environment?: Environment;
  readonly labels?: Labels;
}

/** One measurement of one of the runs, without its provenance. */
export interface MeasuredValue {
  readonly runId: string;
  readonly case: string;
  readonly metric: string;
  readonly statistic: Statistic;
  /** In the canonical unit of the metric. */
  readonly value: number;
  readonly grade: EvidenceGrade;
  readonly n?: number;
  readonly method?: string;
}

/** Repetitions of one quantity within a run: times of a command that was called again and again. */
export interface Repetitions {
  readonly runId: string;
  readonly case: string;
  readonly metric: string;
  /** In the canonical unit of the metric. */
  readonly values: readonly number[];
}

/** A line of the list of suites. */
export interface SuiteSummary {
  readonly slug: string;
  readonly title: string;
  readonly summary?: string;
  readonly subjectNames: readonly string[];
  readonly runCount: number;
  readonly claimCount: number;
  /** The strongest evidence in it; absent for a suite without numbers. */
  readonly grade?: EvidenceGrade;
  readonly updatedAtMs: number;
}
