import { apiGatewayBill } from './api-gateway';
import type { CostModel } from './compute-cost';
import { headOf, resourceLabel, type SubjectHead } from './cost-view';
import { bestFleetChoices, fleetFrontier, type FleetChoice } from './fleet-choices';
import { printNumber } from './print-number';
import { exactUsd } from './print-usd';
import { unitCostsOf } from './unit-costs';

/** The cheapest fleets of a subject, and those that none beats in both cost and headroom. */
export interface FleetsView {
  readonly head: SubjectHead;
  readonly best: readonly FleetRow[];
  readonly frontier: readonly FleetRow[];
}

export interface FleetRow {
  readonly nodeType: string;
  readonly size: string;
  readonly nodes: string;
  readonly monthly: string;
  readonly perUser: string;
  /** Absent without messages. */
  readonly perMillion?: string;
  readonly binding: string;
  readonly isChosen: boolean;
}

/** The frontier may be long; its dear end is of no use. */
const MOST_OF_FRONTIER = 8;

/**
 * Fleets of one type each, cheapest first, for one subject of a model.
 *
 * @param index of the subject among the estimates
 * @returns undefined where the node is one's own, so that there are no others to choose from
 */
export function buildFleetsView(model: CostModel, index: number): FleetsView | undefined {
  const { calculation, context, scenario, pinned } = model;
  const estimate = calculation.estimates[index];
  const inputs = pinned[index]?.inputs;
  const { ownNode, prices } = scenario.inputs;
  if (estimate === undefined || inputs === undefined) return undefined;
  if (Object.keys(ownNode).length > 0 || prices.nodeUsdPerHour !== undefined) return undefined;
  const rowOf = ({ node, fleet, bill, headroomRatio }: FleetChoice): FleetRow => {
    const { perUserUsd, perMillionDeliveriesUsd: perMillion } = unitCostsOf(
      { bill, demand: estimate.demand },
      inputs,
    );
    return {
      nodeType: node.name,
      size: `${node.vcpus} vCPU, ${printNumber(node.memoryBytes / 1024 ** 3)} GiB, ${node.architecture}`,
      nodes: printNumber(fleet.nodes),
      monthly: exactUsd(bill.monthlyUsd),
      perUser: `$${perUserUsd.toPrecision(3)}`,
      ...(perMillion === undefined ? {} : { perMillion: `$${perMillion.toPrecision(3)}` }),
      binding: `${resourceLabel(fleet.binding)}, ${Math.round((1 - headroomRatio) * 100)} %`,
      isChosen: node.name === estimate.node.name,
    };
  };
  return {
    head: headOf(estimate.subject.subject, context.subjects),
    best: bestFleetChoices(estimate, inputs, calculation.book).map(rowOf),
    frontier: fleetFrontier(estimate, inputs, calculation.book).slice(0, MOST_OF_FRONTIER).map(rowOf),
  };
}

/** What the same load costs without nodes, on API Gateway; undefined where a price of it is not known. */
export function apiGatewayCost({ scenario, calculation }: CostModel): string | undefined {
  const bill = apiGatewayBill(scenario.inputs, calculation.book);
  return 'missing' in bill ? undefined : exactUsd(bill.monthlyUsd);
}
