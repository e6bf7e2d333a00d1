import { decimalOf, divideDown, isPositive, minus, ONE, plus, times, type Decimal } from './decimal';
import type { Demand } from './demand';
import type { CostInputs } from './inputs';
import type { NodeType } from './price-book';
import type { CostSubject, FigureName } from './subject';

export const RESOURCES = [
  'memory',
  'cpu',
  'network',
  'connections',
  'fileDescriptors',
  'newConnections',
] as const;
export type ResourceName = (typeof RESOURCES)[number];

/**
 * One thing that a node runs out of. Users a node = limit ÷ per user, both in the same unit; they are kept apart so
 * that fleets are counted without a rounding in between.
 */
export interface Resource {
  readonly name: ResourceName;
  readonly limit: Decimal;
  /** Above 0. */
  readonly perUser: Decimal;
}

/**
 * What a node runs out of under a load, for any node. A resource without demand or without a known limit is absent. A
 * limit of 0 means that the node carries nobody.
 *
 * - memory: whole connections that fit into memory × (1 − headroom) − base memory, each with its state.
 * - cpu: deliveries a second of the reference node × vCPUs ÷ its vCPUs × CPU target; with a serial share s, n vCPUs
 *   count as n ÷ (s × n + 1 − s) (Amdahl 1967, https://doi.org/10.1145/1465482.1465560).
 * - network: baseline bandwidth against the bytes of the busier direction.
 * - connections: the number that a node is known to hold, whatever its size.
 * - fileDescriptors: one for each connection.
 * - newConnections: those that a node accepts a second, against connections that begin anew after each session.
 *
 * What does not depend on the node is computed once, since a search asks for every type there is.
 *
 * @param referenceVcpus of the node that the deliveries were counted on
 */
export function capacityModel(
  inputs: CostInputs,
  demand: Demand,
  subject: CostSubject,
  referenceVcpus: number,
): (node: NodeType) => Resource[] {
  const { memoryPerConnectionBytes, deliveriesPerNodePerSecond, connectionsPerNode } = subject;
  const { connectionsPerUser, deliveriesPerSecond, busierBytesPerSecond } = demand;
  const makers: ((node: NodeType) => Resource | undefined)[] = [];
  if (memoryPerConnectionBytes !== undefined) {
    const bytes = plus(decimalOf(memoryPerConnectionBytes.value), decimalOf(inputs.statePerConnectionBytes));
    const usableOf = usableMemory(inputs);
    makers.push((node) => {
      const usable = usableOf(node);
      const units = isPositive(usable) ? divideDown(usable, bytes) : 0n;
      return { name: 'memory', limit: { units, places: 0 }, perUser: connectionsPerUser };
    });
  }
  if (deliveriesPerNodePerSecond !== undefined && isPositive(deliveriesPerSecond)) {
    const used = times(decimalOf(deliveriesPerNodePerSecond.value), decimalOf(inputs.cpuTargetRatio));
    const serial = decimalOf(inputs.serialRatio);
    const slowed = (vcpus: Decimal) => plus(times(serial, vcpus), minus(ONE, serial));
    const reference = decimalOf(referenceVcpus);
    // Divisors stand on the other side, since dividing by them may leave no finite decimal.
    const perUser = times(deliveriesPerSecond, reference);
    if (isPositive(serial)) {
      const limit = times(used, slowed(reference));
      makers.push(({ vcpus }) => ({
        name: 'cpu',
        limit: times(limit, decimalOf(vcpus)),
        perUser: times(perUser, slowed(decimalOf(vcpus))),
      }));
    } else {
      makers.push((node) => ({ name: 'cpu', limit: times(used, decimalOf(node.vcpus)), perUser }));
    }
  }
  if (isPositive(busierBytesPerSecond)) {
    makers.push(({ baselineBytesPerSecond: limit }) =>
      limit === undefined
        ? undefined
        : { name: 'network', limit: decimalOf(limit), perUser: busierBytesPerSecond },
    );
  }
  if (connectionsPerNode !== undefined) {
    const limit = decimalOf(connectionsPerNode.value);
    makers.push(() => ({ name: 'connections', limit, perUser: connectionsPerUser }));
  }
  if (inputs.descriptorsPerNode !== undefined) {
    const limit = decimalOf(inputs.descriptorsPerNode);
    makers.push(() => ({ name: 'fileDescriptors', limit, perUser: connectionsPerUser }));
  }
  const { newConnectionsPerNodePerSecond, sessionLengthNs } = inputs;
  if (newConnectionsPerNodePerSecond !== undefined && sessionLengthNs !== undefined) {
    const limit = times(decimalOf(newConnectionsPerNodePerSecond), decimalOf(sessionLengthNs));
    const perUser = times(connectionsPerUser, decimalOf(NS_PER_SECOND));
    makers.push(() => ({ name: 'newConnections', limit, perUser }));
  }
  return (node) => {
    const resources: Resource[] = [];
    for (const make of makers) {
      const resource = make(node);
      if (resource !== undefined) resources.push(resource);
    }
    return resources;
  };
}

const NS_PER_SECOND = 1e9;

/** Bytes of a node that connections may take; 0 or less where nothing is left. */
export function usableMemory(inputs: CostInputs): (node: NodeType) => Decimal {
  const kept = minus(ONE, decimalOf(inputs.headroomRatio));
  const base = decimalOf(inputs.baseMemoryBytes);
  return (node) => minus(times(decimalOf(node.memoryBytes), kept), base);
}

/** The figure behind a resource; the network has none. */
export const FIGURE_OF_RESOURCE: Readonly<Partial<Record<ResourceName, FigureName>>> = {
  memory: 'memoryPerConnectionBytes',
  cpu: 'deliveriesPerNodePerSecond',
  connections: 'connectionsPerNode',
};

export function carriesNobody(resource: Resource): boolean {
  return !isPositive(resource.limit);
}
