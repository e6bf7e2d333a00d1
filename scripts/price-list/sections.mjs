import { shiftDigits, tidyDigits } from './digits.mjs';

/**
 * The sections of a region's price book from a view `offer`, as far as that offer has them. Which rates are meant was
 * read from the files’ own attributes: a usage type begins with a code of the region (`EUW2-`), which us-east-1 lacks.
 */
export const OFFERS = {
  AmazonEC2: { read: readEc2, has: ['ec2', 'disk', 'natGateway'] },
  AWSELB: { read: readLoadBalancers, has: ['networkLoadBalancer', 'applicationLoadBalancer'] },
  AWSDataTransfer: { read: readTransfer, has: ['internetEgress', 'betweenZones'] },
  AmazonVPC: { read: readAddresses, has: ['publicIpv4'] },
  AmazonApiGateway: { read: readApiGateway, has: ['apiGatewayWebSocket'] },
};

const IN_REGION = "(locationType IS NULL OR locationType = 'AWS Region')";

const LINUX = `productFamily LIKE 'Compute Instance%' AND operatingSystem = 'Linux' AND tenancy = 'Shared'
  AND coalesce(preInstalledSw, 'NA') = 'NA' AND coalesce(capacitystatus, 'Used') = 'Used' AND operation = 'RunInstances'
  AND ${IN_REGION} AND lower(unit) IN ('hrs', 'hours') AND CAST(usd AS DOUBLE) > 0`;

async function readEc2(rows, source) {
  const found = await rows(`
    SELECT instanceType AS name,
      CASE WHEN termType = 'OnDemand' THEN 'none' WHEN lease IN ('1yr', '1 yr') THEN '1y' WHEN lease IN ('3yr', '3 yr') THEN '3y' END AS commitment,
      list(DISTINCT usd) AS prices, any_value(vcpu) AS vcpu, any_value(memory) AS memory, any_value(gpu) AS gpu,
      any_value(physicalProcessor) AS processor, any_value(currentGeneration) AS generation
    FROM offer
    WHERE ${LINUX} AND (termType = 'OnDemand'
      OR (termType = 'Reserved' AND purchase = 'No Upfront' AND coalesce(offeringClass, 'standard') = 'standard'))
    GROUP BY ALL ORDER BY name`);
  const warnings = [];
  const types = new Map();
  for (const { name, commitment, prices, ...size } of found) {
    if (commitment === null) continue;
    const digits = [...new Set(listOf(prices).map(tidyDigits))];
    if (digits.length > 1) {
      warnings.push(`${name} ${commitment}: several prices (${digits.join(', ')}), left out`);
      continue;
    }
    const type = types.get(name) ?? { name, prices: {}, size: sizeOf(size) };
    type.prices[commitment] = digits[0];
    types.set(name, type);
  }
  const nat = {
    hour: await onePrice(rows, "usagetype LIKE '%NatGateway-Hours' AND operation = 'NatGateway'", warnings),
    gb: await onePrice(rows, "usagetype LIKE '%NatGateway-Bytes' AND operation = 'NatGateway'", warnings),
  };
  const disk = await onePrice(
    rows,
    "productFamily = 'Storage' AND volumeApiName = 'gp3' AND lower(unit) LIKE 'gb-mo%'",
    warnings,
  );
  return {
    warnings,
    types: [...types.values()],
    sections: {
      ...(types.size === 0
        ? {}
        : {
            ec2: {
              what: 'Linux, shared tenancy, USD an hour. A line: type, on demand, reserved for one year and for three years without upfront payment; - where not known.',
              onDemandSource: source,
              reserved1ySource: source,
              reserved3ySource: source,
              prices: [...types.values()].map(
                ({ name, prices }) =>
                  `${name} ${['none', '1y', '3y'].map((way) => prices[way] ?? '-').join(' ')}`,
              ),
            },
          }),
      ...(nat.hour === undefined || nat.gb === undefined
        ? {}
        : {
            natGateway: {
              what: 'USD an hour for each gateway, and for each GB that it forwards.',
              usdPerHour: nat.hour,
              usdPerGB: nat.gb,
              source,
            },
          }),
      ...(disk === undefined
        ? {}
        : {
            disk: { what: 'EBS gp3, USD for each GB (2^30 bytes) and month.', usdPerGBMonth: disk, source },
          }),
    },
  };
}

function sizeOf({ vcpu, memory, gpu, processor, generation }) {
  const gib = /^([\d,.]+) GiB$/.exec(memory ?? '')?.[1];
  return {
    vcpus: Number(vcpu),
    memoryMiB: gib === undefined ? NaN : Math.round(Number(gib.replaceAll(',', '')) * 1024),
    gpus: /^\d+$/.test(gpu ?? '') ? Number(gpu) : 0,
    architecture: /graviton/i.test(processor ?? '') ? 'arm64' : 'amd64',
    isPrevious: generation === 'No',
  };
}

async function readLoadBalancers(rows, source) {
  const warnings = [];
  const price = (kind, usage) =>
    onePrice(
      rows,
      `operation = 'LoadBalancing:${kind}' AND regexp_full_match(usagetype, '([A-Z]+[0-9]*-)?${usage}')
       AND usagetype NOT LIKE 'TS-%' AND ${IN_REGION}`,
      warnings,
    );
  const sections = {};
  for (const [key, kind] of [
    ['networkLoadBalancer', 'Network'],
    ['applicationLoadBalancer', 'Application'],
  ]) {
    const [usdPerHour, usdPerLcuHour] = [
      await price(kind, 'LoadBalancerUsage'),
      await price(kind, 'LCUUsage'),
    ];
    if (usdPerHour === undefined || usdPerLcuHour === undefined) continue;
    sections[key] = {
      what: 'USD an hour for each load balancer, and for each capacity unit (LCU) and hour.',
      usdPerHour,
      usdPerLcuHour,
      source,
    };
  }
  return { warnings, sections };
}

async function readTransfer(rows, source, region) {
  const warnings = [];
  const tiers = await tiersOf(
    rows,
    `transferType = 'AWS Outbound' AND toLocation = 'External' AND coalesce(fromRegionCode, '${region}') = '${region}'
     AND usagetype LIKE '%DataTransfer-Out-Bytes'`,
    warnings,
  );
  const between = await onePrice(
    rows,
    `transferType = 'IntraRegion' AND usagetype LIKE '%DataTransfer-Regional-Bytes'
     AND coalesce(fromRegionCode, '${region}') = '${region}'`,
    warnings,
  );
  return {
    warnings,
    sections: {
      ...(tiers === undefined
        ? {}
        : {
            internetEgress: {
              what: 'USD for each GB of a month.',
              source,
              tiers: tiers.map(({ upTo, usd }) => ({
                ...(upTo === undefined ? {} : { upToGB: upTo }),
                usdPerGB: usd,
              })),
            },
          }),
      ...(between === undefined
        ? {}
        : {
            betweenZones: {
              what: 'USD for each GB between two zones of the region, in each direction.',
              usdPerGB: between,
              source,
            },
          }),
    },
  };
}

async function readAddresses(rows, source) {
  const warnings = [];
  const usdPerHour = await onePrice(
    rows,
    `usagetype LIKE '%PublicIPv4:InUseAddress' AND ${IN_REGION}`,
    warnings,
  );
  return {
    warnings,
    sections:
      usdPerHour === undefined
        ? {}
        : { publicIpv4: { what: 'USD an hour for each public address.', usdPerHour, source } },
  };
}

/** What AWS counts a message by, which its price list does not say: https://aws.amazon.com/api-gateway/pricing/ */
const METERED_BYTES = 32_768;
const MILLION_PLACES = 6;
const MILLION = 1e6;

async function readApiGateway(rows, source) {
  const warnings = [];
  const tiers = await tiersOf(
    rows,
    "productFamily = 'WebSocket' AND usagetype LIKE '%ApiGatewayMessage'",
    warnings,
  );
  const minute = await onePrice(
    rows,
    "productFamily = 'WebSocket' AND usagetype LIKE '%ApiGatewayMinute'",
    warnings,
  );
  if (tiers === undefined || minute === undefined) return { warnings, sections: {} };
  return {
    warnings,
    sections: {
      apiGatewayWebSocket: {
        what: 'USD for a million messages of a month, by tier, and for a million connection minutes.',
        tiers: tiers.map(({ upTo, usd }) => ({
          ...(upTo === undefined ? {} : { upToMillion: upTo / MILLION }),
          usdPerMillion: shiftDigits(usd, MILLION_PLACES),
        })),
        usdPerMillionConnectionMinutes: shiftDigits(minute, MILLION_PLACES),
        meteredBytes: METERED_BYTES,
        source,
      },
    },
  };
}

const PAID = "termType = 'OnDemand' AND CAST(usd AS DOUBLE) > 0";

/** The digits of the only price there is; undefined without one, and with a warning where there are several. */
async function onePrice(rows, where, warnings) {
  const found = await rows(`SELECT DISTINCT usd FROM offer WHERE ${PAID} AND ${where}`);
  const digits = [...new Set(found.map(({ usd }) => tidyDigits(usd)))];
  if (digits.length > 1) warnings.push(`several prices (${digits.join(', ')}) where ${where}, left out`);
  return digits.length === 1 ? digits[0] : undefined;
}

/** Tiers in ascending order, the last without a border; undefined where they leave a gap. */
async function tiersOf(rows, where, warnings) {
  const found = await rows(
    `SELECT DISTINCT beginRange AS low, endRange AS high, usd FROM offer WHERE ${PAID} AND ${where}
     ORDER BY CAST(beginRange AS DOUBLE)`,
  );
  if (found.length === 0) return undefined;
  const tiers = found.map(({ low, high, usd }) => ({
    from: Number(low),
    ...(high === 'Inf' ? {} : { upTo: Number(high) }),
    usd: tidyDigits(usd),
  }));
  const isWhole =
    tiers.every(({ from }, index) => index === 0 || from === tiers[index - 1].upTo) &&
    tiers.at(-1).upTo === undefined;
  if (!isWhole) warnings.push(`tiers that do not follow each other where ${where}, left out`);
  return isWhole ? tiers : undefined;
}

/** A list of the database, which hands it over as an object or as an array. */
function listOf(list) {
  return Array.isArray(list) ? list : list.items;
}
