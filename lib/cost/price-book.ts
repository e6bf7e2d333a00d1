import { decimalOf, formatDecimal, type Decimal } from './decimal';
import type { Commitment } from './inputs';

/** The prices of one region, each with where it was read. What is absent is not known, and never free. */
export interface PriceBook {
  readonly region: string;
  /** The day of the newest price in it. */
  readonly asOf: string;
  /** All types in order of their names, also those that the region has no price for. */
  readonly nodeTypes: ReadonlyMap<string, NodeType>;
  readonly internetEgress?: {
    /** In ascending order; the last has no upper border. */
    readonly tiers: readonly EgressTier[];
    readonly source: PriceSource;
    /** What is uncertain about them. */
    readonly note?: string;
  };
  readonly networkLoadBalancer?: {
    readonly usdPerHour: Decimal;
    readonly usdPerLcuHour: Decimal;
    readonly source: PriceSource;
  };
  readonly publicIpv4?: { readonly usdPerHour: Decimal; readonly source: PriceSource };
  readonly applicationLoadBalancer?: {
    readonly usdPerHour: Decimal;
    readonly usdPerLcuHour: Decimal;
    readonly source: PriceSource;
  };
  readonly natGateway?: {
    readonly usdPerHour: Decimal;
    readonly usdPerGB: Decimal;
    readonly source: PriceSource;
  };
  /** Between two zones of the region, paid in each direction. */
  readonly betweenZones?: { readonly usdPerGB: Decimal; readonly source: PriceSource };
  /** Here a GB is 2^30 bytes. */
  readonly disk?: { readonly usdPerGBMonth: Decimal; readonly source: PriceSource };
  readonly apiGatewayWebSocket?: {
    /** In ascending order; the last has no upper border. */
    readonly tiers: readonly MessageTier[];
    readonly usdPerMillionConnectionMinutes: Decimal;
    /** A message counts once for each part of so many bytes. */
    readonly meteredBytes: number;
    readonly source: PriceSource;
  };
}

export interface MessageTier {
  readonly label: string;
  readonly fromMillion: Decimal;
  /** Of a month; absent for the last tier. */
  readonly upToMillion?: Decimal;
  readonly usdPerMillion: Decimal;
}

/** An EC2 type with its prices for Linux on shared hardware. */
export interface NodeType {
  readonly name: string;
  readonly vcpus: number;
  readonly memoryBytes: number;
  readonly architecture: string;
  readonly gpus: number;
  /** False for what AWS calls a previous generation. */
  readonly isCurrentGeneration: boolean;
  /** The bandwidth that it has at all times, not the one it may burst to. */
  readonly baselineBytesPerSecond?: number;
  /** Sustains only part of its vCPUs. */
  readonly isBurstable: boolean;
  readonly usdPerHour: Readonly<Partial<Record<Commitment, HourlyPrice>>>;
}

export interface HourlyPrice {
  readonly usd: Decimal;
  readonly source: PriceSource;
}

export interface EgressTier {
  /** As a line of a bill names it: “10,240 to 51,200 GB”. */
  readonly label: string;
  readonly fromGB: Decimal;
  /** Of a month; absent for the last tier. */
  readonly upToGB?: Decimal;
  readonly usdPerGB: Decimal;
}

export interface PriceSource {
  readonly url: string;
  /** Absent where the source does not date itself. */
  readonly asOf?: string;
}

/** `data/price-book/ec2-types.json`: a line is `type vCPU memory-MiB GPUs architecture baseline-Mbit/s [previous]`, `-` unknown. */
export interface NodeTypesFile {
  readonly types: readonly string[];
}

/** `data/price-book/<region>.json`: a line of prices is `type on-demand reserved-1y reserved-3y` in USD an hour. */
export interface PriceBookFile {
  readonly region: string;
  readonly asOf: string;
  readonly ec2: {
    readonly onDemandSource: PriceSource;
    readonly reserved1ySource: PriceSource;
    readonly reserved3ySource: PriceSource;
    readonly prices: readonly string[];
  };
  readonly internetEgress?: {
    readonly tiers: readonly { readonly upToGB?: number; readonly usdPerGB: string }[];
    readonly source: PriceSource;
    readonly note?: string;
  };
  readonly networkLoadBalancer?: {
    readonly usdPerHour: string;
    readonly usdPerLcuHour: string;
    readonly source: PriceSource;
  };
  readonly publicIpv4?: { readonly usdPerHour: string; readonly source: PriceSource };
  readonly applicationLoadBalancer?: {
    readonly usdPerHour: string;
    readonly usdPerLcuHour: string;
    readonly source: PriceSource;
  };
  readonly natGateway?: {
    readonly usdPerHour: string;
    readonly usdPerGB: string;
    readonly source: PriceSource;
  };
  readonly betweenZones?: { readonly usdPerGB: string; readonly source: PriceSource };
  readonly disk?: { readonly usdPerGBMonth: string; readonly source: PriceSource };
  readonly apiGatewayWebSocket?: {
    readonly tiers: readonly { readonly upToMillion?: number; readonly usdPerMillion: string }[];
    readonly usdPerMillionConnectionMinutes: string;
    readonly meteredBytes: number;
    readonly source: PriceSource;
  };
}

const MIB = 1024 ** 2;
const BYTES_PER_MEGABIT = 125_000;
const UNKNOWN = '-';
const PREVIOUS = 'previous';
/** Where the first tier starts. */
const FIRST = 0;

/** The book of a region from its committed file. Its shape is checked by a test and not again here. */
export function readPriceBook(file: PriceBookFile, types: NodeTypesFile): PriceBook {
  const { internetEgress, apiGatewayWebSocket, disk } = file;
  return {
    region: file.region,
    asOf: file.asOf,
    nodeTypes: readNodeTypes(file.ec2, types),
    ...(internetEgress === undefined
      ? {}
      : { internetEgress: { ...internetEgress, tiers: readTiers(internetEgress.tiers) } }),
    ...loadBalancer('networkLoadBalancer', file.networkLoadBalancer),
    ...loadBalancer('applicationLoadBalancer', file.applicationLoadBalancer),
    ...(file.publicIpv4 === undefined
      ? {}
      : { publicIpv4: { ...file.publicIpv4, usdPerHour: decimalOf(file.publicIpv4.usdPerHour) } }),
    ...(file.natGateway === undefined
      ? {}
      : {
          natGateway: {
            usdPerHour: decimalOf(file.natGateway.usdPerHour),
            usdPerGB: decimalOf(file.natGateway.usdPerGB),
            source: file.natGateway.source,
          },
        }),
    ...(file.betweenZones === undefined
      ? {}
      : { betweenZones: { ...file.betweenZones, usdPerGB: decimalOf(file.betweenZones.usdPerGB) } }),
    ...(disk === undefined
      ? {}
      : { disk: { usdPerGBMonth: decimalOf(disk.usdPerGBMonth), source: disk.source } }),
    ...(apiGatewayWebSocket === undefined
      ? {}
      : {
          apiGatewayWebSocket: {
            ...apiGatewayWebSocket,
            tiers: readMessageTiers(apiGatewayWebSocket.tiers),
            usdPerMillionConnectionMinutes: decimalOf(apiGatewayWebSocket.usdPerMillionConnectionMinutes),
          },
        }),
  };
}

function loadBalancer(
  key: 'networkLoadBalancer' | 'applicationLoadBalancer',
  file: PriceBookFile['networkLoadBalancer'],
): Pick<PriceBook, 'networkLoadBalancer' | 'applicationLoadBalancer'> {
  if (file === undefined) return {};
  const { usdPerHour, usdPerLcuHour, source } = file;
  return { [key]: { usdPerHour: decimalOf(usdPerHour), usdPerLcuHour: decimalOf(usdPerLcuHour), source } };
}

function readMessageTiers(tiers: NonNullable<PriceBookFile['apiGatewayWebSocket']>['tiers']): MessageTier[] {
  return tiers.map(({ upToMillion, usdPerMillion }, index) => {
    const fromMillion = decimalOf(tiers[index - 1]?.upToMillion ?? FIRST);
    const from = formatDecimal(fromMillion);
    const usd = decimalOf(usdPerMillion);
    if (upToMillion === undefined) {
      return { label: `above ${from} million`, fromMillion, usdPerMillion: usd };
    }
    const to = `to ${formatDecimal(decimalOf(upToMillion))} million`;
    return {
      label: index === 0 ? to : `${from} ${to}`,
      fromMillion,
      upToMillion: decimalOf(upToMillion),
      usdPerMillion: usd,
    };
  });
}

function readTiers(tiers: NonNullable<PriceBookFile['internetEgress']>['tiers']): EgressTier[] {
  return tiers.map(({ upToGB, usdPerGB }, index) => {
    const fromGB = decimalOf(tiers[index - 1]?.upToGB ?? FIRST);
    const from = formatDecimal(fromGB);
    if (upToGB === undefined) return { label: `above ${from} GB`, fromGB, usdPerGB: decimalOf(usdPerGB) };
    const to = `to ${formatDecimal(decimalOf(upToGB))} GB`;
    return {
      label: index === 0 ? to : `${from} ${to}`,
      fromGB,
      upToGB: decimalOf(upToGB),
      usdPerGB: decimalOf(usdPerGB),
    };
  });
}

function readNodeTypes(ec2: PriceBookFile['ec2'], types: NodeTypesFile): Map<string, NodeType> {
  const priceLines = new Map(ec2.prices.map((line) => [line.slice(0, line.indexOf(' ')), line]));
  const nodeTypes = new Map<string, NodeType>();
  for (const line of types.types) {
    const [name = '', vcpus = '', memoryMiB = '', gpus = '', architecture = '', megabits = UNKNOWN, age] =
      line.split(' ');
    const [, none, oneYear, threeYears] = priceLines.get(name)?.split(' ') ?? [];
    nodeTypes.set(name, {
      name,
      vcpus: Number(vcpus),
      memoryBytes: Number(memoryMiB) * MIB,
      architecture,
      gpus: Number(gpus),
      isCurrentGeneration: age !== PREVIOUS,
      ...(megabits === UNKNOWN ? {} : { baselineBytesPerSecond: Number(megabits) * BYTES_PER_MEGABIT }),
      isBurstable: /^t\d/.test(name),
      usdPerHour: {
        ...priceOf('none', none, ec2.onDemandSource),
        ...priceOf('1y', oneYear, ec2.reserved1ySource),
        ...priceOf('3y', threeYears, ec2.reserved3ySource),
      },
    });
  }
  return nodeTypes;
}

function priceOf(
  commitment: Commitment,
  digits: string | undefined,
  source: PriceSource,
): NodeType['usdPerHour'] {
  return digits === undefined || digits === UNKNOWN
    ? {}
    : { [commitment]: { usd: decimalOf(digits), source } };
}
