import { describe, expect, it } from 'vitest';
import { COST_FIELD_NAMES } from './fields';
import { readCostInputs, type CostFieldValues } from './read-inputs';

function inputsOf(values: CostFieldValues) {
  const read = readCostInputs(values);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value.inputs;
}

describe('readCostInputs', () => {
  it('fills in the documented defaults', () => {
    expect(inputsOf({ users: 1 })).toEqual({
      users: 1,
      connectionsPerUser: 1,
      baseMemoryBytes: 0,
      messagesPerUserPerSecond: 0,
      fanOut: 1,
      payloadBytes: 1000,
      peakToAverage: 1,
      headroomRatio: 0.3,
      cpuTargetRatio: 0.6,
      spareNodes: 1,
      minimumNodes: 1,
      region: 'us-east-1',
      commitment: 'none',
      discountRatio: 0,
      isComputeOnly: false,
      serialRatio: 0,
      statePerConnectionBytes: 0,
      zones: 1,
      survivesZoneLoss: false,
      updateSurplusNodes: 0,
      updateTimeNs: 3.6e13,
      loadBalancer: 'nlb',
      addresses: 'per-node',
      natGateways: 0,
      natTrafficBytes: 0,
      diskBytesPerNode: 0,
      ownNode: {},
      prices: {},
      search: { isCurrentOnly: false, allowsBurstable: true, allowsGpu: true },
      claimToleranceRatio: 0.15,
      seed: 1,
      typed: {},
    });
  });

  it('reads texts with units, and numbers in canonical units alike', () => {
    const typed = inputsOf({
      users: '500k',
      memoryPerConnection: '8KiB',
      baseMemory: '1 GiB',
      messagesPerUser: '2/min',
      messagesPerNode: '1.1M',
      headroom: '25%',
      sessionLength: '20min',
      node: 'cheapest',
      only: 'compute',
      commitment: '3y',
    });
    expect(typed).toEqual(
      inputsOf({
        users: 500_000,
        memoryPerConnection: 8192,
        baseMemory: 1024 ** 3,
        messagesPerUser: 0.0333333333333333,
        messagesPerNode: 1_100_000,
        headroom: 0.25,
        sessionLength: 1_200_000_000_000,
        node: 'cheapest',
        only: 'compute',
        commitment: '3y',
      }),
    );
    expect(typed).toMatchObject({
      nodeType: 'cheapest',
      typed: { memoryPerConnectionBytes: 8192, deliveriesPerNodePerSecond: 1_100_000 },
    });
  });

  it('warns of units with two readings', () => {
    const read = readCostInputs({ users: 1, memoryPerConnection: '14kb', payload: '1KB' });
    expect(read).toMatchObject({
      ok: true,
      value: {
        inputs: { typed: { memoryPerConnectionBytes: 14_000 }, payloadBytes: 1000 },
        warnings: [
          {
            code: 'unit-assumed',
            where: { pointer: '/memoryPerConnection' },
            message: 'kb read as 1,000 bytes.',
          },
          { code: 'unit-assumed', where: { pointer: '/payload' }, message: 'KB read as 1,000 bytes.' },
        ],
      },
    });
  });

  it.each<[keyof CostFieldValues, string | number]>([
    ['users', '0'],
    ['users', '-5'],
    ['users', ''],
    ['users', '1.5'],
    ['users', '1e309'],
    ['users', '500 kB'],
    ['users', Number.POSITIVE_INFINITY],
    ['connectionsPerUser', 0],
    ['memoryPerConnection', '0'],
    ['memoryPerConnection', '14 ms'],
    ['memoryPerConnection', '-14kB'],
    ['messagesPerUser', '2/day'],
    ['payload', '0.5'],
    ['peakToAverage', '0.9'],
    ['headroom', '100%'],
    ['headroom', '130%'],
    ['headroom', '-1%'],
    ['cpuTarget', '0%'],
    ['cpuTarget', '101%'],
    ['spare', '1.5'],
    ['spare', '-1'],
    ['minimumNodes', '0'],
    ['discount', '101%'],
    ['sessionLength', '20'],
    ['commitment', '2y'],
    ['only', 'egress'],
    ['node', ''],
    ['node', 'a b'],
    ['region', 7],
    ['seed', -1],
    ['claimTolerance', '100%'],
  ])('refuses %s = %j with its place', (name, value) => {
    const read = readCostInputs({ users: 1, [name]: value });
    expect(read).toMatchObject({
      ok: false,
      problems: [{ code: 'bad-parameter', where: { pointer: `/${name}` } }],
    });
  });

  it('needs users, and tells every fault at once', () => {
    const read = readCostInputs({ headroom: '200%', spare: 'x' });
    expect(read.ok ? [] : read.problems.map(({ where }) => where.pointer)).toEqual([
      '/headroom',
      '/spare',
      '/users',
    ]);
  });

  it('never takes a field for one of an object', () => {
    expect(COST_FIELD_NAMES).not.toContain('constructor');
  });
});
