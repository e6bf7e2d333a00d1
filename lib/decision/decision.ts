import type { EvidenceGrade } from '@/lib/model/grade';
import type { Statistic } from '@/lib/model/statistic';
import type { CanonicalUnit, Direction } from '@/lib/model/unit';
import type { Limit } from './choices';
import type { RuleOutcome } from './guidance-rules';

/** Which option, for this reader, and how sure that is. Plain data, the same from the command and from the API. */
export interface Decision {
  /** Slug; the first subject of several that tie; absent where no option is left. */
  readonly winner?: string;
  /** In the order of the suite. */
  readonly options: readonly DecisionOption[];
  /** One for each criterion of the score. */
  readonly flips: readonly DecisionFlip[];
  /** Who wins, how sure that is and what would change it. */
  readonly sentence: string;
  /** All options that share the highest score; more than one is a tie. */
  readonly leaders: readonly string[];
  /** Those of the score, then those that only limit, with what each option has. */
  readonly criteria: readonly DecisionCriterion[];
  /** Criteria of the score whose weight may be anything, the others in proportion, without another winner. */
  readonly neverMatter: readonly string[];
  /** Values that may be such that another option wins. */
  readonly couldChange: readonly CouldChange[];
  /** Options that the suite advises as the default, beside what this decision finds of them. */
  readonly recommended: readonly RecommendedOption[];
  /** The suite's advice, held against the reader's situation. */
  readonly guidance: readonly RuleOutcome[];
  /** Subjects without a value on any criterion of the score. */
  readonly leftOut: readonly string[];
  readonly settings: DecisionSettings;
}

export interface DecisionOption {
  /** Slug. */
  readonly subject: string;
  /** From 0 to 1; absent where the option has no criterion with a weight. */
  readonly score?: number;
  /** Share of all weightings under which it wins, at point values. */
  readonly winShare: number;
  /** Chance of the first, second … rank with the reader's weights and uncertain values; empty when excluded. */
  readonly rankProbabilities: readonly number[];
  /** Criteria whose hard limit it breaks. */
  readonly excludedBy: readonly string[];
  /** Options at least as good on every criterion of the score and better on one. */
  readonly dominatedBy: readonly string[];
  /** Name and version. */
  readonly name: string;
  /** Share of those weightings that keep the reader's order of importance. */
  readonly winShareInOrder: number;
  /** The same as `dominatedBy`, on latency, capacity and failure alone. */
  readonly dominatedOnPerformanceBy: readonly string[];
  /** Criteria of the score on which no option has a better value. */
  readonly bestOn: readonly string[];
  /** Criteria of the score that it has no value for, so that it is scored on its others. */
  readonly lacks: readonly string[];
  /** Criteria with a hard limit that nobody can tell whether it keeps. */
  readonly unknownLimits: readonly string[];
}

export interface DecisionFlip {
  readonly criterion: string;
  /** Its share of the weight now. */
  readonly weight: number;
  /** The nearest share at which the winner changes; absent when none does. */
  readonly flipsAtWeight?: number;
  readonly newWinner?: string;
}

export interface DecisionCriterion {
  readonly criterion: string;
  readonly case: string;
  readonly metric: string;
  readonly statistic: Statistic;
  /** In words, in lower case. */
  readonly label: string;
  readonly unit: CanonicalUnit;
  readonly better: Direction;
  /** Share of the weight; absent where the criterion takes no part in the score. */
  readonly weight?: number;
  /** Why it takes none. */
  readonly because?: string;
  readonly scale?: 'ratio' | 'linear' | 'log';
  readonly from?: number;
  readonly to?: number;
  readonly limits: readonly Limit[];
  /** Weakest of its cells; absent where no option has a value. */
  readonly grade?: EvidenceGrade;
  /** What a reader has to know about the row. */
  readonly notes: readonly string[];
  /** One for each option that has a value, in the order of the options. */
  readonly cells: readonly DecisionCriterionCell[];
}

export interface DecisionCriterionCell {
  readonly subject: string;
  /** In the canonical unit. */
  readonly value: number;
  /** From 0 to 1; absent where the criterion takes no part in the score. */
  readonly utility?: number;
  readonly low: number;
  readonly high: number;
  /** What low and high are: see `DecisionCell`. */
  readonly spread: 'interval' | 'runs' | 'tolerance' | 'none';
  readonly grade: EvidenceGrade;
  readonly runs?: number;
  /** Id. */
  readonly claim?: string;
}

/** A value that, if it were beyond a place within its own uncertainty, would make another option win. */
export interface CouldChange {
  readonly criterion: string;
  readonly subject: string;
  /** In the canonical unit. */
  readonly value: number;
  readonly changesAt: number;
  readonly direction: 'above' | 'below';
  /** Absent where no option would be left. */
  readonly newWinner?: string;
}

export interface RecommendedOption {
  /** Id of the statement. */
  readonly statement: string;
  readonly subject: string;
  readonly text?: string;
  readonly place?: string;
  /** Place in the order of scores, from 1; absent where it is excluded or no option. */
  readonly rank?: number;
  readonly dominatedBy: readonly string[];
  readonly dominatedOnPerformanceBy: readonly string[];
  readonly bestOn: readonly string[];
  /** In words. */
  readonly sentence: string;
}

export interface DecisionSettings {
  readonly claimTolerance: number;
  readonly seed: number;
  readonly draws: number;
}
