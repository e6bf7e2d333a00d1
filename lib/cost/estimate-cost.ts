import { weakestGrade, type EvidenceGrade } from '@/lib/model/grade';
import type { Problem } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import { billOf, volumesOf, type Bill, type MissingPrice, type MonthlyVolumes } from './bill';
import {
  carriesNobody,
  FIGURE_OF_RESOURCE,
  capacityModel,
  usableMemory,
  type Resource,
  type ResourceName,
} from './capacity';
import { findCheapestNode } from './cheapest-node';
import { decimalOf, formatDecimal, isPositive, type Decimal } from './decimal';
import { demandOf, type Demand } from './demand';
import type { CostFieldName } from './fields';
import { sizeFleet, type Fleet } from './fleet';
import { CHEAPEST, DEFAULT_NODE_TYPE, type CostInputs } from './inputs';
import type { NodeType, PriceBook } from './price-book';
import { hasSpread, rangeOfNodes } from './range';
import { wrongField } from './read-inputs';
import { redundancyOf } from './reconnects';
import { FIGURE_NAMES, type CostSubject } from './subject';
import { nodeNamed, withTypedPrices } from './typed-prices';

/** What one subject costs, with everything that led to it. */
export interface CostEstimate {
  readonly subject: CostSubject;
  readonly demand: Demand;
  readonly node: NodeType;
  /** Whose vCPUs the deliveries were counted on. */
  readonly referenceNode: NodeType;
  readonly fleet: Fleet;
  readonly volumes: MonthlyVolumes;
  readonly bill: Bill;
  readonly range?: { readonly p10Usd: Decimal; readonly p50Usd: Decimal; readonly p90Usd: Decimal };
  /** Of the weakest figure that went in. */
  readonly grade: EvidenceGrade;
}

/** A larger one is a mistake in the inputs, and no longer a whole number in a double. */
const MOST_NODES = 1e9;

/**
 * The fleet and the bill of one subject.
 *
 * @returns Problems with the place of the field that is at fault: a node that is not known, nothing that limits a node,
 * a node that carries nobody, a price that is not known
 */
export function estimateCost(
  inputs: CostInputs,
  subject: CostSubject,
  known: PriceBook,
): Result<CostEstimate> {
  const book = withTypedPrices(known, inputs.prices);
  const demand = demandOf(inputs);
  if (!canBeLimited(subject, demand)) return fail(nothingLimits());
  const wanted = inputs.nodeType ?? nodeTypeOf(subject) ?? DEFAULT_NODE_TYPE;
  if (inputs.survivesZoneLoss && inputs.zones < 2) {
    return fail(wrongField('zones', 'two zones or more, since the loss of the only one leaves nothing', 1));
  }
  if (wanted === CHEAPEST && isOwn(inputs)) {
    return fail(wrongField('node', 'the name of one node, since a size or a price of it is typed', wanted));
  }
  const named = wanted === CHEAPEST ? undefined : nodeNamed(wanted, inputs, book);
  if (wanted !== CHEAPEST && named === undefined) return fail(unknownType('node', wanted));
  const referenceName = referenceOf(inputs, subject, demand, wanted);
  const referenceNode = referenceName === wanted ? named : book.nodeTypes.get(referenceName);
  if (referenceNode === undefined) return fail(unknownType('referenceNode', referenceName));
  const node = named ?? findCheapestNode(inputs, demand, subject, referenceNode.vcpus, book);
  if (node === undefined) {
    return fail(wrongField('node', 'a type that carries the load, with a price in the region', wanted));
  }

  const resources = capacityModel(inputs, demand, subject, referenceNode.vcpus)(node).filter(isLimit);
  const tooSmall = resources.find(carriesNobody);
  if (tooSmall !== undefined) return fail(carriesNobodyProblem(inputs, subject, node, tooSmall));
  const redundancy = redundancyOf(inputs, demand);
  const { users, minimumNodes, spareNodes } = inputs;
  const fleet = sizeFleet(resources, decimalOf(users), minimumNodes, spareNodes, redundancy);
  if (fleet === undefined) return fail(nothingLimits());
  if (fleet.nodes > MOST_NODES) {
    return fail(
      wrongField('users', `a load that ${MOST_NODES.toLocaleString('en')} nodes carry`, inputs.users),
    );
  }

  const volumes = volumesOf(inputs, demand);
  const bill = billOf(inputs, volumes, node, fleet.nodes, book);
  if ('missing' in bill) return fail(priceUnknown(inputs, node, bill.missing));
  const usdFor = (nodes: number): Decimal => {
    if (nodes === fleet.nodes) return bill.monthlyUsd;
    const other = billOf(inputs, volumes, node, nodes, book);
    return 'missing' in other ? bill.monthlyUsd : other.monthlyUsd;
  };
  const range = hasSpread(subject, resources)
    ? rangeOfNodes(inputs, subject, node, resources, redundancy)
    : { p10: fleet.nodes, p50: fleet.nodes, p90: fleet.nodes };
  return succeed({
    subject,
    demand,
    node,
    referenceNode,
    fleet,
    volumes,
    bill,
    ...(range === undefined
      ? {}
      : {
          range: {
            p10Usd: usdFor(range.p10),
            p50Usd: usdFor(range.p50),
            p90Usd: usdFor(range.p90),
          },
        }),
    grade: gradeOf(subject, resources),
  });
}

/** A capacity beyond all numbers limits nothing. */
function isLimit({ limit, perUser }: Resource): boolean {
  // Roughly, since the exact quotient takes longer than all the rest.
  const capacity = Number(limit.units) / Number(perUser.units);
  return Number.isFinite(capacity * 10 ** (perUser.places - limit.places));
}

/** The node that the figures of a subject were measured on, as far as they say so. */
function nodeTypeOf(subject: CostSubject): string | undefined {
  return FIGURE_NAMES.map((name) => subject[name]?.nodeType).find((type) => type !== undefined);
}

/** Where deliveries play no part, whatever they were counted on does not matter. */
function referenceOf(inputs: CostInputs, subject: CostSubject, demand: Demand, wanted: string): string {
  const measuredOn = demand.hasMessages ? subject.deliveriesPerNodePerSecond?.nodeType : undefined;
  return inputs.referenceNodeType ?? measuredOn ?? (wanted === CHEAPEST ? DEFAULT_NODE_TYPE : wanted);
}

/** The network has no figure of the subject; where it is all there is, the model computed the bill. */
function gradeOf(subject: CostSubject, resources: readonly Resource[]): EvidenceGrade {
  const grades: EvidenceGrade[] = [];
  for (const { name } of resources) {
    const figure = FIGURE_OF_RESOURCE[name];
    const grade = figure === undefined ? undefined : subject[figure]?.grade;
    if (grade !== undefined) grades.push(grade);
  }
  const [first, ...rest] = grades;
  return first === undefined ? 'estimate' : weakestGrade(first, ...rest);
}

/** Whether any node could run out of something. Deliveries are limited only where there are messages. */
function canBeLimited(subject: CostSubject, demand: Demand): boolean {
  const { memoryPerConnectionBytes, connectionsPerNode } = subject;
  return memoryPerConnectionBytes !== undefined || connectionsPerNode !== undefined || demand.hasMessages;
}

function isOwn({ ownNode, prices }: CostInputs): boolean {
  return Object.keys(ownNode).length > 0 || prices.nodeUsdPerHour !== undefined;
}

function unknownType(field: 'node' | 'referenceNode', name: string): Problem {
  const problem = wrongField(field, 'an EC2 type of the price book, or for the node cheapest', name);
  return field === 'node'
    ? { ...problem, hint: 'any other node can be given by its vCPUs, memory and price an hour' }
    : problem;
}

function nothingLimits(): Problem {
  return wrongField(
    'memoryPerConnection',
    'something that limits a node: memory per connection, connections per node, or messages per user with messages per node',
  );
}

const FIELD_OF_LIMIT = {
  memory: 'memoryPerConnection',
  cpu: 'messagesPerNode',
  network: 'nodeBandwidth',
  connections: 'connectionsPerNode',
  fileDescriptors: 'fileDescriptors',
  newConnections: 'newConnectionsPerNode',
} as const satisfies Readonly<Record<ResourceName, CostFieldName>>;

function carriesNobodyProblem(
  inputs: CostInputs,
  subject: CostSubject,
  node: NodeType,
  { name }: Resource,
): Problem {
  const usable = usableMemory(inputs)(node);
  const figure = subject.memoryPerConnectionBytes;
  if (name !== 'memory' || figure === undefined) {
    return wrongField(FIELD_OF_LIMIT[name], 'a node that carries a user');
  }
  const left = `${node.name} has ${node.memoryBytes.toLocaleString('en')} bytes of memory, of which headroom and base memory leave ${formatDecimal(usable)}`;
  return isPositive(usable)
    ? wrongField('memoryPerConnection', `a connection that fits into a node; ${left}`, figure.value)
    : wrongField('baseMemory', `a base memory that a node holds; ${left}`, inputs.baseMemoryBytes);
}

const PRICE_FIELDS: Readonly<Record<Exclude<MissingPrice, 'node'>, string>> = {
  'load balancer': 'load-balancer-price and the lcu-price',
  'internet egress': 'egress-price',
  IPv4: 'address-price',
  'NAT gateway': 'nat-price and the nat-traffic-price',
  'traffic between zones': 'zone-traffic-price',
  disk: 'disk-price',
};

function priceUnknown(inputs: CostInputs, node: NodeType, missing: MissingPrice): Problem {
  if (missing !== 'node') {
    const problem = wrongField('region', `a region whose price of the ${missing} is known`, inputs.region);
    return { ...problem, hint: `type the ${PRICE_FIELDS[missing]}, or ask for compute alone` };
  }
  const commitment = inputs.commitment === 'none' ? 'on demand' : `reserved for ${inputs.commitment}`;
  return wrongField('node', `a type whose price ${commitment} is known in ${inputs.region}`, node.name);
}
