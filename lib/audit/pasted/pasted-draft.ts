import type { DurationUnit } from '@/lib/model/durations';
import type { Direction } from '@/lib/model/unit';
import type { WrittenUnitId } from './written-units';

/** A pasted table of claims with what its reader completed. */
export interface PastedDraft {
  /** The table as pasted. */
  readonly text: string;
  readonly title?: string;
  /** Of durations that are written without one. */
  readonly unit?: DurationUnit;
  /** Of all claims: `payloadBytes=1kB; users=500k`. */
  readonly conditions?: string;
  readonly quantities?: readonly QuantityChoice[];
  readonly statements?: readonly StatementDraft[];
}

/** What a reader says about a quantity of the table. */
export interface QuantityChoice {
  /** As it was found: `latency.p99`. */
  readonly from: string;
  /** As it is meant. */
  readonly to?: string;
  /** Of numbers that are written without one. */
  readonly unit?: WrittenUnitId;
  readonly better?: Direction;
  readonly conditions?: string;
}

/** What the publication says about two of its claims. */
export interface StatementDraft {
  readonly kind: 'ratio' | 'order';
  /** Ids of claims. */
  readonly first: string;
  readonly second: string;
  readonly says?: 'lower' | 'higher';
  /** As typed. */
  readonly value?: string;
}

export const MOST_QUANTITIES = 60;
export const MOST_STATEMENTS = 12;
