import type { EvidenceGrade } from '@/lib/model/grade';

/** What is known about one contender, from the figures of a suite or as the reader typed it. */
export interface CostSubject {
  /** Its slug; `custom` without a suite. */
  readonly subject: string;
  readonly memoryPerConnectionBytes?: Figure;
  /** Connections that a node is known to hold. */
  readonly connectionsPerNode?: Figure;
  /** Deliveries a second that the reference node is known to make. */
  readonly deliveriesPerNodePerSecond?: Figure;
  /** What somebody said that it costs, to hold against the result. */
  readonly claimedCosts?: readonly ClaimedCost[];
}

export interface ClaimedCost {
  /** Above 0. */
  readonly monthlyUsd: number;
  /** Absent where the claim does not say for how many. */
  readonly users?: number;
  readonly origin: string;
}

export interface Figure {
  /** Above 0, in the canonical unit. */
  readonly value: number;
  readonly grade: EvidenceGrade;
  /** How far the value may be off. */
  readonly spread: Spread;
  /** The node that it was measured on, where its evidence says so. */
  readonly nodeType?: string;
  /** Where it comes from, in a few words: “typed”, “median of 6 runs”, “claim: 14kb, Quick Decision Table”. */
  readonly origin: string;
}

export type Spread =
  | { readonly kind: 'exact' }
  /** Somebody published it: the value ± the claim tolerance. */
  | { readonly kind: 'claim' }
  /** The 95 % interval of the median of six or more runs. */
  | { readonly kind: 'interval'; readonly low: number; readonly high: number }
  /** Too few runs for an interval: the value of any of them. */
  | { readonly kind: 'runs'; readonly values: readonly number[] };

export const FIGURE_NAMES = [
  'memoryPerConnectionBytes',
  'connectionsPerNode',
  'deliveriesPerNodePerSecond',
] as const;
export type FigureName = (typeof FIGURE_NAMES)[number];

/** The figures that a subject has. */
export function figuresOf(subject: CostSubject): Figure[] {
  return FIGURE_NAMES.flatMap((name) => subject[name] ?? []);
}
