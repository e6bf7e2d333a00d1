import { FIGURE_OF_RESOURCE, usableMemory, type Resource, type ResourceName } from './capacity';
import { decimalOf, divideToNumber, formatDecimal, isPositive, minus, toNumber } from './decimal';
import type { CostEstimate } from './estimate-cost';
import { capacityOf, utilisationOf, type Fleet } from './fleet';
import type { CostInputs } from './inputs';
import { printNumber, printPercent } from './print-number';
import type { Figure } from './subject';

/** One step of the calculation with the numbers in it. */
export interface Step {
  readonly label: string;
  readonly text: string;
}

/**
 * How an estimate came about: each resource's capacity, then the nodes, with the numbers in the formulas.
 *
 * @example { label: 'nodes', text: '500,000 ÷ 858,993 rounded up = 1, at least 1, + 1 spare = 2 × c7g.2xlarge' }
 */
export function stepsOf(estimate: CostEstimate, inputs: CostInputs): Step[] {
  const { fleet, node } = estimate;
  return [
    ...fleet.resources.map((resource) => ({
      label: resource.name,
      text: `${formulaOf(resource, estimate, inputs)} = ${printNumber(capacityOf(resource))} users a node; ${printPercent(utilisationOf(resource, inputs.users, fleet))} used`,
    })),
    {
      label: 'nodes',
      text: `${printNumber(inputs.users)} ÷ ${printNumber(capacityOf(fleet.tightest))} rounded up = ${printNumber(fleet.needed)}, at least ${printNumber(inputs.minimumNodes)}${moreText(fleet)}, + ${printNumber(fleet.spareNodes)} spare = ${printNumber(fleet.nodes)} × ${node.name} (${node.vcpus} vCPU, ${printNumber(node.memoryBytes / 1024 ** 3)} GiB, ${node.architecture})`,
    },
  ];
}

/** Nodes that carry besides those that any limit asks for, so that connections of lost ones come back in time. */
function moreText({ binding, nodes, spareNodes, needed }: Fleet): string {
  const carrying = nodes - spareNodes;
  return binding === 'newConnections' && carrying > needed
    ? `, ${printNumber(carrying)} to take back the connections of lost nodes in time`
    : '';
}

function formulaOf(resource: Resource, estimate: CostEstimate, inputs: CostInputs): string {
  const { demand, node, referenceNode, subject } = estimate;
  const perUser = printNumber(inputs.connectionsPerUser);
  switch (resource.name) {
    case 'memory': {
      const bytes = printNumber(subject.memoryPerConnectionBytes?.value);
      return `(${printNumber(node.memoryBytes)} B × (1 − ${printPercent(inputs.headroomRatio)}) − ${printNumber(inputs.baseMemoryBytes)} B) = ${formatDecimal(usableMemory(inputs)(node))} B usable; ÷ ${bytes} B rounded down = ${formatDecimal(resource.limit)} connections; ÷ ${perUser} a user`;
    }
    case 'cpu': {
      const rate = printNumber(subject.deliveriesPerNodePerSecond?.value);
      return `${rate} deliveries/s × ${node.vcpus} ÷ ${referenceNode.vcpus} vCPU (${referenceNode.name}) × ${printPercent(inputs.cpuTargetRatio)}; ÷ ${printNumber(toNumber(demand.deliveriesPerSecond))} deliveries/s a user`;
    }
    case 'network':
      return `${formatDecimal(resource.limit)} B/s baseline; ÷ ${printNumber(toNumber(resource.perUser))} B/s a user, ${demand.busierDirection === 'out' ? 'outgoing' : 'incoming'}`;
    case 'fileDescriptors':
      return `${formatDecimal(resource.limit)} file descriptors, one for each connection; ÷ ${perUser} a user`;
    case 'newConnections':
      return `${printNumber(inputs.newConnectionsPerNodePerSecond)} new connections/s × ${printNumber((inputs.sessionLengthNs ?? 0) / 1e9)} s that each lasts; ÷ ${perUser} a user`;
    case 'connections':
      return `${formatDecimal(resource.limit)} connections; ÷ ${perUser} a user`;
  }
}

/**
 * The cost that somebody claimed for so many users, against the one that was computed; undefined where there is none
 * for that number.
 */
export function claimAgainstModel({ subject, bill }: CostEstimate, inputs: CostInputs): string | undefined {
  const claim = subject.claimedCosts?.find(({ users }) => users === undefined || users === inputs.users);
  if (claim === undefined) return undefined;
  const claimed = decimalOf(claim.monthlyUsd);
  const gap = minus(claimed, bill.monthlyUsd);
  const sign = gap.units < 0n ? '−' : '';
  const ratio = isPositive(bill.monthlyUsd) ? divideToNumber(claimed, bill.monthlyUsd) : undefined;
  const times = ratio === undefined ? '' : `, ${ratio.toFixed(2)} times the computed cost`;
  return `$${formatDecimal(claimed, 2)} by ${claim.origin}: $${formatDecimal(claimed, 2)} − $${formatDecimal(bill.monthlyUsd, 2)} = ${sign}$${formatDecimal(gap, 2).replace('-', '')}${times}`;
}

/** Where the figures of a subject come from. */
export function figureOrigins({ subject, fleet }: CostEstimate): string[] {
  return fleet.resources.flatMap(({ name }) => {
    const key = FIGURE_OF_RESOURCE[name];
    const figure = key === undefined ? undefined : subject[key];
    return figure === undefined ? [] : [`${FIGURE_LABELS[name]}: ${figure.origin}, ${gradeOf(figure)}`];
  });
}

const FIGURE_LABELS: Readonly<Record<ResourceName, string>> = {
  memory: 'memory per connection',
  cpu: 'deliveries a node',
  network: 'bandwidth',
  connections: 'connections a node',
  fileDescriptors: 'file descriptors a node',
  newConnections: 'new connections a node',
};

function gradeOf({ grade, nodeType }: Figure): string {
  return nodeType === undefined ? `grade ${grade}` : `on ${nodeType}, grade ${grade}`;
}
