import {
  decimalOf,
  compareDecimals,
  divideHalfUp,
  isPositive,
  minus,
  ONE,
  plus,
  roundHalfUp,
  times,
  ZERO,
  type Decimal,
} from './decimal';
import type { Demand } from './demand';
import type { CostInputs } from './inputs';
import type { EgressTier, NodeType, PriceBook, PriceSource } from './price-book';

export const HOURS_PER_MONTH = 730;
const SECONDS_PER_HOUR = 3600;
const HOURS = decimalOf(HOURS_PER_MONTH);
const SECONDS = decimalOf(HOURS_PER_MONTH * SECONDS_PER_HOUR);
/** Of traffic; the network load balancer's unit of capacity counts by it too. */
export const BYTES_PER_GB = 1e9;
const GB_BYTES = decimalOf(BYTES_PER_GB);
/** Quantities keep so many digits after the point, money two. */
export const QUANTITY_PLACES = 6;
const CENT_PLACES = 2;

/**
 * What one capacity unit of a network load balancer holds for TCP, of which the busiest counts.
 * Source: https://aws.amazon.com/elasticloadbalancing/pricing/
 */
export const LCU = { newConnectionsPerSecond: 800, activeConnections: 100_000, gbPerHour: 1 } as const;

/**
 * The same for each kind of load balancer; of an application load balancer rule evaluations are left out, since a
 * listener without rules has none. Source: https://aws.amazon.com/elasticloadbalancing/pricing/
 */
export const LCU_OF = {
  nlb: LCU,
  'nlb-tls': { newConnectionsPerSecond: 50, activeConnections: 3000, gbPerHour: 1 },
  alb: { newConnectionsPerSecond: 25, activeConnections: 3000, gbPerHour: 1 },
} as const;

export interface BillLine {
  readonly item: string;
  readonly quantity: Decimal;
  readonly unit: string;
  readonly unitPriceUsd: Decimal;
  /** Quantity × unit price, not rounded. */
  readonly amountUsd: Decimal;
  readonly source: PriceSource;
}

export interface Bill {
  readonly lines: readonly BillLine[];
  /** The sum of the amounts, rounded once, half up, to the cent. */
  readonly monthlyUsd: Decimal;
  /** The same, not rounded. */
  readonly exactUsd: Decimal;
}

/** What is billed of the load and not of the nodes, a month, of the average number of users. */
export interface MonthlyVolumes {
  readonly egressGB: Decimal;
  /** For each dimension of the load balancer; the first of the largest counts. */
  readonly lcuHours: readonly LcuHours[];
  /** Of all messages, each once: what their node sends to another one. */
  readonly messageGB?: Decimal;
}

/** Capacity units × hours that one dimension of the load balancer asks for. */
export interface LcuHours {
  readonly dimension: 'active connections' | 'new connections' | 'processed bytes';
  readonly quantity: Decimal;
}

/** The price of an hour of any node after the discount; undefined where it is not known. */
export function hourlyPrice(inputs: CostInputs): (node: NodeType) => Decimal | undefined {
  const paid = minus(ONE, decimalOf(inputs.discountRatio));
  return (node) => {
    const price = node.usdPerHour[inputs.commitment];
    return price === undefined ? undefined : times(price.usd, paid);
  };
}

/** What a load costs beside its nodes. */
export function volumesOf(inputs: CostInputs, demand: Demand): MonthlyVolumes {
  const users = decimalOf(inputs.users);
  const peakToAverage = decimalOf(inputs.peakToAverage);
  const hours = HOURS;
  const seconds = SECONDS;
  const perMonth = (amount: Decimal, over: Decimal) =>
    divideHalfUp(amount, times(peakToAverage, over), QUANTITY_PLACES);
  const bytesInAndOut = plus(demand.bytesInPerSecond, demand.bytesOutPerSecond);
  const connections = times(users, demand.connectionsPerUser);
  const lcu = LCU_OF[inputs.loadBalancer === 'none' ? 'nlb' : inputs.loadBalancer];
  const lcuHours: LcuHours[] = [
    {
      dimension: 'active connections',
      quantity: perMonth(times(connections, hours), decimalOf(lcu.activeConnections)),
    },
    {
      dimension: 'processed bytes',
      quantity: perMonth(times(users, bytesInAndOut, seconds), decimalOf(lcu.gbPerHour * BYTES_PER_GB)),
    },
  ];
  if (inputs.sessionLengthNs !== undefined) {
    const nanoseconds = times(decimalOf(inputs.sessionLengthNs), decimalOf(lcu.newConnectionsPerSecond));
    lcuHours.push({
      dimension: 'new connections',
      quantity: perMonth(times(connections, hours, decimalOf(1e9)), nanoseconds),
    });
  }
  return {
    egressGB: perMonth(times(users, demand.bytesOutPerSecond, seconds), GB_BYTES),
    lcuHours,
    ...(inputs.zones === 1
      ? {}
      : {
          messageGB: perMonth(
            times(
              users,
              decimalOf(inputs.messagesPerUserPerSecond),
              decimalOf(demand.delivered.total),
              seconds,
            ),
            GB_BYTES,
          ),
        }),
  };
}

/** The dimension of the load balancer that is billed. */
export function busiestDimension({ lcuHours }: MonthlyVolumes): LcuHours | undefined {
  return lcuHours.reduce<LcuHours | undefined>(
    (most, one) => (most === undefined || compareDecimals(one.quantity, most.quantity) > 0 ? one : most),
    undefined,
  );
}

/**
 * The bill of a month. Quantities are rounded half up to a millionth, amounts not at all, the sum once.
 *
 * @returns the name of a price that the book lacks instead, since what is not known is not free
 */
export function billOf(
  inputs: CostInputs,
  volumes: MonthlyVolumes,
  node: NodeType,
  nodes: number,
  book: PriceBook,
): Bill | { readonly missing: MissingPrice } {
  const price = node.usdPerHour[inputs.commitment];
  const usdPerHour = hourlyPrice(inputs)(node);
  if (price === undefined || usdPerHour === undefined) return { missing: 'node' };
  const hours = HOURS;
  const nodeHours = times(decimalOf(nodes), hours);
  const updateHours = updateHoursOf(inputs);
  const lines = [lineOf('compute', nodeHours, 'instance-hour', usdPerHour, price.source)];
  if (isPositive(updateHours)) {
    lines.push(lineOf('compute, rolling updates', updateHours, 'instance-hour', usdPerHour, price.source));
  }
  if (!inputs.isComputeOnly) {
    const { internetEgress } = book;
    const balanced = balancerLines(inputs, volumes, book);
    if (balanced === undefined) return { missing: 'load balancer' };
    if (internetEgress === undefined) return { missing: 'internet egress' };
    lines.push(...balanced, ...egressLines(volumes.egressGB, internetEgress.tiers, internetEgress.source));
    const others = otherLines(inputs, volumes, nodes, plus(nodeHours, updateHours), book);
    if ('missing' in others) return others;
    lines.push(...others.lines);
  }
  return sumOf(lines);
}

/** A bill of these lines, their sum rounded once. */
export function sumOf(lines: readonly BillLine[]): Bill {
  const sum = lines.reduce<Decimal>((total, line) => plus(total, line.amountUsd), ZERO);
  return { lines, monthlyUsd: roundHalfUp(sum, CENT_PLACES), exactUsd: sum };
}

export type MissingPrice =
  | 'node'
  | 'load balancer'
  | 'internet egress'
  | 'IPv4'
  | 'NAT gateway'
  | 'traffic between zones'
  | 'disk';

const NS_PER_HOUR = 3.6e12;

function updateHoursOf({ updateSurplusNodes, updateTimeNs }: CostInputs): Decimal {
  if (updateSurplusNodes === 0) return ZERO;
  return divideHalfUp(
    times(decimalOf(updateSurplusNodes), decimalOf(updateTimeNs)),
    decimalOf(NS_PER_HOUR),
    QUANTITY_PLACES,
  );
}

/** Hours and capacity units of the load balancer; undefined where a price is not known. */
function balancerLines(
  { loadBalancer }: CostInputs,
  volumes: MonthlyVolumes,
  book: PriceBook,
): BillLine[] | undefined {
  if (loadBalancer === 'none') return [];
  const prices = loadBalancer === 'alb' ? book.applicationLoadBalancer : book.networkLoadBalancer;
  if (prices === undefined) return undefined;
  const name = loadBalancer === 'alb' ? 'ALB' : 'NLB';
  const lcuHours = busiestDimension(volumes)?.quantity ?? ZERO;
  return [
    lineOf(`${name} hours`, HOURS, 'hour', prices.usdPerHour, prices.source),
    lineOf(`${name} LCU-hours`, lcuHours, 'LCU-hour', prices.usdPerLcuHour, prices.source),
  ];
}

/** Addresses, NAT, traffic between zones and disks, each where it is used. */
function otherLines(
  inputs: CostInputs,
  volumes: MonthlyVolumes,
  nodes: number,
  nodeHours: Decimal,
  { publicIpv4, natGateway, betweenZones, disk }: PriceBook,
): { readonly lines: BillLine[] } | { readonly missing: MissingPrice } {
  const lines: BillLine[] = [];
  const hours = HOURS;
  const addressHours = addressHoursOf(inputs, nodeHours);
  if (addressHours !== undefined) {
    if (publicIpv4 === undefined) return { missing: 'IPv4' };
    lines.push(
      lineOf('IPv4 addresses', addressHours, 'address-hour', publicIpv4.usdPerHour, publicIpv4.source),
    );
  }
  if (inputs.natGateways > 0 || inputs.natTrafficBytes > 0) {
    if (natGateway === undefined) return { missing: 'NAT gateway' };
    const { usdPerHour, usdPerGB, source } = natGateway;
    const traffic = divideHalfUp(decimalOf(inputs.natTrafficBytes), GB_BYTES, QUANTITY_PLACES);
    const gatewayHours = times(decimalOf(inputs.natGateways), hours);
    lines.push(
      lineOf('NAT gateway hours', gatewayHours, 'hour', usdPerHour, source),
      lineOf('NAT gateway traffic', traffic, 'GB', usdPerGB, source),
    );
  }
  const crossing = betweenZonesGB(inputs, volumes, nodes);
  if (crossing !== undefined) {
    if (betweenZones === undefined) return { missing: 'traffic between zones' };
    lines.push(
      lineOf('traffic between zones, out and in', crossing, 'GB', betweenZones.usdPerGB, betweenZones.source),
    );
  }
  if (inputs.diskBytesPerNode > 0) {
    if (disk === undefined) return { missing: 'disk' };
    const stored = times(nodeHours, decimalOf(inputs.diskBytesPerNode));
    const months = divideHalfUp(stored, times(hours, decimalOf(BYTES_PER_DISK_GB)), QUANTITY_PLACES);
    lines.push(lineOf('disks', months, 'GB-month', disk.usdPerGBMonth, disk.source));
  }
  return { lines };
}

/** EBS counts by 2^30 bytes. */
const BYTES_PER_DISK_GB = 1024 ** 3;

function addressHoursOf(
  { addresses, zones, natGateways }: CostInputs,
  nodeHours: Decimal,
): Decimal | undefined {
  if (addresses === 'none') return undefined;
  return addresses === 'per-node' ? nodeHours : times(decimalOf(zones + natGateways), HOURS);
}

/**
 * What nodes send each other across zones, counted at both ends: a message goes once to each other node that has a
 * recipient, so to as many as it has recipients or other nodes there are, and of nodes spread evenly over z zones the
 * share (z − 1) ÷ z is in another one.
 */
function betweenZonesGB(
  inputs: CostInputs,
  { messageGB }: MonthlyVolumes,
  nodes: number,
): Decimal | undefined {
  const zones = Math.min(inputs.zones, nodes);
  if (messageGB === undefined || zones < 2) return undefined;
  const copies = decimalOf(Math.min(inputs.fanOut, nodes - 1));
  return divideHalfUp(
    times(messageGB, copies, decimalOf(2 * (zones - 1))),
    decimalOf(zones),
    QUANTITY_PLACES,
  );
}

/** A line for each tier that the traffic reaches; the first also where there is none. */
export function egressLines(totalGB: Decimal, tiers: readonly EgressTier[], source: PriceSource): BillLine[] {
  const lines: BillLine[] = [];
  for (const { label, fromGB, upToGB, usdPerGB } of tiers) {
    if (lines.length > 0 && compareDecimals(totalGB, fromGB) <= 0) break;
    const isLast = upToGB === undefined || compareDecimals(totalGB, upToGB) <= 0;
    const quantity = minus(isLast ? totalGB : upToGB, fromGB);
    lines.push(lineOf(`internet egress, ${label}`, quantity, 'GB', usdPerGB, source));
  }
  return lines;
}

export function lineOf(
  item: string,
  quantity: Decimal,
  unit: string,
  unitPriceUsd: Decimal,
  source: PriceSource,
): BillLine {
  return { item, quantity, unit, unitPriceUsd, amountUsd: times(quantity, unitPriceUsd), source };
}
