import type { Problem, Warning } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import { COST_FIELD_NAMES, COST_FIELDS, type CostField, type CostFieldName } from './fields';
import type { Commitment, CostInputs, SearchFilters, TypedPrices } from './inputs';
import { parseFlag } from './parse-flag';

/** Fields as they were typed or sent: texts with units, or numbers in the canonical unit. */
export type CostFieldValues = Readonly<Partial<Record<CostFieldName, string | number>>>;

/**
 * The inputs of a cost from what was typed, with the defaults filled in. Every wrong field is told, with its place
 * `/users`; a unit with two readings gives a warning.
 *
 * @example readCostInputs({ users: '500k', memoryPerConnection: '14kB' })
 */
export function readCostInputs(
  values: CostFieldValues,
): Result<{ readonly inputs: CostInputs; readonly warnings: readonly Warning[] }> {
  const numbers = new Map<CostFieldName, number>();
  const texts = new Map<CostFieldName, string>();
  const problems: Problem[] = [];
  const warnings: Warning[] = [];
  for (const name of COST_FIELD_NAMES) {
    const field: CostField = COST_FIELDS[name];
    // The node stays absent: a suite may name it, and only then the default counts.
    const input = values[name] ?? (name === 'node' ? undefined : field.fallback);
    if (input === undefined) continue;
    const parsed = parseFlag(input, field);
    if ('expected' in parsed) problems.push(wrongField(name, parsed.expected, input));
    else {
      if (typeof parsed.value === 'number') numbers.set(name, parsed.value);
      else texts.set(name, parsed.value);
      if (parsed.assumed !== undefined) {
        warnings.push({
          code: 'unit-assumed',
          where: { pointer: `/${name}` },
          message: `${parsed.assumed}.`,
        });
      }
    }
  }
  if (values.users === undefined) problems.push(wrongField('users', 'a number of users, such as 500k'));
  if (problems.length > 0) return fail(...problems);
  return succeed({ inputs: inputsOf(numbers, texts), warnings });
}

/** The problem of one field. */
export function wrongField(name: CostFieldName, expected: string, found?: string | number): Problem {
  return {
    code: 'bad-parameter',
    where: { pointer: `/${name}` },
    expected,
    found: found === undefined ? 'nothing' : typeof found === 'number' ? String(found) : `“${found}”`,
  };
}

function inputsOf(
  numbers: ReadonlyMap<CostFieldName, number>,
  texts: ReadonlyMap<CostFieldName, string>,
): CostInputs {
  /** Of a field that is required or has a default, which was checked above. */
  const number = (name: CostFieldName): number => {
    const value = numbers.get(name);
    if (value === undefined) throw new Error(`no value for ${name}`);
    return value;
  };
  return {
    users: number('users'),
    connectionsPerUser: number('connectionsPerUser'),
    baseMemoryBytes: number('baseMemory'),
    messagesPerUserPerSecond: number('messagesPerUser'),
    fanOut: number('fanOut'),
    payloadBytes: number('payload'),
    peakToAverage: number('peakToAverage'),
    headroomRatio: number('headroom'),
    cpuTargetRatio: number('cpuTarget'),
    spareNodes: number('spare'),
    minimumNodes: number('minimumNodes'),
    ...present('nodeType', texts.get('node')),
    ...present('referenceNodeType', texts.get('referenceNode')),
    region: texts.get('region') ?? COST_FIELDS.region.fallback,
    commitment: commitmentOf(texts.get('commitment')),
    discountRatio: number('discount'),
    isComputeOnly: texts.get('only') === 'compute',
    ...present('sessionLengthNs', numbers.get('sessionLength')),
    serialRatio: number('serialShare'),
    statePerConnectionBytes: number('statePerConnection'),
    ...present('descriptorsPerNode', numbers.get('fileDescriptors')),
    ...present('newConnectionsPerNodePerSecond', numbers.get('newConnectionsPerNode')),
    ...present('reconnectWithinNs', numbers.get('reconnectWithin')),
    zones: number('zones'),
    survivesZoneLoss: texts.get('zoneLoss') === 'survive',
    updateSurplusNodes: number('updateSurplus'),
    updateTimeNs: number('updateTime'),
    loadBalancer: oneOf(LOAD_BALANCERS, texts.get('loadBalancer')),
    addresses: oneOf(ADDRESSES, texts.get('addresses')),
    natGateways: number('natGateways'),
    natTrafficBytes: number('natTraffic'),
    diskBytesPerNode: number('disk'),
    ownNode: {
      ...present('vcpus', numbers.get('nodeVcpus')),
      ...present('memoryBytes', numbers.get('nodeMemory')),
      ...present('bandwidthBytesPerSecond', numbers.get('nodeBandwidth')),
    },
    prices: pricesOf(numbers),
    search: filtersOf(numbers, texts),
    claimToleranceRatio: number('claimTolerance'),
    seed: number('seed'),
    typed: {
      ...present('memoryPerConnectionBytes', numbers.get('memoryPerConnection')),
      ...present('connectionsPerNode', numbers.get('connectionsPerNode')),
      ...present('deliveriesPerNodePerSecond', numbers.get('messagesPerNode')),
    },
  };
}

/** The one key, or none. An object with a computed key has no narrower type; this one has that key alone. */
function present<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [Only in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [Only in Key]?: Value };
}

const LOAD_BALANCERS = ['nlb', 'nlb-tls', 'alb', 'none'] as const;
const ADDRESSES = ['per-node', 'per-zone', 'none'] as const;

/** The choice that a text names; the first where it was checked already that it names one. */
function oneOf<Choice extends string>(
  [first, ...rest]: readonly [Choice, ...Choice[]],
  text: string | undefined,
): Choice {
  return rest.find((choice) => choice === text) ?? first;
}

function pricesOf(numbers: ReadonlyMap<CostFieldName, number>): TypedPrices {
  return {
    ...present('nodeUsdPerHour', numbers.get('nodePrice')),
    ...present('loadBalancerUsdPerHour', numbers.get('loadBalancerPrice')),
    ...present('lcuUsdPerHour', numbers.get('lcuPrice')),
    ...present('egressUsdPerGB', numbers.get('egressPrice')),
    ...present('addressUsdPerHour', numbers.get('addressPrice')),
    ...present('diskUsdPerGBMonth', numbers.get('diskPrice')),
    ...present('natUsdPerHour', numbers.get('natPrice')),
    ...present('natUsdPerGB', numbers.get('natTrafficPrice')),
    ...present('betweenZonesUsdPerGB', numbers.get('zoneTrafficPrice')),
    ...present('messageUsdPerMillion', numbers.get('messagePrice')),
    ...present('connectionMinuteUsdPerMillion', numbers.get('connectionMinutePrice')),
  };
}

function filtersOf(
  numbers: ReadonlyMap<CostFieldName, number>,
  texts: ReadonlyMap<CostFieldName, string>,
): SearchFilters {
  const architecture = texts.get('architecture');
  const families = texts
    .get('families')
    ?.split(',')
    .filter((family) => family !== '');
  return {
    ...(architecture === 'any' ? {} : present('architecture', architecture)),
    isCurrentOnly: texts.get('generation') === 'current',
    allowsBurstable: texts.get('burstable') !== 'excluded',
    allowsGpu: texts.get('gpu') !== 'excluded',
    ...present('families', families),
    ...present('maximumNodes', numbers.get('maximumNodes')),
  };
}

function commitmentOf(text: string | undefined): Commitment {
  return text === '1y' || text === '3y' ? text : 'none';
}
