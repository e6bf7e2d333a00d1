import { volumesOf } from './bill';
import type { Demand } from './demand';
import type { CostInputs } from './inputs';
import type { NodeType, PriceBook } from './price-book';
import { searchFleets } from './search-fleets';
import type { CostSubject } from './subject';

/**
 * The type whose fleet has the smallest bill, over all types with a price in the region that the filters let through.
 * Of equal bills the one with fewer nodes, then the one that comes first by name.
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
  const volumes = volumesOf(inputs, demand);
  return searchFleets({ inputs, demand, subject, referenceVcpus, book, volumes }, 1)[0]?.node;
}
