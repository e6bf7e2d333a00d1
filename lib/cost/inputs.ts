/**
 * What the reader says about the load and the fleet; figures about a subject are `CostSubject`.
 */
export interface CostInputs {
  /** Concurrent users at the peak. */
  readonly users: number;
  readonly connectionsPerUser: number;
  readonly baseMemoryBytes: number;
  readonly messagesPerUserPerSecond: number;
  /** Recipients of a message. */
  readonly fanOut: number;
  readonly payloadBytes: number;
  /** Users at the peak over the average of the month. */
  readonly peakToAverage: number;
  /** Share of memory kept free, 0–1. */
  readonly headroomRatio: number;
  /** Share of the throughput used at the peak, 0–1. */
  readonly cpuTargetRatio: number;
  readonly spareNodes: number;
  readonly minimumNodes: number;
  /** An EC2 type, or `cheapest`; absent: that of the subject's figures, else the default. */
  readonly nodeType?: string;
  readonly referenceNodeType?: string;
  readonly region: string;
  readonly commitment: Commitment;
  /** Taken off the price of compute, 0–1. */
  readonly discountRatio: number;
  readonly isComputeOnly: boolean;
  /** Absent: new connections are not counted. */
  readonly sessionLengthNs?: number;
  readonly claimToleranceRatio: number;
  readonly seed: number;
  /** Figures typed by the reader, which overrule those of a suite. */
  readonly typed: TypedFigures;
}

export type Commitment = 'none' | '1y' | '3y';

export interface TypedFigures {
  readonly memoryPerConnectionBytes?: number;
  readonly connectionsPerNode?: number;
  readonly deliveriesPerNodePerSecond?: number;
}

/** `--node cheapest`. */
export const CHEAPEST = 'cheapest';
export const DEFAULT_NODE_TYPE = 'c7g.2xlarge';
