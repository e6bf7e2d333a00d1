import { hourlyPrice } from './bill';
import { capacityModel, carriesNobody } from './capacity';
import { compareDecimals, decimalOf, plus, times, ZERO, type Decimal } from './decimal';
import type { Demand } from './demand';
import { sizeFleet } from './fleet';
import type { CostInputs } from './inputs';
import type { NodeType, PriceBook } from './price-book';
import type { CostSubject } from './subject';

/**
 * The type whose fleet has the smallest bill, over all types with a price in the region. Of equal bills the one with
 * fewer nodes, then the one that comes first by name. What depends on the load alone is the same for all types and
 * left out.
 *
 * Left out are types that the model has no figure for, since a missing limit must not be an advantage: with messages,
 * those whose baseline bandwidth is not known; with a limit by CPU, burstable ones, which cannot hold their vCPUs busy.
 *
 * @returns undefined where no type carries the load
 */
export function findCheapestNode(
  inputs: CostInputs,
  demand: Demand,
  subject: CostSubject,
  referenceVcpus: number,
  book: PriceBook,
): NodeType | undefined {
  const perNode = inputs.isComputeOnly ? ZERO : (book.publicIpv4?.usdPerHour ?? ZERO);
  const priceOf = hourlyPrice(inputs);
  const hasCpuLimit = subject.deliveriesPerNodePerSecond !== undefined;
  const resourcesOn = capacityModel(inputs, demand, subject, referenceVcpus);
  const users = decimalOf(inputs.users);
  let best: { readonly node: NodeType; readonly nodes: number; readonly usdPerHour: Decimal } | undefined;
  for (const node of book.nodeTypes.values()) {
    const price = priceOf(node);
    if (price === undefined) continue;
    if (demand.hasMessages && node.baselineBytesPerSecond === undefined) continue;
    if (demand.hasMessages && hasCpuLimit && node.isBurstable) continue;
    const resources = resourcesOn(node);
    if (resources.some(carriesNobody)) continue;
    const fleet = sizeFleet(resources, users, inputs.minimumNodes, inputs.spareNodes);
    if (fleet === undefined) continue;
    const { nodes } = fleet;
    const usdPerHour = times(decimalOf(nodes), plus(price, perNode));
    const difference = best === undefined ? -1 : compareDecimals(usdPerHour, best.usdPerHour);
    if (best === undefined || difference < 0 || (difference === 0 && nodes < best.nodes)) {
      best = { node, nodes, usdPerHour };
    }
  }
  return best?.node;
}
