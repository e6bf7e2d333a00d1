import type { CostField } from './cost-field';
import { DETAIL_FIELDS } from './detail-fields';

export type { CostField };

// Bounds are far beyond any fleet, so that every product below stays a readable number.
const MOST_USERS = 1e12;
const MOST_BYTES = 1e15;
const MOST_NODES = 1e6;

/**
 * What a cost is computed from: the options of the command line, the keys of the API's body, and what the help says
 * about them. The order is the order of the help.
 */
export const COST_FIELDS = {
  users: {
    flag: 'users',
    kind: 'count',
    min: 1,
    max: MOST_USERS,
    whole: true,
    about: 'concurrent users at the peak, which size the fleet',
  },
  connectionsPerUser: {
    flag: 'connections-per-user',
    kind: 'count',
    min: 0.001,
    max: MOST_NODES,
    fallback: '1',
    about: 'connections that each user holds open',
  },
  memoryPerConnection: {
    flag: 'memory-per-connection',
    kind: 'bytes',
    min: 1,
    max: MOST_BYTES,
    about: 'memory that a connection takes on a node',
  },
  baseMemory: {
    flag: 'base-memory',
    kind: 'bytes',
    min: 0,
    max: MOST_BYTES,
    fallback: '0',
    about: 'memory that a node takes without a connection',
  },
  messagesPerUser: {
    flag: 'messages-per-user',
    kind: 'rate',
    min: 0,
    max: 1e9,
    fallback: '0',
    about: 'messages that each user sends, such as 2/min',
  },
  fanOut: {
    flag: 'fan-out',
    kind: 'count',
    min: 0,
    max: 1e9,
    fallback: '1',
    about: 'how many recipients a message has',
  },
  payload: {
    flag: 'payload',
    kind: 'bytes',
    min: 0,
    max: 1e12,
    whole: true,
    fallback: '1kB',
    about: 'size of a message without protocols',
  },
  peakToAverage: {
    flag: 'peak-to-average',
    kind: 'count',
    min: 1,
    max: 1e6,
    fallback: '1',
    about: 'users at the peak over the average of the month',
  },
  headroom: {
    flag: 'headroom',
    kind: 'ratio',
    min: 0,
    max: 1,
    below: true,
    fallback: '30%',
    about: 'share of a node’s memory that is kept free',
  },
  cpuTarget: {
    flag: 'cpu-target',
    kind: 'ratio',
    min: 0,
    max: 1,
    above: true,
    fallback: '60%',
    about: 'share of a node’s throughput that is used at the peak',
  },
  spare: {
    flag: 'spare',
    kind: 'count',
    min: 0,
    max: MOST_NODES,
    whole: true,
    fallback: '1',
    about: 'nodes that may fail while the rest carry the peak',
  },
  minimumNodes: {
    flag: 'minimum-nodes',
    kind: 'count',
    min: 1,
    max: MOST_NODES,
    whole: true,
    fallback: '1',
    about: 'at least so many nodes before the spare ones',
  },
  node: {
    flag: 'node',
    kind: 'name',
    fallback: 'c7g.2xlarge',
    about: 'an EC2 type, or cheapest: the type with the smallest bill',
  },
  region: { flag: 'region', kind: 'name', fallback: 'us-east-1', about: 'an AWS region' },
  commitment: {
    flag: 'commitment',
    kind: 'choice',
    choices: ['none', '1y', '3y'],
    fallback: 'none',
    about: 'none, or reserved for 1y or 3y without upfront payment',
  },
  discount: {
    flag: 'discount',
    kind: 'ratio',
    min: 0,
    max: 1,
    fallback: '0%',
    about: 'taken off the price of compute',
  },
  connectionsPerNode: {
    flag: 'connections-per-node',
    kind: 'count',
    min: 0,
    max: MOST_USERS,
    above: true,
    about: 'connections that a node is known to hold',
  },
  messagesPerNode: {
    flag: 'messages-per-node',
    kind: 'rate',
    min: 0,
    max: MOST_USERS,
    above: true,
    about: 'deliveries a second that the reference node is known to make',
  },
  referenceNode: {
    flag: 'reference-node',
    kind: 'name',
    about: 'the type that --messages-per-node was measured on; by default the one of --node',
  },
  only: { flag: 'only', kind: 'choice', choices: ['compute'], about: 'compute: leave all else out' },
  sessionLength: {
    flag: 'session-length',
    kind: 'duration',
    min: 1e6,
    max: 1e20,
    about: 'how long a connection lasts, such as 20min; counts new connections at the load balancer',
  },
  ...DETAIL_FIELDS,
  claimTolerance: {
    flag: 'claim-tolerance',
    kind: 'ratio',
    min: 0,
    max: 1,
    below: true,
    fallback: '15%',
    about: 'how far a claimed figure may be off, for the range of the bill',
  },
  seed: {
    flag: 'seed',
    kind: 'count',
    min: 0,
    max: 2 ** 32 - 1,
    whole: true,
    fallback: '1',
    about: 'where the draws for the range start',
  },
} as const satisfies Readonly<Record<string, CostField>>;

export type CostFieldName = keyof typeof COST_FIELDS;

export const COST_FIELD_NAMES = Object.keys(COST_FIELDS).filter(isCostFieldName);

export function isCostFieldName(name: string): name is CostFieldName {
  return Object.hasOwn(COST_FIELDS, name);
}
