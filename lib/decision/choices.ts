/** What the reader decides: everything that is not in the suite. */
export interface Choices {
  /** By the name of the criterion; the others keep the weight of the suite. */
  readonly weights: ReadonlyMap<string, number>;
  readonly limits: readonly ChosenLimit[];
  /** Names of criteria that are switched off. */
  readonly without: ReadonlySet<string>;
  /** How far a claim or an estimate may be off, as a share of it: 0.15 is ± 15 %. */
  readonly claimTolerance: number;
  /** A whole number: where the draws start. */
  readonly seed: number;
  readonly situation: Situation;
}

/** A hard limit, in the canonical unit of the metric. */
export interface Limit {
  readonly op: '<' | '<=' | '>' | '>=';
  readonly value: number;
}

/** A limit of the reader's; it takes the place of the suite's own in the same direction. */
export interface ChosenLimit extends Limit {
  /** Name of the criterion. */
  readonly criterion: string;
}

/** The reader's own situation by field, such as `users` or `needs:low-cost`; what is not answered is absent. */
export type Situation = ReadonlyMap<string, number | boolean | string>;

export const DEFAULT_CLAIM_TOLERANCE = 0.15;
export const DEFAULT_SEED = 1;

export const DEFAULT_CHOICES: Choices = {
  weights: new Map(),
  limits: [],
  without: new Set(),
  claimTolerance: DEFAULT_CLAIM_TOLERANCE,
  seed: DEFAULT_SEED,
  situation: new Map(),
};

/** Whether a limit allows only values below it. */
export function isUpperLimit(limit: Limit): boolean {
  return limit.op === '<' || limit.op === '<=';
}

/**
 * Whether a value keeps a limit.
 *
 * @example keepsLimit(20, { op: '<', value: 20 }) === false
 */
export function keepsLimit(value: number, { op, value: bound }: Limit): boolean {
  switch (op) {
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    case '>':
      return value > bound;
    case '>=':
      return value >= bound;
  }
}
