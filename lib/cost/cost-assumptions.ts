import { BYTES_PER_GB, busiestDimension, HOURS_PER_MONTH, LCU_OF } from './bill';
import type { CostCalculation } from './calculate-cost';
import { FIGURE_OF_RESOURCE, RESOURCES, type ResourceName } from './capacity';
import { formatDecimal, toNumber } from './decimal';
import type { CostEstimate } from './estimate-cost';
import { CHEAPEST, type CostInputs, type LoadBalancer } from './inputs';
import { printNumber, printPercent } from './print-number';
import { DRAWS } from './range';
import { reconnectStorm } from './reconnects';

/**
 * Everything that the result takes for granted, a sentence each, with the numbers that were used. Only what plays a part
 * is listed.
 */
export function assumptionsOf(calculation: CostCalculation): string[] {
  const { inputs, estimates } = calculation;
  return [
    `${printNumber(inputs.users)} users are the peak and size the fleet; monthly volumes are those of ${printNumber(inputs.users)} ÷ ${printNumber(inputs.peakToAverage)} users on average. A month has ${HOURS_PER_MONTH} hours.`,
    ...fleetAssumptions(calculation),
    ...redundancyAssumptions(calculation),
    ...(estimates.some(({ demand }) => demand.hasMessages) ? messageAssumptions(calculation) : []),
    ...priceAssumptions(calculation),
    ...(inputs.isComputeOnly ? ['Only compute is in the bill.'] : billAssumptions(calculation)),
    ...rangeAssumptions(calculation),
  ];
}

function fleetAssumptions({ inputs, estimates, book }: CostCalculation): string[] {
  const has = (name: ResourceName) =>
    estimates.some(({ fleet }) => fleet.resources.some((resource) => resource.name === name));
  const unlimited = estimates.flatMap((estimate) => {
    const names = ALWAYS_TOLD.filter((name) => estimate.fleet.resources.every((one) => one.name !== name));
    const reasons = names.map((name) => `${name} (${reasonWhyAbsent(name, estimate)})`);
    return reasons.length === 0 ? [] : [`${estimate.subject.subject}: ${reasons.join(', ')}`];
  });
  return [
    ...(inputs.nodeType === CHEAPEST
      ? [
          `The node is the type with the smallest bill of all with a price in ${book.region}. Left out are, with messages, types whose baseline bandwidth is not known and, where CPU is a limit, burstable ones${filtersText(inputs)}.${inputs.baseMemoryBytes === 0 ? ' No base memory is given, which favours small nodes.' : ''}`,
        ]
      : []),
    ...(has('memory')
      ? [
          `${printPercent(inputs.headroomRatio)} of each node’s memory stays free, and ${printNumber(inputs.baseMemoryBytes)} B are taken before the first connection. Headroom concerns memory alone.`,
        ]
      : []),
    ...(has('connections')
      ? ['The number of connections that a node is known to hold is taken as it is for every node type.']
      : []),
    `Spare nodes besides those that carry the peak: ${printNumber(inputs.spareNodes)}. Utilisation is that of the others when the spare ones are down.`,
    ...(unlimited.length === 0 ? [] : [`Not counted as a limit: ${unlimited.join('; ')}.`]),
    ...estimates.flatMap(({ subject, node }) =>
      node.isBurstable
        ? [
            `${subject.subject}: ${node.name} is burstable and holds its vCPUs busy only while it has credits, which is not modelled.`,
          ]
        : [],
    ),
  ];
}

function filtersText({ search }: CostInputs): string {
  const { architecture, isCurrentOnly, allowsBurstable, allowsGpu, families, maximumNodes } = search;
  const parts = [
    ...(architecture === undefined ? [] : [`other architectures than ${architecture}`]),
    ...(isCurrentOnly ? ['previous generations'] : []),
    ...(allowsBurstable ? [] : ['burstable types']),
    ...(allowsGpu ? [] : ['types with GPUs']),
    ...(families === undefined ? [] : [`other families than ${families.join(', ')}`]),
    ...(maximumNodes === undefined ? [] : [`fleets of more than ${printNumber(maximumNodes)} nodes`]),
  ];
  return parts.length === 0 ? '' : `; by choice ${parts.join(', ')}`;
}

/** The others are limits only where the reader gives them, which one sentence tells. */
const ALWAYS_TOLD: readonly ResourceName[] = RESOURCES.slice(0, 4);

/** What was asked for beyond the plain fleet. */
function redundancyAssumptions({ inputs, estimates }: CostCalculation): string[] {
  const storms = estimates.flatMap(({ subject, demand, fleet }) => {
    const storm = reconnectStorm(inputs, demand, fleet);
    return storm === undefined
      ? []
      : [{ subject: subject.subject, storm, lost: Math.max(1, fleet.spareNodes) }];
  });
  const within = printNumber((inputs.reconnectWithinNs ?? 0) / 1e9);
  return [
    ...(inputs.descriptorsPerNode === undefined && inputs.newConnectionsPerNodePerSecond === undefined
      ? ['File descriptors and the rate of new connections are not given and do not limit a node.']
      : []),
    ...(inputs.statePerConnectionBytes > 0
      ? [
          `${printNumber(inputs.statePerConnectionBytes)} B of state are added to the memory of each connection.`,
        ]
      : []),
    ...(inputs.survivesZoneLoss
      ? [
          `Nodes are spread evenly over ${inputs.zones} zones, and when the fullest zone is lost, the others carry the peak; its nodes count as spare.`,
        ]
      : []),
    ...storms.map(
      ({ subject, storm, lost }) =>
        `${subject}: when ${printNumber(lost)} nodes are lost, ${printNumber(storm.connections)} connections come back within ${within} s: ${printNumber(storm.connectionsPerSecond)} a second, with sessions that begin anyway ${printNumber(storm.perNodePerSecond)} a second on each node left${inputs.newConnectionsPerNodePerSecond === undefined ? '; no limit of it is given' : ''}.`,
    ),
    ...(inputs.updateSurplusNodes > 0
      ? [
          `While a version is rolled out, ${printNumber(inputs.updateTimeNs / 3.6e12)} hours a month, ${printNumber(inputs.updateSurplusNodes)} nodes run besides the others.`,
        ]
      : []),
  ];
}

function reasonWhyAbsent(name: ResourceName, { demand, node }: CostEstimate): string {
  const needsMessages = name === 'cpu' || name === 'network';
  if (needsMessages && !demand.hasMessages) return 'no messages';
  return name === 'network' ? `no baseline bandwidth is stated for ${node.name}` : 'no figure';
}

function messageAssumptions({ inputs, estimates }: CostCalculation): string[] {
  const [first] = estimates;
  if (first === undefined) return [];
  const { demand } = first;
  const { payload, webSocket, tls, tcpIp, total } = demand.delivered;
  return [
    `Deliveries are messages × fan-out: ${printNumber(inputs.messagesPerUserPerSecond)}/s × ${printNumber(inputs.fanOut)} = ${printNumber(toNumber(demand.deliveriesPerSecond))}/s a user.`,
    ...(estimates.some(({ fleet }) => fleet.resources.some(({ name }) => name === 'cpu'))
      ? [
          `Deliveries of a node grow ${inputs.serialRatio > 0 ? `with its vCPUs n as n ÷ (s × n + 1 − s), of which s = ${printPercent(inputs.serialRatio)} is serial (Amdahl)` : 'in proportion to its vCPUs'}, and ${printPercent(inputs.cpuTargetRatio)} of them are used.`,
        ]
      : []),
    `A delivery is ${printNumber(payload)} B payload + ${webSocket} B WebSocket (RFC 6455) + ${printNumber(tls)} B TLS 1.3 (RFC 8446) + ${printNumber(tcpIp)} B TCP/IP with timestamps (RFC 9293, RFC 7323) = ${printNumber(total)} B; one that comes in is ${demand.received.total - total} B longer by its mask. Acknowledgements, pings and handshakes are left out.`,
    'A node has its baseline bandwidth in each direction; what it may burst to is not counted.',
  ];
}

function priceAssumptions({ inputs, estimates, book }: CostCalculation): string[] {
  const price = estimates[0]?.node.usdPerHour[inputs.commitment];
  const date = price?.source.asOf ?? book.asOf;
  const how =
    inputs.commitment === 'none'
      ? 'on demand'
      : `reserved for ${inputs.commitment === '1y' ? 'one year' : 'three years'} without upfront payment, all nodes`;
  return [
    `Compute is priced ${how}, Linux, shared hardware, ${book.region}, as of ${date}.`,
    ...(inputs.discountRatio > 0
      ? [`A discount of ${printPercent(inputs.discountRatio)} is taken off compute and nothing else.`]
      : []),
  ];
}

function billAssumptions({ inputs, estimates, book }: CostCalculation): string[] {
  const [first] = estimates;
  if (first === undefined) return [];
  return [
    ...balancerAssumption(first, inputs.loadBalancer),
    ...(inputs.sessionLengthNs === undefined
      ? ['No session length is given, so new connections are not counted.']
      : [`A connection lasts ${printNumber(inputs.sessionLengthNs / 1e9)} s and is then made anew.`]),
    `A GB of traffic is ${printNumber(BYTES_PER_GB)} bytes. All deliveries leave to the internet; the 100 GB a month that AWS gives each account are not taken off.`,
    ...(book.internetEgress?.note === undefined ? [] : [`Internet egress: ${book.internetEgress.note}`]),
    ADDRESSES[inputs.addresses],
    ...(inputs.zones > 1
      ? [
          `Nodes send a message once to each other node that has a recipient, at most fan-out times; of ${inputs.zones} zones, (z − 1) ÷ z of that crosses zones and is paid at both ends. The load balancer stays within its zone.`,
        ]
      : []),
    `${notBilled(inputs)}, logs, support and taxes are not in the bill.`,
  ];
}

const ADDRESSES = {
  'per-node': 'Each node has one public IPv4 address.',
  'per-zone': 'The load balancer has one public IPv4 address in each zone, and each NAT gateway one.',
  none: 'No public IPv4 address is billed.',
} as const;

function notBilled({ diskBytesPerNode, natGateways, natTrafficBytes, zones }: CostInputs): string {
  const parts = [
    ...(diskBytesPerNode > 0 ? [] : ['disks']),
    ...(natGateways > 0 || natTrafficBytes > 0 ? [] : ['NAT']),
    ...(zones > 1 ? [] : ['traffic between zones']),
    'what handles messages besides the nodes',
  ].join(', ');
  return `${parts.charAt(0).toUpperCase()}${parts.slice(1)}`;
}

const BALANCERS = {
  nlb: 'network load balancer with a TCP listener',
  'nlb-tls': 'network load balancer with a TLS listener',
  alb: 'application load balancer, whose rules are not counted',
} as const;

function balancerAssumption({ volumes }: CostEstimate, kind: LoadBalancer): string[] {
  if (kind === 'none') return ['There is no load balancer.'];
  const lcu = LCU_OF[kind];
  const dimensions = volumes.lcuHours
    .map(({ dimension, quantity }) => `${dimension} ${formatDecimal(quantity)}`)
    .join(', ');
  return [
    `One ${BALANCERS[kind]}. A capacity unit (LCU) holds ${lcu.newConnectionsPerSecond} new connections a second, ${printNumber(lcu.activeConnections)} active connections and ${lcu.gbPerHour} GB an hour, in and out; the busiest counts: ${dimensions} LCU-hours, so ${busiestDimension(volumes)?.dimension ?? 'none'}. Hours above the average are not told apart from those below.`,
  ];
}

function rangeAssumptions({ inputs, estimates }: CostCalculation): string[] {
  const kinds = new Set(
    estimates.flatMap(({ subject, fleet }) =>
      fleet.resources.flatMap(({ name }) => {
        const key = FIGURE_OF_RESOURCE[name];
        return key === undefined ? [] : (subject[key]?.spread.kind ?? []);
      }),
    ),
  );
  kinds.delete('exact');
  if (kinds.size === 0) return ['All figures were typed and count as exact, so the range is one amount.'];
  const parts = [
    ...(kinds.has('claim') ? [`claims uniformly within ± ${printPercent(inputs.claimToleranceRatio)}`] : []),
    ...(kinds.has('interval') ? ['medians of runs uniformly within their 95 % interval'] : []),
    ...(kinds.has('runs') ? ['fewer than six runs one run each'] : []),
  ];
  return [
    `The range p10, p50, p90 is that of ${printNumber(DRAWS)} draws (seed ${inputs.seed}): ${parts.join('; ')}. The load, the prices and the node type stay as they are.`,
  ];
}
