import type { Claim, MetricDeclaration, Run, Subject, SuiteHead } from './suite-file';

/** A run with everything its page shows. */
export interface RunDetail {
  /** As in the suite file: measurements with provenance, distributions, series. */
  readonly run: Run;
  readonly suite: SuiteHead;
  readonly subject: Subject;
  readonly metrics: readonly MetricDeclaration[];
  readonly importedAtMs: number;
  /** SHA-256 of the original when this instance received it; absent when the run only names one. */
  readonly originalSha256?: string;
  /** The other runs of the same subject, newest first. */
  readonly siblings: readonly { readonly id: string; readonly startedAt?: number }[];
  /** Claims of the same subject and those that hold for all subjects. */
  readonly claims: readonly Claim[];
}
