import type { EvidenceGrade } from '@/lib/model/grade';
import type { Problem } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import { HOURS_PER_MONTH } from './bill';
import type { ResourceName } from './capacity';
import { toNumber } from './decimal';
import { estimateCost, type CostEstimate } from './estimate-cost';
import { capacityOf, utilisationOf } from './fleet';
import type { CostInputs } from './inputs';
import { loadPriceBook, PRICED_REGIONS } from './load-price-book';
import type { PriceBook } from './price-book';
import { wrongField } from './read-inputs';
import type { CostSubject } from './subject';
import { withTypedFigures } from './with-typed-figures';

/** The answer as data: what `benchlens cost --json` prints and the API sends. */
export interface CostAnswer {
  readonly priceBook: { readonly asOf: string; readonly region: string };
  readonly hoursPerMonth: number;
  readonly options: readonly CostOption[];
}

export interface CostOption {
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
  readonly lines: readonly {
    readonly item: string;
    readonly quantity: number;
    readonly unit: string;
    readonly unitPriceUsd: number;
    readonly amountUsd: number;
    readonly source: string;
  }[];
  readonly range?: { readonly p10Usd: number; readonly p50Usd: number; readonly p90Usd: number };
  readonly grade: EvidenceGrade;
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
      options: estimates.map((estimate) => optionOf(estimate, inputs)),
    },
  });
}

/** Several subjects fail for the same reason, which is told once. */
function differentProblems(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

function optionOf(estimate: CostEstimate, inputs: CostInputs): CostOption {
  const { subject, node, fleet, bill, range, grade } = estimate;
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
    lines: bill.lines.map((line) => ({
      item: line.item,
      quantity: toNumber(line.quantity),
      unit: line.unit,
      unitPriceUsd: toNumber(line.unitPriceUsd),
      amountUsd: toNumber(line.amountUsd),
      source: line.source.url,
    })),
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
  };
}
