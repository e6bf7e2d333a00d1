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
}

/** An EC2 type with its prices for Linux on shared hardware. */
export interface NodeType {
  readonly name: string;
  readonly vcpus: number;
  readonly memoryBytes: number;
  readonly architecture: string;
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

/** `data/price-book/ec2-types.json`: a line is `type vCPU memory-MiB GPUs architecture baseline-Mbit/s`, `-` unknown. */
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
}

const MIB = 1024 ** 2;
const BYTES_PER_MEGABIT = 125_000;
const UNKNOWN = '-';
/** Where the first tier starts. */
const FIRST_GB = 0;

/** The book of a region from its committed file. Its shape is checked by a test and not again here. */
export function readPriceBook(file: PriceBookFile, types: NodeTypesFile): PriceBook {
  const { internetEgress, networkLoadBalancer, publicIpv4 } = file;
  return {
    region: file.region,
    asOf: file.asOf,
    nodeTypes: readNodeTypes(file.ec2, types),
    ...(internetEgress === undefined
      ? {}
      : {
          internetEgress: {
            ...internetEgress,
            tiers: readTiers(internetEgress.tiers),
          },
        }),
    ...(networkLoadBalancer === undefined
      ? {}
      : {
          networkLoadBalancer: {
            usdPerHour: decimalOf(networkLoadBalancer.usdPerHour),
            usdPerLcuHour: decimalOf(networkLoadBalancer.usdPerLcuHour),
            source: networkLoadBalancer.source,
          },
        }),
    ...(publicIpv4 === undefined
      ? {}
      : { publicIpv4: { usdPerHour: decimalOf(publicIpv4.usdPerHour), source: publicIpv4.source } }),
  };
}

function readTiers(tiers: NonNullable<PriceBookFile['internetEgress']>['tiers']): EgressTier[] {
  return tiers.map(({ upToGB, usdPerGB }, index) => {
    const fromGB = decimalOf(tiers[index - 1]?.upToGB ?? FIRST_GB);
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
    const [name = '', vcpus = '', memoryMiB = '', , architecture = '', megabits = UNKNOWN] = line.split(' ');
    const [, none, oneYear, threeYears] = priceLines.get(name)?.split(' ') ?? [];
    nodeTypes.set(name, {
      name,
      vcpus: Number(vcpus),
      memoryBytes: Number(memoryMiB) * MIB,
      architecture,
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
