import { decimalOf } from './decimal';
import type { CostInputs, TypedPrices } from './inputs';
import type { NodeType, PriceBook, PriceSource } from './price-book';

/** The source of a price that the reader typed; no address. */
export const TYPED_SOURCE: PriceSource = { url: 'typed' };

/** The book with the prices that the reader typed in place of its own. What belongs together is typed together. */
export function withTypedPrices(book: PriceBook, prices: TypedPrices): PriceBook {
  if (Object.keys(prices).length === 0) return book;
  const {
    loadBalancerUsdPerHour,
    lcuUsdPerHour,
    egressUsdPerGB,
    addressUsdPerHour,
    diskUsdPerGBMonth,
    natUsdPerHour,
    natUsdPerGB,
    betweenZonesUsdPerGB,
  } = prices;
  const source = TYPED_SOURCE;
  return {
    ...book,
    ...balancer('networkLoadBalancer', book, loadBalancerUsdPerHour, lcuUsdPerHour),
    ...balancer('applicationLoadBalancer', book, loadBalancerUsdPerHour, lcuUsdPerHour),
    ...(egressUsdPerGB === undefined
      ? {}
      : {
          internetEgress: {
            tiers: [{ label: 'all', fromGB: decimalOf(0), usdPerGB: decimalOf(egressUsdPerGB) }],
            source,
          },
        }),
    ...(addressUsdPerHour === undefined
      ? {}
      : { publicIpv4: { usdPerHour: decimalOf(addressUsdPerHour), source } }),
    ...(diskUsdPerGBMonth === undefined
      ? {}
      : { disk: { usdPerGBMonth: decimalOf(diskUsdPerGBMonth), source } }),
    ...natGateway(book, natUsdPerHour, natUsdPerGB),
    ...(betweenZonesUsdPerGB === undefined
      ? {}
      : { betweenZones: { usdPerGB: decimalOf(betweenZonesUsdPerGB), source } }),
    ...apiGateway(book, prices),
  };
}

function balancer(
  key: 'networkLoadBalancer' | 'applicationLoadBalancer',
  book: PriceBook,
  hour: number | undefined,
  lcu: number | undefined,
): Partial<PriceBook> {
  const known = book[key];
  const usdPerHour = hour === undefined ? known?.usdPerHour : decimalOf(hour);
  const usdPerLcuHour = lcu === undefined ? known?.usdPerLcuHour : decimalOf(lcu);
  if (usdPerHour === undefined || usdPerLcuHour === undefined) return {};
  const isTyped = hour !== undefined || lcu !== undefined;
  return {
    [key]: {
      usdPerHour,
      usdPerLcuHour,
      source: isTyped || known === undefined ? TYPED_SOURCE : known.source,
    },
  };
}

function natGateway(
  book: PriceBook,
  hour: number | undefined,
  traffic: number | undefined,
): Partial<PriceBook> {
  if (hour === undefined && traffic === undefined) return {};
  const usdPerHour = hour === undefined ? book.natGateway?.usdPerHour : decimalOf(hour);
  const usdPerGB = traffic === undefined ? book.natGateway?.usdPerGB : decimalOf(traffic);
  if (usdPerHour === undefined || usdPerGB === undefined) return {};
  return { natGateway: { usdPerHour, usdPerGB, source: TYPED_SOURCE } };
}

/** AWS counts a message once for each 32 KiB. Source: https://aws.amazon.com/api-gateway/pricing/ */
const METERED_BYTES = 32_768;

function apiGateway(book: PriceBook, prices: TypedPrices): Partial<PriceBook> {
  const { messageUsdPerMillion, connectionMinuteUsdPerMillion } = prices;
  if (messageUsdPerMillion === undefined && connectionMinuteUsdPerMillion === undefined) return {};
  const known = book.apiGatewayWebSocket;
  const tiers =
    messageUsdPerMillion === undefined
      ? known?.tiers
      : [{ label: 'all', fromMillion: decimalOf(0), usdPerMillion: decimalOf(messageUsdPerMillion) }];
  const usdPerMillionConnectionMinutes =
    connectionMinuteUsdPerMillion === undefined
      ? known?.usdPerMillionConnectionMinutes
      : decimalOf(connectionMinuteUsdPerMillion);
  if (tiers === undefined || usdPerMillionConnectionMinutes === undefined) return {};
  return {
    apiGatewayWebSocket: {
      tiers,
      usdPerMillionConnectionMinutes,
      meteredBytes: known?.meteredBytes ?? METERED_BYTES,
      source: TYPED_SOURCE,
    },
  };
}

/**
 * The node type of a name with the sizes and the price that the reader typed; one that no book has where its vCPUs and
 * memory are typed.
 *
 * @returns undefined where neither the book nor the reader says how large it is
 */
export function nodeNamed(name: string, inputs: CostInputs, book: PriceBook): NodeType | undefined {
  const known = book.nodeTypes.get(name);
  const { vcpus, memoryBytes, bandwidthBytesPerSecond } = inputs.ownNode;
  const { nodeUsdPerHour } = inputs.prices;
  if (
    vcpus === undefined &&
    memoryBytes === undefined &&
    bandwidthBytesPerSecond === undefined &&
    nodeUsdPerHour === undefined
  ) {
    return known;
  }
  const size = { vcpus: vcpus ?? known?.vcpus, memoryBytes: memoryBytes ?? known?.memoryBytes };
  if (size.vcpus === undefined || size.memoryBytes === undefined) return undefined;
  return {
    ...(known ?? OWN),
    name,
    vcpus: size.vcpus,
    memoryBytes: size.memoryBytes,
    ...(bandwidthBytesPerSecond === undefined ? {} : { baselineBytesPerSecond: bandwidthBytesPerSecond }),
    ...(nodeUsdPerHour === undefined
      ? {}
      : { usdPerHour: { [inputs.commitment]: { usd: decimalOf(nodeUsdPerHour), source: TYPED_SOURCE } } }),
  };
}

/** What is taken for granted of a node that is no EC2 type. */
const OWN = {
  architecture: 'own',
  gpus: 0,
  isCurrentGeneration: true,
  isBurstable: false,
  usdPerHour: {},
} as const;
