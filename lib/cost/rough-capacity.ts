import { toRoughNumber } from './decimal';
import type { FleetSearch } from './fleet-search';
import type { NodeType } from './price-book';

/** Above what a few operations on doubles may be off by. */
const MARGIN = 1e-12;

/**
 * Users a node in doubles, never below the exact number: what a search throws types out by. The formulas are those of
 * the capacity model. Infinity where nothing limits a node, 0 where it carries nobody.
 */
export function roughCapacity({
  inputs,
  demand,
  subject,
  referenceVcpus,
}: Omit<FleetSearch, 'book' | 'volumes'>): (node: NodeType) => number {
  const { serialRatio, headroomRatio, baseMemoryBytes, connectionsPerUser } = inputs;
  const memory = subject.memoryPerConnectionBytes;
  const bytes = memory === undefined ? undefined : memory.value + inputs.statePerConnectionBytes;
  const deliveries = subject.deliveriesPerNodePerSecond?.value;
  const perSecond = toRoughNumber(demand.deliveriesPerSecond);
  const bytesPerSecond = toRoughNumber(demand.busierBytesPerSecond);
  const speed = (vcpus: number) => vcpus / (serialRatio * vcpus + 1 - serialRatio);
  const perSpeed =
    deliveries === undefined || perSecond === 0
      ? undefined
      : (deliveries * inputs.cpuTargetRatio) / speed(referenceVcpus) / perSecond;
  let least = Infinity;
  const limits = [subject.connectionsPerNode?.value, inputs.descriptorsPerNode];
  for (const limit of limits) if (limit !== undefined) least = Math.min(least, limit / connectionsPerUser);
  if (inputs.newConnectionsPerNodePerSecond !== undefined && inputs.sessionLengthNs !== undefined) {
    const held = (inputs.newConnectionsPerNodePerSecond * inputs.sessionLengthNs) / 1e9;
    least = Math.min(least, held / connectionsPerUser);
  }
  return (node) => {
    let users = least;
    if (bytes !== undefined) {
      const usable = node.memoryBytes * (1 - headroomRatio) - baseMemoryBytes;
      const slack = node.memoryBytes * MARGIN;
      users = Math.min(users, Math.floor(((usable + slack) / bytes) * (1 + MARGIN)) / connectionsPerUser);
    }
    if (perSpeed !== undefined) users = Math.min(users, perSpeed * speed(node.vcpus));
    if (bytesPerSecond > 0 && node.baselineBytesPerSecond !== undefined) {
      users = Math.min(users, node.baselineBytesPerSecond / bytesPerSecond);
    }
    return users;
  };
}
