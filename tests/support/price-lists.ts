/**
 * Price lists in the shape that AWS documents, a few rows each:
 * https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/reading-service-price-list-file-for-services.html
 */

export const REGION = 'eu-west-1';

interface Rate {
  readonly type?: 'OnDemand' | 'Reserved';
  readonly usd: string;
  readonly unit: string;
  readonly from?: string;
  readonly to?: string;
  readonly lease?: string;
  readonly purchase?: string;
  readonly offeringClass?: string;
  readonly family: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const node = (instanceType: string, usd: string, more: Partial<Rate> = {}, attributes = {}): Rate => ({
  usd,
  unit: 'Hrs',
  family: 'Compute Instance',
  attributes: {
    locationType: 'AWS Region',
    instanceType,
    currentGeneration: 'Yes',
    vcpu: '8',
    memory: '16 GiB',
    physicalProcessor: 'AWS Graviton3 Processor',
    tenancy: 'Shared',
    operatingSystem: 'Linux',
    preInstalledSw: 'NA',
    capacitystatus: 'Used',
    usagetype: `EU-BoxUsage:${instanceType}`,
    operation: 'RunInstances',
    ...attributes,
  },
  ...more,
});

const reserved = (lease: string, purchase: string, offeringClass: string) =>
  ({ type: 'Reserved', lease, purchase, offeringClass }) as const;

const usage = (family: string, usagetype: string, usd: string, unit: string, more = {}): Rate => ({
  usd,
  unit,
  family,
  attributes: { locationType: 'AWS Region', usagetype, ...more },
});

export const OFFERS: Readonly<Record<string, readonly Rate[]>> = {
  AmazonEC2: [
    node('c7g.2xlarge', '0.3095000000'),
    node('c7g.2xlarge', '0.2044800000', reserved('1yr', 'No Upfront', 'standard')),
    node('c7g.2xlarge', '0.1363200000', reserved('3yr', 'No Upfront', 'standard')),
    // Neither of these is the price of a plain node on shared hardware.
    node('c7g.2xlarge', '0.2350000000', reserved('1yr', 'No Upfront', 'convertible')),
    node('c7g.2xlarge', '0.0950000000', reserved('1yr', 'Partial Upfront', 'standard')),
    node('c7g.2xlarge', '0.3404500000', {}, { tenancy: 'Dedicated' }),
    node('c7g.2xlarge', '0.6775000000', {}, { operatingSystem: 'Windows' }),
    node('c7g.2xlarge', '0.0000000000', {}, { capacitystatus: 'AllocatedCapacityReservation' }),
    node('c7g.2xlarge', '0.7000000000', {}, { preInstalledSw: 'SQL Web' }),
    node('c7g.2xlarge', '0.3900000000', {}, { locationType: 'AWS Outposts' }),
    node(
      'zz9.large',
      '0.1234500000',
      {},
      { vcpu: '2', memory: '1,024 GiB', physicalProcessor: 'Intel “Next”, 3"' },
    ),
    node(
      'm3.medium',
      '0.0730000000',
      {},
      { currentGeneration: 'No', vcpu: '1', memory: '3.75 GiB', physicalProcessor: 'Intel Xeon' },
    ),
    // Two prices for one thing: neither is taken.
    node('c9x.large', '0.1000000000'),
    node('c9x.large', '0.2000000000'),
    usage('NAT Gateway', 'EU-NatGateway-Hours', '0.0480000000', 'Hrs', { operation: 'NatGateway' }),
    usage('NAT Gateway', 'EU-NatGateway-Bytes', '0.0480000000', 'GB', { operation: 'NatGateway' }),
    usage('Storage', 'EU-EBS:VolumeUsage.gp3', '0.0880000000', 'GB-Mo', { volumeApiName: 'gp3' }),
    usage('Storage', 'EU-EBS:VolumeUsage.gp2', '0.1100000000', 'GB-Mo', { volumeApiName: 'gp2' }),
  ],
  AWSELB: [
    usage('Load Balancer-Network', 'EU-LoadBalancerUsage', '0.0252000000', 'Hrs', {
      operation: 'LoadBalancing:Network',
    }),
    usage('Load Balancer-Network', 'EU-LCUUsage', '0.0060000000', 'LCU-Hrs', {
      operation: 'LoadBalancing:Network',
    }),
    usage('Load Balancer-Network', 'EU-ReservedLCUUsage', '0.0090000000', 'LCU-Hrs', {
      operation: 'LoadBalancing:Network',
    }),
    usage('Load Balancer-Application', 'EU-LoadBalancerUsage', '0.0252000000', 'Hrs', {
      operation: 'LoadBalancing:Application',
    }),
    usage('Load Balancer-Application', 'EU-LCUUsage', '0.0080000000', 'LCU-Hrs', {
      operation: 'LoadBalancing:Application',
    }),
    usage('Load Balancer-Application', 'EU-TS-LoadBalancerUsage', '0.0056000000', 'Hrs', {
      operation: 'LoadBalancing:Application',
    }),
    usage('Load Balancer', 'EU-LoadBalancerUsage', '0.0280000000', 'Hrs', { operation: 'LoadBalancing' }),
  ],
  AWSDataTransfer: [
    ...[
      ['51200', '153600', '0.0700000000'],
      ['0', '10240', '0.0900000000'],
      ['10240', '51200', '0.0850000000'],
      ['153600', 'Inf', '0.0500000000'],
    ].map(([from = '', to = '', usd = '']): Rate => ({
      ...usage('Data Transfer', 'EU-DataTransfer-Out-Bytes', usd, 'GB', {
        transferType: 'AWS Outbound',
        fromRegionCode: REGION,
        toLocation: 'External',
      }),
      from,
      to,
    })),
    usage('Data Transfer', 'EU-DataTransfer-Regional-Bytes', '0.0100000000', 'GB', {
      transferType: 'IntraRegion',
      fromRegionCode: REGION,
    }),
    usage('Data Transfer', 'EU-USE1-AWS-Out-Bytes', '0.0200000000', 'GB', {
      transferType: 'InterRegion Outbound',
      fromRegionCode: REGION,
      toLocation: 'US East (N. Virginia)',
    }),
  ],
  AmazonVPC: [
    usage('', 'EU-PublicIPv4:InUseAddress', '0.0050000000', 'Hrs'),
    usage('', 'EU-PublicIPv4:IdleAddress', '0.0050000000', 'Hrs'),
  ],
  AmazonApiGateway: [
    {
      ...usage('WebSocket', 'EU-ApiGatewayMessage', '0.0000011400', 'Messages'),
      from: '0',
      to: '1000000000',
    },
    {
      ...usage('WebSocket', 'EU-ApiGatewayMessage', '0.0000009400', 'Messages'),
      from: '1000000000',
      to: 'Inf',
    },
    usage('WebSocket', 'EU-ApiGatewayMinute', '0.0000002850', 'minutes'),
    usage('API Calls', 'EU-ApiGatewayRequest', '0.0000035000', 'Requests'),
  ],
};

/** The columns that a list in CSV has for the attributes above, between others. */
const COLUMNS: Readonly<Record<string, string>> = {
  locationType: 'Location Type',
  instanceType: 'Instance Type',
  currentGeneration: 'Current Generation',
  vcpu: 'vCPU',
  memory: 'Memory',
  physicalProcessor: 'Physical Processor',
  tenancy: 'Tenancy',
  operatingSystem: 'Operating System',
  preInstalledSw: 'Pre Installed S/W',
  capacitystatus: 'CapacityStatus',
  usagetype: 'usageType',
  operation: 'operation',
  volumeApiName: 'Volume API Name',
  transferType: 'Transfer Type',
  fromRegionCode: 'From Region Code',
  toLocation: 'To Location',
};

const skuOf = (rate: Rate) =>
  Buffer.from(JSON.stringify([rate.family, rate.attributes]))
    .toString('hex')
    .toUpperCase();

export function csvOf(offer: string, rates: readonly Rate[]): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const used = Object.keys(COLUMNS).filter((key) => rates.some(({ attributes }) => key in attributes));
  const head = [
    ['FormatVersion', 'v1.0'],
    ['Disclaimer', 'This pricing list is for informational purposes only.'],
    ['Publication Date', '2026-11-02T18:03:11Z'],
    ['Version', '20261102180311'],
    ['OfferCode', offer],
  ];
  const columns = [
    'SKU',
    'OfferTermCode',
    'RateCode',
    'TermType',
    'PriceDescription',
    'EffectiveDate',
    'StartingRange',
    'EndingRange',
    'Unit',
    'PricePerUnit',
    'Currency',
    'LeaseContractLength',
    'PurchaseOption',
    'OfferingClass',
    'Product Family',
    'serviceCode',
  ];
  const rows = rates.map((rate) => [
    skuOf(rate),
    'JRTCKXETXF',
    'rate',
    rate.type ?? 'OnDemand',
    'a price, “quoted”',
    '2026-11-01',
    rate.from ?? '0',
    rate.to ?? 'Inf',
    rate.unit,
    rate.usd,
    'USD',
    rate.lease ?? '',
    rate.purchase ?? '',
    rate.offeringClass ?? '',
    rate.family,
    offer,
    ...used.map((key) => rate.attributes[key] ?? ''),
  ]);
  return `${[...head, [...columns, ...used.map((key) => COLUMNS[key] ?? key)], ...rows].map((row) => row.map(cell).join(',')).join('\n')}\n`;
}

export function jsonOf(offer: string, rates: readonly Rate[]): string {
  const products: Record<string, unknown> = {};
  const terms: Record<string, Record<string, Record<string, unknown>>> = { OnDemand: {}, Reserved: {} };
  for (const [index, rate] of rates.entries()) {
    const sku = skuOf(rate);
    products[sku] = {
      sku,
      productFamily: rate.family,
      attributes: { servicecode: offer, ...rate.attributes },
    };
    const ofType = (terms[rate.type ?? 'OnDemand'] ??= {});
    (ofType[sku] ??= {})[`${sku}.T${index}`] = {
      offerTermCode: `T${index}`,
      sku,
      effectiveDate: '2026-11-01T00:00:00Z',
      priceDimensions: {
        [`${sku}.T${index}.R`]: {
          rateCode: `${sku}.T${index}.R`,
          description: 'braces } and "quotes" { in [text]',
          beginRange: rate.from ?? '0',
          endRange: rate.to ?? 'Inf',
          unit: rate.unit,
          appliesTo: [],
          pricePerUnit: { USD: rate.usd },
        },
      },
      termAttributes:
        rate.lease === undefined
          ? {}
          : {
              LeaseContractLength: rate.lease,
              OfferingClass: rate.offeringClass,
              PurchaseOption: rate.purchase,
            },
    };
  }
  return JSON.stringify(
    {
      formatVersion: 'v1.0',
      disclaimer: 'For information: “}”',
      offerCode: offer,
      version: '20261102180311',
      publicationDate: '2026-11-02T18:03:11Z',
      products,
      terms,
    },
    undefined,
    2,
  );
}
