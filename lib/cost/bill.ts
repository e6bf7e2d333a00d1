import {
  decimalOf,
  compareDecimals,
  divideHalfUp,
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
/** Of traffic; the network load balancer's unit of capacity counts by it too. */
export const BYTES_PER_GB = 1e9;
/** Quantities keep so many digits after the point, money two. */
const QUANTITY_PLACES = 6;
const CENT_PLACES = 2;

/**
 * What one capacity unit of a network load balancer holds for TCP, of which the busiest counts.
 * Source: https://aws.amazon.com/elasticloadbalancing/pricing/
 */
export const LCU = { newConnectionsPerSecond: 800, activeConnections: 100_000, gbPerHour: 1 } as const;

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
}

/** What is billed of the load and not of the nodes, a month, of the average number of users. */
export interface MonthlyVolumes {
  readonly egressGB: Decimal;
  /** For each dimension of the load balancer; the first of the largest counts. */
  readonly lcuHours: readonly LcuHours[];
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
  const hours = decimalOf(HOURS_PER_MONTH);
  const seconds = decimalOf(HOURS_PER_MONTH * SECONDS_PER_HOUR);
  const perMonth = (amount: Decimal, over: Decimal) =>
    divideHalfUp(amount, times(peakToAverage, over), QUANTITY_PLACES);
  const bytesInAndOut = plus(demand.bytesInPerSecond, demand.bytesOutPerSecond);
  const connections = times(users, demand.connectionsPerUser);
  const lcuHours: LcuHours[] = [
    {
      dimension: 'active connections',
      quantity: perMonth(times(connections, hours), decimalOf(LCU.activeConnections)),
    },
    {
      dimension: 'processed bytes',
      quantity: perMonth(times(users, bytesInAndOut, seconds), decimalOf(LCU.gbPerHour * BYTES_PER_GB)),
    },
  ];
  if (inputs.sessionLengthNs !== undefined) {
    const nanoseconds = times(decimalOf(inputs.sessionLengthNs), decimalOf(LCU.newConnectionsPerSecond));
    lcuHours.push({
      dimension: 'new connections',
      quantity: perMonth(times(connections, hours, decimalOf(1e9)), nanoseconds),
    });
  }
  return {
    egressGB: perMonth(times(users, demand.bytesOutPerSecond, seconds), decimalOf(BYTES_PER_GB)),
    lcuHours,
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
  const nodeHours = times(decimalOf(nodes), decimalOf(HOURS_PER_MONTH));
  const lines = [lineOf('compute', nodeHours, 'instance-hour', usdPerHour, price.source)];
  if (!inputs.isComputeOnly) {
    const { networkLoadBalancer, internetEgress, publicIpv4 } = book;
    if (networkLoadBalancer === undefined) return { missing: 'load balancer' };
    if (internetEgress === undefined) return { missing: 'internet egress' };
    if (publicIpv4 === undefined) return { missing: 'IPv4' };
    const { usdPerHour: nlbUsdPerHour, usdPerLcuHour, source } = networkLoadBalancer;
    const lcuHours = busiestDimension(volumes)?.quantity ?? ZERO;
    lines.push(
      lineOf('NLB hours', decimalOf(HOURS_PER_MONTH), 'hour', nlbUsdPerHour, source),
      lineOf('NLB LCU-hours', lcuHours, 'LCU-hour', usdPerLcuHour, source),
      ...egressLines(volumes.egressGB, internetEgress.tiers, internetEgress.source),
      lineOf('IPv4 addresses', nodeHours, 'address-hour', publicIpv4.usdPerHour, publicIpv4.source),
    );
  }
  const sum = lines.reduce<Decimal>((total, line) => plus(total, line.amountUsd), ZERO);
  return { lines, monthlyUsd: roundHalfUp(sum, CENT_PLACES) };
}

export type MissingPrice = 'node' | 'load balancer' | 'internet egress' | 'IPv4';

/** A line for each tier that the traffic reaches; the first also where there is none. */
function egressLines(totalGB: Decimal, tiers: readonly EgressTier[], source: PriceSource): BillLine[] {
  return tiers.flatMap(({ label, fromGB, upToGB, usdPerGB }, index) => {
    if (index > 0 && compareDecimals(totalGB, fromGB) <= 0) return [];
    const isLast = upToGB === undefined || compareDecimals(totalGB, upToGB) <= 0;
    const quantity = minus(isLast ? totalGB : upToGB, fromGB);
    return [lineOf(`internet egress, ${label}`, quantity, 'GB', usdPerGB, source)];
  });
}

function lineOf(
  item: string,
  quantity: Decimal,
  unit: string,
  unitPriceUsd: Decimal,
  source: PriceSource,
): BillLine {
  return { item, quantity, unit, unitPriceUsd, amountUsd: times(quantity, unitPriceUsd), source };
}
