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
  /** Share of the work that more vCPUs do not speed up, 0–1; 0: throughput grows in proportion to them. */
  readonly serialRatio: number;
  /** What the service keeps for a connection beyond what was measured. */
  readonly statePerConnectionBytes: number;
  /** Absent: they are not counted. */
  readonly descriptorsPerNode?: number;
  /** New connections that a node accepts a second; absent: they do not limit it. */
  readonly newConnectionsPerNodePerSecond?: number;
  /** After a loss of nodes their connections are back within so long; absent: that does not limit a node. */
  readonly reconnectWithinNs?: number;
  /** That the nodes are spread over. */
  readonly zones: number;
  readonly survivesZoneLoss: boolean;
  /** Nodes that run besides the others while a new version is rolled out. */
  readonly updateSurplusNodes: number;
  /** How long that is, a month. */
  readonly updateTimeNs: number;
  readonly loadBalancer: LoadBalancer;
  readonly addresses: Addresses;
  readonly natGateways: number;
  /** Forwarded by NAT gateways in a month. */
  readonly natTrafficBytes: number;
  readonly diskBytesPerNode: number;
  /** Sizes that replace or make up those of the node type. */
  readonly ownNode: OwnNode;
  /** Prices in place of the book's. */
  readonly prices: TypedPrices;
  readonly search: SearchFilters;
  readonly claimToleranceRatio: number;
  readonly seed: number;
  /** Figures typed by the reader, which overrule those of a suite. */
  readonly typed: TypedFigures;
}

export type Commitment = 'none' | '1y' | '3y';

/** `nlb-tls` ends TLS at the load balancer; `none` for nodes that are reached directly. */
export type LoadBalancer = 'nlb' | 'nlb-tls' | 'alb' | 'none';

/** Who has a public IPv4 address; with `per-zone` the load balancer and the NAT gateways. */
export type Addresses = 'per-node' | 'per-zone' | 'none';

export interface OwnNode {
  readonly vcpus?: number;
  readonly memoryBytes?: number;
  /** At all times, in each direction. */
  readonly bandwidthBytesPerSecond?: number;
}

/** In USD; what is absent is that of the price book. */
export interface TypedPrices {
  readonly nodeUsdPerHour?: number;
  readonly loadBalancerUsdPerHour?: number;
  readonly lcuUsdPerHour?: number;
  /** Of any amount, so without tiers. */
  readonly egressUsdPerGB?: number;
  readonly addressUsdPerHour?: number;
  readonly diskUsdPerGBMonth?: number;
  readonly natUsdPerHour?: number;
  readonly natUsdPerGB?: number;
  /** In each direction. */
  readonly betweenZonesUsdPerGB?: number;
  /** Of any number, so without tiers. */
  readonly messageUsdPerMillion?: number;
  readonly connectionMinuteUsdPerMillion?: number;
}

/** Which types a search for the cheapest fleet looks at. */
export interface SearchFilters {
  readonly architecture?: string;
  readonly isCurrentOnly: boolean;
  readonly allowsBurstable: boolean;
  readonly allowsGpu: boolean;
  /** Such as `c7g`; absent: all. */
  readonly families?: readonly string[];
  /** Spare ones included. */
  readonly maximumNodes?: number;
}

export interface TypedFigures {
  readonly memoryPerConnectionBytes?: number;
  readonly connectionsPerNode?: number;
  readonly deliveriesPerNodePerSecond?: number;
}

/** `--node cheapest`. */
export const CHEAPEST = 'cheapest';
export const DEFAULT_NODE_TYPE = 'c7g.2xlarge';
