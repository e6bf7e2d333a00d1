import type { Resource, ResourceName } from './capacity';
import { compareDecimals, decimalOf, divideToNumber, divideUp, times, type Decimal } from './decimal';

/** How many nodes carry the users, and what decides it. */
export interface Fleet {
  readonly resources: readonly Resource[];
  /** The one with the least capacity. */
  readonly tightest: Resource;
  /** Nodes that it asks for. */
  readonly needed: number;
  /** Spare ones included. */
  readonly nodes: number;
  readonly spareNodes: number;
  /** What asks for the most nodes; `minimum` where the least number of nodes asks for more. */
  readonly binding: ResourceName | 'minimum';
}

/**
 * The fleet for a number of users: the most nodes that a resource asks for, at least the minimum, plus the spare ones.
 * Where two resources ask for equally many, the one with less capacity binds.
 *
 * @param resources at least one, each with a limit above 0
 * @returns undefined without a resource
 * @example one resource of 400,000 users a node, 500,000 users, one spare → 3 nodes
 */
export function sizeFleet(
  resources: readonly Resource[],
  users: Decimal,
  minimumNodes: number,
  spareNodes: number,
): Fleet | undefined {
  const tightest = resources.reduce<Resource | undefined>(
    (least, resource) => (least === undefined || hasLess(resource, least) ? resource : least),
    undefined,
  );
  if (tightest === undefined) return undefined;
  const needed = nodesFor(tightest, users);
  return {
    resources,
    tightest,
    needed,
    nodes: Math.max(needed, minimumNodes) + spareNodes,
    spareNodes,
    binding: minimumNodes > needed ? 'minimum' : tightest.name,
  };
}

/** Nodes that a resource alone asks for. */
export function nodesFor({ limit, perUser }: Resource, users: Decimal): number {
  return Number(divideUp(times(users, perUser), limit));
}

/** Users that a node carries as far as this resource goes; not always whole. */
export function capacityOf({ limit, perUser }: Resource): number {
  return divideToNumber(limit, perUser);
}

/** Which share of the resource is used when the spare nodes are down. */
export function utilisationOf({ limit, perUser }: Resource, users: number, fleet: Fleet): number {
  const carrying = decimalOf(fleet.nodes - fleet.spareNodes);
  return divideToNumber(times(decimalOf(users), perUser), times(carrying, limit));
}

function hasLess(a: Resource, b: Resource): boolean {
  return compareDecimals(times(a.limit, b.perUser), times(b.limit, a.perUser)) < 0;
}
