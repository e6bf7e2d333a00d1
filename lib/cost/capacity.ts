import { decimalOf, divideDown, isPositive, minus, ONE, times, type Decimal } from './decimal';
import type { Demand } from './demand';
import type { CostInputs } from './inputs';
import type { NodeType } from './price-book';
import type { CostSubject, FigureName } from './subject';

export const RESOURCES = ['memory', 'cpu', 'network', 'connections'] as const;
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
 * - memory: whole connections that fit into memory × (1 − headroom) − base memory.
 * - cpu: deliveries a second of the reference node × vCPUs ÷ its vCPUs × CPU target.
 * - network: baseline bandwidth against the bytes of the busier direction.
 * - connections: the number that a node is known to hold, whatever its size.
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
    const bytes = decimalOf(memoryPerConnectionBytes.value);
    const usableOf = usableMemory(inputs);
    makers.push((node) => {
      const usable = usableOf(node);
      const units = isPositive(usable) ? divideDown(usable, bytes) : 0n;
      return { name: 'memory', limit: { units, places: 0 }, perUser: connectionsPerUser };
    });
  }
  if (deliveriesPerNodePerSecond !== undefined && isPositive(deliveriesPerSecond)) {
    const used = times(decimalOf(deliveriesPerNodePerSecond.value), decimalOf(inputs.cpuTargetRatio));
    // The vCPUs of the reference stand on this side, since dividing by them may leave no finite decimal.
    const perUser = times(deliveriesPerSecond, decimalOf(referenceVcpus));
    makers.push((node) => ({ name: 'cpu', limit: times(used, decimalOf(node.vcpus)), perUser }));
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
  return (node) => makers.flatMap((make) => make(node) ?? []);
}

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
