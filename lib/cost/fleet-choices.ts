import { billOf, type Bill } from './bill';
import { capacityModel } from './capacity';
import type { CostEstimate } from './estimate-cost';
import { compareDecimals } from './decimal';
import { utilisationOf, type Fleet } from './fleet';
import type { FleetSearch } from './fleet-search';
import type { CostInputs } from './inputs';
import type { NodeType, PriceBook } from './price-book';
import { compareFleets, exactFleet, isSearched, searchFleets, type FoundFleet } from './search-fleets';
import { withTypedPrices } from './typed-prices';

/** One of the fleets that carry the load, with its whole bill. */
export interface FleetChoice {
  readonly node: NodeType;
  readonly fleet: Fleet;
  readonly bill: Bill;
  /** Share of what binds that is free at the peak with the spare nodes down, 0–1. */
  readonly headroomRatio: number;
}

/** How many of the best fleets are told. */
export const BEST_FLEETS = 10;

/**
 * The cheapest fleets for the load of an estimate, one of each node type that the filters let through, cheapest first.
 *
 * @param known the book that the estimate was made with
 */
export function bestFleetChoices(
  estimate: CostEstimate,
  inputs: CostInputs,
  known: PriceBook,
  count = BEST_FLEETS,
): FleetChoice[] {
  const search = searchOf(estimate, inputs, known);
  return searchFleets(search, count).flatMap((found) => choiceOf(found, search) ?? []);
}

/**
 * The fleets that no other one beats in both cost and headroom, cheapest first: each further one costs more and has more
 * headroom.
 */
export function fleetFrontier(estimate: CostEstimate, inputs: CostInputs, known: PriceBook): FleetChoice[] {
  const search = searchOf(estimate, inputs, known);
  const { demand, subject, referenceVcpus, book } = search;
  const exactOf = exactFleet(search, capacityModel(inputs, demand, subject, referenceVcpus));
  const found = [...book.nodeTypes.values()]
    .flatMap((node) => (isSearched(node, search) ? (exactOf(node) ?? []) : []))
    .sort(compareFleets);
  let most = -Infinity;
  const frontier: FleetChoice[] = [];
  for (const one of found) {
    const headroomRatio = headroomOf(one.fleet, inputs.users);
    if (headroomRatio <= most) continue;
    const choice = choiceOf(one, search);
    const last = frontier.at(-1);
    if (choice === undefined) continue;
    // Of equal bills only the one with more headroom.
    if (last !== undefined && compareDecimals(last.bill.exactUsd, choice.bill.exactUsd) === 0) frontier.pop();
    frontier.push(choice);
    most = headroomRatio;
  }
  return frontier;
}

function searchOf(
  { demand, subject, referenceNode, volumes }: CostEstimate,
  inputs: CostInputs,
  known: PriceBook,
): FleetSearch {
  const book = withTypedPrices(known, inputs.prices);
  return { inputs, demand, subject, referenceVcpus: referenceNode.vcpus, book, volumes };
}

function choiceOf(
  { node, fleet }: FoundFleet,
  { inputs, volumes, book }: FleetSearch,
): FleetChoice | undefined {
  const bill = billOf(inputs, volumes, node, fleet.nodes, book);
  if ('missing' in bill) return undefined;
  return { node, fleet, bill, headroomRatio: headroomOf(fleet, inputs.users) };
}

function headroomOf(fleet: Fleet, users: number): number {
  return 1 - utilisationOf(fleet.tightest, users, fleet);
}
