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

/** What a fleet must outlive besides spare nodes. */
export interface Redundancy {
  readonly zones: number;
  /** The loss of the fullest zone, nodes being spread evenly. */
  readonly survivesZoneLoss: boolean;
  /** Whether so many nodes take back the connections of those lost besides them; absent where that limits nothing. */
  readonly takesBack?: (carrying: number, lost: number) => boolean;
}

const NO_ZONES: Redundancy = { zones: 1, survivesZoneLoss: false };

/**
 * The fleet for a number of users: the most nodes that a resource asks for, at least the minimum, plus the spare ones.
 * Where two resources ask for equally many, the one with less capacity binds. To survive the loss of a zone, as many
 * nodes are spare as the fullest zone has, where those are more.
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
  redundancy: Redundancy = NO_ZONES,
): Fleet | undefined {
  const tightest = tightestOf(resources);
  if (tightest === undefined) return undefined;
  const needed = nodesFor(tightest, users);
  const asked = Math.max(needed, minimumNodes);
  const { nodes, spareNodes: spare, carrying } = allNodesFor(asked, spareNodes, redundancy);
  return {
    resources,
    tightest,
    needed,
    nodes,
    spareNodes: spare,
    binding: carrying > asked ? 'newConnections' : minimumNodes > needed ? 'minimum' : tightest.name,
  };
}

/** All nodes where so many are asked for by resources and minimum; more carry where a loss must be taken back. */
export function allNodesFor(
  asked: number,
  spareNodes: number,
  redundancy: Redundancy = NO_ZONES,
): { readonly nodes: number; readonly spareNodes: number; readonly carrying: number } {
  const carrying = leastThatTakesBack(asked, spareNodes, redundancy);
  return { ...withSpare(carrying, spareNodes, redundancy), carrying };
}

/** The resource with the least capacity; the first of equal ones. */
function tightestOf(resources: readonly Resource[]): Resource | undefined {
  let tightest: Resource | undefined;
  for (const resource of resources) {
    if (tightest === undefined || hasLess(resource, tightest)) tightest = resource;
  }
  return tightest;
}

/** All nodes, and those of them that may fail, for so many that must carry the peak. */
export function withSpare(
  carrying: number,
  spareNodes: number,
  { zones, survivesZoneLoss }: Redundancy,
): { readonly nodes: number; readonly spareNodes: number } {
  const nodes = carrying + spareNodes;
  if (!survivesZoneLoss || zones < 2) return { nodes, spareNodes };
  const spread = Math.max(nodes, Math.ceil((carrying * zones) / (zones - 1)));
  return { nodes: spread, spareNodes: Math.max(spareNodes, Math.ceil(spread / zones)) };
}

/** Beyond it a fleet is a mistake in the inputs. */
const MOST_CARRYING = 2 ** 31;

/** The fewest nodes from `asked` on that take back the connections of those lost. */
function leastThatTakesBack(asked: number, spareNodes: number, redundancy: Redundancy): number {
  const { takesBack } = redundancy;
  if (takesBack === undefined || asked > MOST_CARRYING) return asked;
  const holds = (carrying: number) =>
    takesBack(carrying, withSpare(carrying, spareNodes, redundancy).spareNodes);
  if (holds(asked)) return asked;
  let [tooFew, enough] = [asked, asked];
  while (enough < MOST_CARRYING && !holds(enough)) [tooFew, enough] = [enough, enough * 2];
  while (enough - tooFew > 1) {
    const middle = Math.floor(tooFew + (enough - tooFew) / 2);
    if (holds(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
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
