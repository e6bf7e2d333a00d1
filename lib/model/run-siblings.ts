import type { Load } from './suite-file';
import type { Statistic } from './statistic';

/** One statistic of one metric of one case. */
export interface Quantity {
  readonly case: string;
  /** Id. */
  readonly metric: string;
  readonly statistic: Statistic;
}

/** Where a run stands among the runs of its subject, in the order of time. */
export interface RunSiblings {
  /** From 1, oldest first. */
  readonly position: number;
  /** All runs of the subject, this one included. */
  readonly total: number;
  readonly previousId?: string;
  readonly nextId?: string;
  /** What the latest other runs have for the quantity that was asked for. */
  readonly values: readonly SiblingValue[];
}

export interface SiblingValue {
  readonly runId: string;
  /** In the canonical unit of the metric. */
  readonly value: number;
  readonly load?: Load;
}
