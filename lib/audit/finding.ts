import type { Claim, Statement } from '@/lib/model/suite-file';

/** In the order in which findings of one verdict are listed. */
export const RULE_IDS = [
  'cause',
  'same-quantity',
  'memory-capacity',
  'load-rig',
  'offered-rate',
  'bandwidth',
  'saving',
  'ratio',
  'difference',
  'order',
  'percentile-order',
  'cost-capacity',
  'cost-order',
  'memory-ranking',
  'vcpu-scaling',
  'saturation',
  'recommendation',
  'guidance-range',
  'claim-vs-measurement',
  'tool-protocol',
  'resolution',
  'repetitions',
  'percentile-average',
  'round-numbers',
] as const;
export type RuleId = (typeof RULE_IDS)[number];

/**
 * - `contradicted`: same stated conditions, or a physical limit or a stated order violated, in every reading
 * - `mismatch`: outside rounding, but unstated or differing conditions could explain it
 * - `rounding`: within one unit of the last digit written
 * - `consistent`: adds up
 * - `unchecked`: an input is missing, and the finding says which
 */
export const FINDING_VERDICTS = ['contradicted', 'mismatch', 'rounding', 'consistent', 'unchecked'] as const;
export type FindingVerdict = (typeof FINDING_VERDICTS)[number];

export const SEVERITIES = ['high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One check of one or several claims. */
export interface Finding {
  readonly rule: RuleId;
  readonly verdict: FindingVerdict;
  readonly severity: Severity;
  /** Ids. */
  readonly claims: readonly string[];
  /** Ids. */
  readonly statements: readonly string[];
  /** Slugs. */
  readonly subjects: readonly string[];
  /** One line with the numbers in it: “12 kB × 890,000 = 10.68 GB = 67 % of 16 GB”. */
  readonly arithmetic: string;
  /** One sentence. */
  readonly because: string;
  /** Addresses of what a fact outside the suite rests on. */
  readonly sources?: readonly string[];
}

/** A finding as a rule makes it; what follows from the rule and the claims is added for all rules alike. */
export interface FindingDraft {
  readonly verdict: FindingVerdict;
  /** Without it: high for contradicted, medium for mismatch, low otherwise. */
  readonly severity?: Severity;
  readonly claims?: readonly Claim[];
  readonly statements?: readonly Statement[];
  /** Besides those of the claims. */
  readonly subjects?: readonly string[];
  readonly arithmetic: string;
  readonly because: string;
  readonly sources?: readonly string[];
}

/** What an audit of a suite says. */
export interface Audit {
  /** How many findings have each verdict. */
  readonly counts: Readonly<Record<FindingVerdict, number>>;
  /** Worst verdict first. */
  readonly findings: readonly Finding[];
}
