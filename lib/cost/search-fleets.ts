import { billOf, HOURS_PER_MONTH, type Bill, type MonthlyVolumes } from './bill';
import { capacityModel, carriesNobody } from './capacity';
import { compareDecimals, decimalOf, toRoughNumber, ZERO, type Decimal } from './decimal';
import { sizeFleet, withSpare, type Fleet } from './fleet';
import type { FleetSearch } from './fleet-search';
import type { CostInputs } from './inputs';
import type { NodeType, PriceBook } from './price-book';
import { redundancyOf } from './reconnects';
import { roughCapacity } from './rough-capacity';
import type { CostSubject } from './subject';

/** A fleet of one node type that carries the load. */
export interface FoundFleet {
  readonly node: NodeType;
  readonly fleet: Fleet;
  /** What depends on the node type, a month, not rounded: nodes, addresses, disks, traffic between zones. */
  readonly nodeUsd: Decimal;
}

/** A type with the least that its fleet can cost. */
interface Candidate {
  readonly node: NodeType;
  readonly leastUsd: number;
}

/** Doubles are off by less than this share after the few operations on them. */
const MARGIN = 1e-9;

/**
 * The cheapest fleets, one of each node type with a price in the region that the filters let through; of equal bills the
 * one with fewer nodes, then the first by name.
 *
 * For every type a lower bound is computed in doubles; only those that may be among the best are computed in decimals,
 * in the order of their bounds, until a bound exceeds the last of the best. So the result is that of computing all.
 *
 * Left out are types that the model has no figure for, since a missing limit must not be an advantage: with messages,
 * those whose baseline bandwidth is not known; with a limit by CPU, burstable ones, which cannot hold their vCPUs busy.
 *
 * @param count how many
 */
export function searchFleets(search: FleetSearch, count: number): FoundFleet[] {
  const { inputs, demand, subject, referenceVcpus } = search;
  const exactOf = exactFleet(search, capacityModel(inputs, demand, subject, referenceVcpus));
  const best: FoundFleet[] = [];
  let bound = Infinity;
  for (const { node, leastUsd } of candidatesOf(search)) {
    if (leastUsd > bound) break;
    const found = exactOf(node);
    if (found === undefined) continue;
    best.push(found);
    best.sort(compareFleets);
    if (best.length > count) best.pop();
    const last = best.length === count ? best.at(-1) : undefined;
    if (last !== undefined) bound = toRoughNumber(last.nodeUsd) * (1 + MARGIN);
  }
  return best;
}

/** By bill, then by nodes, then by name. */
export function compareFleets(a: FoundFleet, b: FoundFleet): number {
  const difference = compareDecimals(a.nodeUsd, b.nodeUsd);
  if (difference !== 0) return difference;
  if (a.fleet.nodes !== b.fleet.nodes) return a.fleet.nodes - b.fleet.nodes;
  return a.node.name < b.node.name ? -1 : 1;
}

/** Whether the reader's filters and the model let a type through. */
export function isSearched(node: NodeType, { inputs, demand, subject }: FleetSearch): boolean {
  const { architecture, isCurrentOnly, allowsBurstable, allowsGpu, families } = inputs.search;
  if (demand.hasMessages && node.baselineBytesPerSecond === undefined) return false;
  if (node.isBurstable && (!allowsBurstable || (demand.hasMessages && hasCpuLimit(subject)))) return false;
  if (architecture !== undefined && node.architecture !== architecture) return false;
  if (isCurrentOnly && !node.isCurrentGeneration) return false;
  if (!allowsGpu && node.gpus > 0) return false;
  return families === undefined || families.includes(familyOf(node));
}

function hasCpuLimit(subject: CostSubject): boolean {
  return subject.deliveriesPerNodePerSecond !== undefined;
}

function familyOf({ name }: NodeType): string {
  const dot = name.indexOf('.');
  return dot === -1 ? name : name.slice(0, dot);
}

/** All types that may carry the load, the one with the lowest bound first. */
function candidatesOf(search: FleetSearch): Candidate[] {
  const { inputs, book } = search;
  const capacity = roughCapacity(search);
  const redundancy = { zones: inputs.zones, survivesZoneLoss: inputs.survivesZoneLoss };
  const mostNodes = inputs.search.maximumNodes ?? Infinity;
  const paid = 1 - inputs.discountRatio;
  const perNodeUsd =
    !inputs.isComputeOnly && inputs.addresses === 'per-node' && book.publicIpv4 !== undefined
      ? toRoughNumber(book.publicIpv4.usdPerHour)
      : 0;
  const candidates: Candidate[] = [];
  for (const node of book.nodeTypes.values()) {
    const price = node.usdPerHour[inputs.commitment];
    if (price === undefined || !isSearched(node, search)) continue;
    const users = capacity(node);
    if (users <= 0) continue;
    const needed = Math.ceil((inputs.users / users) * (1 - MARGIN));
    const { nodes } = withSpare(Math.max(needed, inputs.minimumNodes), inputs.spareNodes, redundancy);
    if (nodes > mostNodes) continue;
    const usdPerHour = nodes * (toRoughNumber(price.usd) * paid + perNodeUsd);
    candidates.push({ node, leastUsd: usdPerHour * HOURS_PER_MONTH * (1 - MARGIN) });
  }
  return candidates.sort((a, b) => a.leastUsd - b.leastUsd);
}

/** The fleet of a node type in decimals; undefined where it carries nobody or is too large. */
export function exactFleet(
  { inputs, demand, book, volumes }: FleetSearch,
  resourcesOn: ReturnType<typeof capacityModel>,
): (node: NodeType) => FoundFleet | undefined {
  const users = decimalOf(inputs.users);
  const redundancy = redundancyOf(inputs, demand);
  const mostNodes = inputs.search.maximumNodes ?? Infinity;
  // What is the same for all types is left out of the comparison.
  const nodeInputs: CostInputs = {
    ...inputs,
    loadBalancer: 'none',
    natGateways: 0,
    natTrafficBytes: 0,
    addresses: inputs.addresses === 'per-node' ? 'per-node' : 'none',
  };
  const nodeVolumes: MonthlyVolumes = { ...volumes, egressGB: ZERO, lcuHours: [] };
  return (node) => {
    const resources = resourcesOn(node);
    if (resources.some(carriesNobody)) return undefined;
    const fleet = sizeFleet(resources, users, inputs.minimumNodes, inputs.spareNodes, redundancy);
    if (fleet === undefined || fleet.nodes > mostNodes) return undefined;
    const bill = knownBill(nodeInputs, nodeVolumes, node, fleet.nodes, book);
    return bill === undefined ? undefined : { node, fleet, nodeUsd: bill.exactUsd };
  };
}

/** Where another price is not known, that of the nodes alone: what is missing is told once a type is found. */
function knownBill(
  inputs: CostInputs,
  volumes: MonthlyVolumes,
  node: NodeType,
  nodes: number,
  book: PriceBook,
): Bill | undefined {
  const bill = billOf(inputs, volumes, node, nodes, book);
  if (!('missing' in bill)) return bill;
  const compute = billOf({ ...inputs, isComputeOnly: true }, volumes, node, nodes, book);
  return 'missing' in compute ? undefined : compute;
}
