import type { EvidenceGrade } from '@/lib/model/grade';
import type { Problem } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import { apiGatewayBill } from './api-gateway';
import { HOURS_PER_MONTH, type BillLine } from './bill';
import type { ResourceName } from './capacity';
import { commitmentsOf } from './commitments';
import { toNumber } from './decimal';
import { estimateCost, type CostEstimate } from './estimate-cost';
import { capacityOf, utilisationOf } from './fleet';
import { bestFleetChoices, fleetFrontier, type FleetChoice } from './fleet-choices';
import { CHEAPEST, type Commitment, type CostInputs } from './inputs';
import { loadPriceBook, PRICED_REGIONS } from './load-price-book';
import type { PriceBook } from './price-book';
import { wrongField } from './read-inputs';
import { reconnectStorm, type ReconnectStorm } from './reconnects';
import type { CostSubject } from './subject';
import { unitCostsOf, type UnitCosts } from './unit-costs';
import { withTypedFigures } from './with-typed-figures';

/** The answer as data: what `benchlens cost --json` prints and the API sends. */
export interface CostAnswer {
  readonly priceBook: { readonly asOf: string; readonly region: string };
  readonly hoursPerMonth: number;
  readonly options: readonly CostOption[];
  /** The same load on API Gateway WebSocket, without nodes; absent where a price of it is not known. */
  readonly apiGateway?: { readonly monthlyUsd: number; readonly lines: readonly CostLine[] };
}

export interface CostLine {
  readonly item: string;
  readonly quantity: number;
  readonly unit: string;
  readonly unitPriceUsd: number;
  readonly amountUsd: number;
  readonly source: string;
}

/** One way to pay for the same nodes. */
export interface CommitmentOption {
  readonly commitment: Commitment;
  readonly discount: number;
  /** Absent where the price is not known. */
  readonly monthlyUsd?: number;
}

/** One of the cheapest fleets that the search found. */
export interface FleetOption extends UnitCosts {
  readonly nodeType: string;
  readonly nodes: number;
  readonly binding: ResourceName | 'minimum';
  readonly headroom: number;
  readonly monthlyUsd: number;
}

export interface CostOption extends UnitCosts {
  readonly subject: string;
  readonly nodeType: string;
  /** Spare ones included. */
  readonly nodes: number;
  readonly spareNodes: number;
  readonly binding: ResourceName | 'minimum';
  /** Users a node. */
  readonly perNodeCapacity: Readonly<Partial<Record<ResourceName, number>>>;
  /** With the spare nodes down, 0–1. */
  readonly utilisation: Readonly<Partial<Record<ResourceName, number>>>;
  readonly monthlyUsd: number;
  readonly lines: readonly CostLine[];
  readonly range?: { readonly p10Usd: number; readonly p50Usd: number; readonly p90Usd: number };
  readonly grade: EvidenceGrade;
  readonly commitments: readonly CommitmentOption[];
  /** Where the node was searched for: the best, cheapest first, and those that none beats in both cost and headroom. */
  readonly fleets?: readonly FleetOption[];
  readonly frontier?: readonly FleetOption[];
  /** Where a time to reconnect is given: what the loss of the spare nodes causes. */
  readonly reconnects?: ReconnectStorm;
}

/** The answer with the steps behind it. */
export interface CostCalculation {
  readonly inputs: CostInputs;
  readonly book: PriceBook;
  readonly estimates: readonly CostEstimate[];
  /** Subjects that no cost could be computed for, and why. */
  readonly leftOut: readonly { readonly subject: string; readonly problems: readonly Problem[] }[];
  readonly answer: CostAnswer;
}

/** The subject where there is no suite: only what was typed. */
export const CUSTOM_SUBJECT: CostSubject = { subject: 'custom' };

/**
 * What the subjects cost for one load. Figures that were typed overrule those of the subjects.
 *
 * @param subjects without a suite `[CUSTOM_SUBJECT]`
 * @returns Problems where no subject can be computed, each with the place of the field at fault
 */
export async function calculateCost(
  inputs: CostInputs,
  subjects: readonly CostSubject[],
): Promise<Result<CostCalculation>> {
  const book = await loadPriceBook(inputs.region);
  if (book === undefined) {
    return fail(wrongField('region', `one of the regions ${PRICED_REGIONS.join(', ')}`, inputs.region));
  }
  const estimates: CostEstimate[] = [];
  const leftOut: { subject: string; problems: readonly Problem[] }[] = [];
  for (const subject of subjects) {
    const estimated = estimateCost(inputs, withTypedFigures(subject, inputs.typed), book);
    if (estimated.ok) estimates.push(estimated.value);
    else leftOut.push({ subject: subject.subject, problems: estimated.problems });
  }
  if (estimates.length === 0) return fail(...differentProblems(leftOut.flatMap((one) => one.problems)));
  return succeed({
    inputs,
    book,
    estimates,
    leftOut,
    answer: {
      priceBook: { asOf: book.asOf, region: book.region },
      hoursPerMonth: HOURS_PER_MONTH,
      options: estimates.map((estimate) => optionOf(estimate, inputs, book)),
      ...apiGatewayOf(inputs, book),
    },
  });
}

/** Several subjects fail for the same reason, which is told once. */
function differentProblems(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

function apiGatewayOf(inputs: CostInputs, book: PriceBook): Pick<CostAnswer, 'apiGateway'> {
  const bill = apiGatewayBill(inputs, book);
  if ('missing' in bill) return {};
  return { apiGateway: { monthlyUsd: toNumber(bill.monthlyUsd), lines: bill.lines.map(lineAsNumbers) } };
}

function lineAsNumbers(line: BillLine): CostLine {
  return {
    item: line.item,
    quantity: toNumber(line.quantity),
    unit: line.unit,
    unitPriceUsd: toNumber(line.unitPriceUsd),
    amountUsd: toNumber(line.amountUsd),
    source: line.source.url,
  };
}

function fleetOption(choice: FleetChoice, { demand }: CostEstimate, inputs: CostInputs): FleetOption {
  const { node, fleet, bill, headroomRatio } = choice;
  return {
    nodeType: node.name,
    nodes: fleet.nodes,
    binding: fleet.binding,
    headroom: headroomRatio,
    monthlyUsd: toNumber(bill.monthlyUsd),
    ...unitCostsOf({ bill, demand }, inputs),
  };
}

/** What the search has to say, where the node was searched for. */
function searchedOf(
  estimate: CostEstimate,
  inputs: CostInputs,
  book: PriceBook,
): Pick<CostOption, 'fleets' | 'frontier'> {
  if (inputs.nodeType !== CHEAPEST) return {};
  const asOption = (choice: FleetChoice) => fleetOption(choice, estimate, inputs);
  return {
    fleets: bestFleetChoices(estimate, inputs, book).map(asOption),
    frontier: fleetFrontier(estimate, inputs, book).map(asOption),
  };
}

function optionOf(estimate: CostEstimate, inputs: CostInputs, book: PriceBook): CostOption {
  const { subject, node, fleet, bill, range, grade } = estimate;
  const storm = reconnectStorm(inputs, estimate.demand, fleet);
  const perResource = (valueOf: (resource: (typeof fleet.resources)[number]) => number) =>
    Object.fromEntries(fleet.resources.map((resource) => [resource.name, valueOf(resource)]));
  return {
    subject: subject.subject,
    nodeType: node.name,
    nodes: fleet.nodes,
    spareNodes: fleet.spareNodes,
    binding: fleet.binding,
    perNodeCapacity: perResource(capacityOf),
    utilisation: perResource((resource) => utilisationOf(resource, inputs.users, fleet)),
    monthlyUsd: toNumber(bill.monthlyUsd),
    lines: bill.lines.map(lineAsNumbers),
    ...(range === undefined
      ? {}
      : {
          range: {
            p10Usd: toNumber(range.p10Usd),
            p50Usd: toNumber(range.p50Usd),
            p90Usd: toNumber(range.p90Usd),
          },
        }),
    grade,
    ...unitCostsOf(estimate, inputs),
    commitments: commitmentsOf(estimate, inputs, book).map(({ commitment, discountRatio, monthlyUsd }) => ({
      commitment,
      discount: discountRatio,
      ...(monthlyUsd === undefined ? {} : { monthlyUsd: toNumber(monthlyUsd) }),
    })),
    ...searchedOf(estimate, inputs, book),
    ...(storm === undefined ? {} : { reconnects: storm }),
  };
}
