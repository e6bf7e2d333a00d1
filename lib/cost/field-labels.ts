import { COST_FIELDS, type CostFieldName } from './fields';

/** What a field is called where people read it. */
const LABELS: Readonly<Partial<Record<CostFieldName, string>>> = {
  users: 'Concurrent users',
  connectionsPerUser: 'Connections a user',
  memoryPerConnection: 'Memory a connection',
  baseMemory: 'Base memory a node',
  messagesPerUser: 'Messages a user',
  fanOut: 'Fan-out',
  payload: 'Payload',
  peakToAverage: 'Peak to average',
  headroom: 'Headroom',
  cpuTarget: 'CPU target',
  spare: 'Spare nodes',
  minimumNodes: 'Minimum nodes',
  node: 'Node',
  region: 'Region',
  commitment: 'Commitment',
  discount: 'Discount',
  connectionsPerNode: 'Connections a node',
  messagesPerNode: 'Deliveries a node',
  referenceNode: 'Reference node',
  only: 'Bill',
  sessionLength: 'Session length',
  claimTolerance: 'Claim tolerance',
  seed: 'Seed',
};

/** @example fieldLabel('fanOut') === 'Fan-out' */
export function fieldLabel(name: CostFieldName): string {
  const words = COST_FIELDS[name].flag.replaceAll('-', ' ');
  return LABELS[name] ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
