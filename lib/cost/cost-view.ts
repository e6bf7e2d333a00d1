import { weakestGrade, type EvidenceGrade } from '@/lib/model/grade';
import { RESOURCES, type ResourceName } from './capacity';
import type { CostModel } from './compute-cost';
import { figureOrigins, stepsOf, type Step } from './cost-steps';
import { compareDecimals, formatDecimal, toNumber } from './decimal';
import type { CostEstimate } from './estimate-cost';
import { capacityOf, utilisationOf } from './fleet';
import { printNumber } from './print-number';
import { printUsd } from './print-usd';
import type { NamedSubject } from './scenario';

/** A subject as it is shown. */
export interface SubjectHead {
  readonly slug: string;
  readonly name: string;
  readonly version?: string;
  readonly position: number;
}

/** The results of a page of costs that are there at once, as plain data. */
export interface CostView {
  readonly verdict: readonly VerdictPart[];
  readonly grade: EvidenceGrade;
  readonly options: readonly OptionView[];
  readonly leftOut: readonly { readonly name: string; readonly why: string }[];
  readonly warnings: readonly string[];
  readonly region: string;
  readonly asOf: string;
}

export interface VerdictPart {
  readonly text: string;
  readonly isStrong?: true;
}

export interface OptionView {
  readonly head: SubjectHead;
  readonly grade: EvidenceGrade;
  readonly monthly: string;
  /** To the cent. */
  readonly exactMonthly: string;
  readonly fleet: string;
  readonly perUser: string;
  readonly resources: readonly ResourceView[];
  /** What binds, with the numbers in it. */
  readonly binding: string;
  readonly steps: readonly Step[];
  readonly origins: readonly string[];
}

export interface ResourceView {
  readonly name: ResourceName;
  readonly label: string;
  readonly usedRatio: number;
  readonly used: string;
  readonly capacity: string;
  readonly isBinding: boolean;
}

const RESOURCE_LABELS: Readonly<Record<string, string>> = {
  cpu: 'CPU',
  fileDescriptors: 'file descriptors',
  newConnections: 'new connections',
  minimum: 'minimum of nodes',
};

/** What limits a fleet, in words. */
export function resourceLabel(name: ResourceName | 'minimum'): string {
  return RESOURCE_LABELS[name] ?? name;
}

export function buildCostView(model: CostModel): CostView {
  const { calculation, scenario, context } = model;
  const { estimates, book, leftOut, answer } = calculation;
  const options = estimates.map((estimate) =>
    optionOf(estimate, headOf(estimate.subject.subject, context.subjects), model),
  );
  return {
    verdict: verdictOf(model, options),
    grade: weakestGrade('samples', ...answer.options.map((option) => option.grade)),
    options,
    leftOut: leftOut.map(({ subject, problems }) => ({
      name: headOf(subject, context.subjects).name,
      why: problems.map(({ expected, found }) => `expected ${expected}, found ${found}`).join('; '),
    })),
    warnings: scenario.warnings.map(({ message }) => message),
    region: book.region,
    asOf: book.asOf,
  };
}

/** How a subject is called. */
export function headOf(slug: string, subjects: readonly NamedSubject[]): SubjectHead {
  const known = subjects.find(({ figures }) => figures.subject === slug);
  return {
    slug,
    name: known?.name ?? slug,
    ...(known?.version === undefined ? {} : { version: known.version }),
    position: known?.position ?? 0,
  };
}

function optionOf(
  estimate: CostEstimate,
  head: SubjectHead,
  { scenario: { inputs } }: CostModel,
): OptionView {
  const { bill, fleet, node, grade } = estimate;
  const ordered = RESOURCES.flatMap((name) => fleet.resources.find((one) => one.name === name) ?? []);
  return {
    head,
    grade,
    monthly: printUsd(bill.monthlyUsd),
    exactMonthly: `$${formatDecimal(bill.monthlyUsd, 2)}`,
    fleet: `${printNumber(fleet.nodes)} × ${node.name}, ${printNumber(fleet.spareNodes)} spare`,
    perUser: `$${(toNumber(bill.monthlyUsd) / inputs.users).toPrecision(3)} a user`,
    resources: ordered.map((resource) => {
      const usedRatio = utilisationOf(resource, inputs.users, fleet);
      return {
        name: resource.name,
        label: resourceLabel(resource.name),
        usedRatio,
        used: percent(usedRatio),
        capacity: `${printNumber(Math.floor(capacityOf(resource)))} users a node`,
        isBinding: fleet.binding === resource.name,
      };
    }),
    binding: bindingOf(estimate, inputs.users, inputs.minimumNodes),
    steps: stepsOf(estimate, inputs),
    origins: figureOrigins(estimate),
  };
}

function bindingOf({ fleet }: CostEstimate, users: number, minimumNodes: number): string {
  if (fleet.binding === 'minimum') {
    return `The minimum of ${printNumber(minimumNodes)} nodes binds; the load alone asks for ${printNumber(fleet.needed)}.`;
  }
  const capacity = Math.floor(capacityOf(fleet.tightest));
  const label = resourceLabel(fleet.binding);
  return `${label[0]?.toUpperCase() ?? ''}${label.slice(1)} ${label.endsWith('s') ? 'bind' : 'binds'}: ${printNumber(users)} ÷ ${printNumber(capacity)} = ${(users / capacityOf(fleet.tightest)).toPrecision(3)}, so ${printNumber(fleet.needed)}.`;
}

function percent(ratio: number): string {
  const value = ratio * 100;
  return value > 0 && value < 1 ? '<1 %' : `${Math.round(value)} %`;
}

function verdictOf({ calculation, scenario }: CostModel, options: readonly OptionView[]): VerdictPart[] {
  const { estimates } = calculation;
  const order = estimates
    .map((estimate, index) => ({ estimate, name: options[index]?.head.name ?? '' }))
    .toSorted((a, b) => compareDecimals(a.estimate.bill.monthlyUsd, b.estimate.bill.monthlyUsd));
  const [first] = order;
  if (first === undefined) return [];
  const users = printNumber(scenario.inputs.users);
  const least = first.estimate.bill.monthlyUsd;
  const cheapest = order.filter(({ estimate }) => compareDecimals(estimate.bill.monthlyUsd, least) === 0);
  const others = order.slice(cheapest.length);
  const share = mostOf(first.estimate);
  if (order.length === 1) {
    return [
      { text: `${users} users cost ` },
      { text: `${printUsd(least)} a month`, isStrong: true },
      { text: `: ${options[0]?.fleet ?? ''}. ${share}` },
    ];
  }
  return [
    { text: `At ${users} users ` },
    {
      text:
        cheapest.length === 1
          ? `${first.name} costs least`
          : `${listNames(cheapest.map(({ name }) => name))} cost the same`,
      isStrong: true,
    },
    {
      text: `, ${printUsd(least)} a month. ${others
        .slice(0, 3)
        .map(
          ({ name, estimate }) =>
            `${name} costs ${printUsd(estimate.bill.monthlyUsd)}${more(toNumber(estimate.bill.monthlyUsd), toNumber(least))}. `,
        )
        .join('')}${share}`,
    },
  ];
}

function more(usd: number, leastUsd: number): string {
  return leastUsd > 0 ? `, ${((usd / leastUsd - 1) * 100).toPrecision(2)} % more` : '';
}

function listNames(names: readonly string[]): string {
  return names.join(', ').replace(/, (?=[^,]*$)/, ' and ');
}

/** What most of the money goes into. */
function mostOf({ bill }: CostEstimate): string {
  const total = toNumber(bill.monthlyUsd);
  if (total === 0 || bill.lines.length < 2) return '';
  const groups = new Map<string, number>();
  for (const { item, amountUsd } of bill.lines) {
    const group = item.startsWith('internet egress')
      ? 'data transfer'
      : item.startsWith('NLB')
        ? 'the load balancer'
        : item;
    groups.set(group, (groups.get(group) ?? 0) + toNumber(amountUsd));
  }
  const [most] = [...groups].toSorted((a, b) => b[1] - a[1]);
  if (most === undefined) return '';
  const [name, usd] = most;
  return `${name[0]?.toUpperCase() ?? ''}${name.slice(1)} is ${percent(usd / total)} of it.`;
}
