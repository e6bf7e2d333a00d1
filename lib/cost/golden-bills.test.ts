import { describe, expect, it } from 'vitest';
import { calculateCost, CUSTOM_SUBJECT, type CostAnswer } from './calculate-cost';
import { readCostInputs, type CostFieldValues } from './read-inputs';

/**
 * Worked by hand; the arithmetic stands beside each case. Prices: data/price-book. What a capacity unit holds:
 * https://aws.amazon.com/elasticloadbalancing/pricing/; how messages and minutes of API Gateway are counted:
 * https://aws.amazon.com/api-gateway/pricing/.
 */

async function calculate(values: CostFieldValues) {
  const read = readCostInputs(values);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return calculateCost(read.value.inputs, [CUSTOM_SUBJECT]);
}

async function answerOf(values: CostFieldValues): Promise<CostAnswer> {
  const calculated = await calculate(values);
  if (!calculated.ok) throw new Error(JSON.stringify(calculated.problems));
  return calculated.value.answer;
}

async function optionOf(values: CostFieldValues) {
  const [option] = (await answerOf(values)).options;
  if (option === undefined) throw new Error('no option');
  return option;
}

/** Quantity and amount of the lines whose item holds a text. */
async function linesOf(values: CostFieldValues, item: string) {
  const { lines } = await optionOf(values);
  return lines
    .filter((line) => line.item.includes(item))
    .map(({ quantity, amountUsd }) => [quantity, amountUsd]);
}

// 2 × c7g.2xlarge: compute $423.40, NLB $16.425 + $21.90, addresses $7.30; $469.03.
const SEED = { users: '500k', memoryPerConnection: '14kB' } as const;

describe('the load balancer', () => {
  it('of applications counts 3,000 connections a capacity unit', async () => {
    // 500,000 ÷ 3,000 × 730 h = 121,666.666667 LCU-hours × $0.008 = $973.333333336.
    // 423.40 + 16.425 + 973.333333336 + 7.30 = 1,420.458333336.
    const values = { ...SEED, loadBalancer: 'alb' };
    expect(await linesOf(values, 'ALB')).toEqual([
      [730, 16.425],
      [121_666.666667, 973.333333336],
    ]);
    expect((await optionOf(values)).monthlyUsd).toBe(1420.46);
  });

  it('of applications counts 25 new connections a second a capacity unit', async () => {
    // 500,000 ÷ 60 s ÷ 25 × 730 h = 243,333.333333 × $0.008 = $1,946.666666664.
    expect(await linesOf({ ...SEED, loadBalancer: 'alb', sessionLength: '1min' }, 'LCU')).toEqual([
      [243_333.333333, 1946.666666664],
    ]);
  });

  it('that ends TLS counts 3,000 connections at the price of a network one', async () => {
    // 121,666.666667 × $0.006 = $730.000000002; 423.40 + 16.425 + 730.000000002 + 7.30 = 1,177.125000002.
    expect((await optionOf({ ...SEED, loadBalancer: 'nlb-tls' })).monthlyUsd).toBe(1177.13);
  });

  it('may be absent', async () => {
    // 423.40 + 7.30.
    expect((await optionOf({ ...SEED, loadBalancer: 'none' })).monthlyUsd).toBe(430.7);
  });

  it.each([
    // 100,000 connections are one capacity unit: 730 LCU-hours × $0.006 = $4.38; one more connection 0.0073 LCU-hours.
    [100_000, 730, 4.38],
    [100_001, 730.0073, 4.3800438],
    [200_000, 1460, 8.76],
  ])('of networks bills %i connections as %d LCU-hours', async (users, quantity, amount) => {
    expect(await linesOf({ users, memoryPerConnection: '1kB' }, 'NLB LCU')).toEqual([[quantity, amount]]);
  });
});

describe('the rest of the bill', () => {
  it('has NAT gateways by hours and by GB', async () => {
    // 2 × 730 h × $0.045 = $65.70; 5,000 GB × $0.045 = $225.
    expect(await linesOf({ ...SEED, natGateways: 2, natTraffic: '5TB' }, 'NAT')).toEqual([
      [1460, 65.7],
      [5000, 225],
    ]);
  });

  it('has disks by 2^30 bytes and month, at the price of the region', async () => {
    // 2 nodes × 20 = 40 GB-month × $0.08 = $3.20; eu-central-1 $0.0952: $3.808.
    expect(await linesOf({ ...SEED, disk: '20GiB' }, 'disks')).toEqual([[40, 3.2]]);
    const typed = { loadBalancerPrice: 0.027, lcuPrice: 0.006, addressPrice: 0.005 };
    const frankfurt = { ...SEED, ...typed, disk: '20GiB', region: 'eu-central-1' };
    expect(await linesOf(frankfurt, 'disks')).toEqual([[40, 3.808]]);
  });

  it('has addresses of load balancer and NAT in place of the nodes’', async () => {
    // (3 zones + 2 gateways) × 730 h × $0.005 = $18.25.
    const values = { ...SEED, zones: 3, addresses: 'per-zone', natGateways: 2 };
    expect(await linesOf(values, 'IPv4')).toEqual([[3650, 18.25]]);
    expect(await linesOf({ ...SEED, addresses: 'none' }, 'IPv4')).toEqual([]);
  });

  it('has traffic between zones at both ends', async () => {
    // 100,000 × 0.1/s × 1,078 B × 2,628,000 s = 28,329.84 GB; 2 nodes, so one copy; half of it crosses, paid twice.
    const load = { users: '100k', memoryPerConnection: '12kB', messagesPerUser: '0.1/s', fanOut: 5 };
    expect(await linesOf({ ...load, zones: 2 }, 'between zones')).toEqual([[28_329.84, 283.2984]]);
    // 4 nodes over 3 zones: 3 copies; two thirds cross, paid twice: 28,329.84 × 3 × 4 ÷ 3 = 113,319.36.
    expect(await linesOf({ ...load, zones: 3, minimumNodes: 3 }, 'between zones')).toEqual([
      [113_319.36, 1133.1936],
    ]);
    expect(await linesOf(load, 'between zones')).toEqual([]);
  });

  it('has the surplus of rolling updates with its addresses', async () => {
    // 2 × 12 h = 24 h × $0.29 = $6.96; (1,460 + 24) × $0.005 = $7.42.
    const values = { ...SEED, updateSurplus: 2, updateTime: '12h' };
    expect(await linesOf(values, 'rolling')).toEqual([[24, 6.96]]);
    expect(await linesOf(values, 'IPv4')).toEqual([[1484, 7.42]]);
  });
});

describe('nodes', () => {
  it('scale by Amdahl’s law with a serial share', async () => {
    // 16 ÷ (0.05 × 16 + 0.95) = 9.142857; 8 ÷ 1.35 = 5.925926; 1.1 M × 1.542857 × 60 % ÷ 2/s = 509,142.857 users.
    const load = { users: '1M', messagesPerUser: '1/s', fanOut: 2, messagesPerNode: '1.1M' } as const;
    const values = { ...load, node: 'c7g.4xlarge', referenceNode: 'c7g.2xlarge', serialShare: '5%' };
    expect((await optionOf(values)).perNodeCapacity.cpu).toBeCloseTo(509_142.857143, 6);
  });

  it('hold fewer connections that keep state', async () => {
    // 12,025,908,428.8 ÷ 16,000 = 751,619.28.
    const { perNodeCapacity } = await optionOf({ ...SEED, statePerConnection: '2kB' });
    expect(perNodeCapacity.memory).toBe(751_619);
  });

  it('run out of file descriptors', async () => {
    // 500,000 ÷ 300,000 → 2, + 1.
    expect(await optionOf({ ...SEED, fileDescriptors: '300k' })).toMatchObject({
      nodes: 3,
      binding: 'fileDescriptors',
      perNodeCapacity: { fileDescriptors: 300_000 },
    });
  });

  it('run out of new connections', async () => {
    // 1,000/s × 300 s = 300,000 held a node; 500,000 → 2, + 1.
    const values = { ...SEED, newConnectionsPerNode: '1000/s', sessionLength: '5min' };
    expect(await optionOf(values)).toMatchObject({ nodes: 3, binding: 'newConnections' });
  });

  it('take back the connections of a lost one', async () => {
    // One of n + 1 is lost: 500,000 ÷ (n + 1) ÷ 60 s ≤ n × 2,000/s, so n × (n + 1) ≥ 4.17: n = 2, 3 nodes.
    // 166,666.67 connections, 2,777.78 a second, 1,388.89 on each of two.
    const values = { ...SEED, newConnectionsPerNode: '2000/s', reconnectWithin: '60s' };
    const option = await optionOf(values);
    expect(option).toMatchObject({ nodes: 3, spareNodes: 1, binding: 'newConnections' });
    expect(option.reconnects?.connections).toBeCloseTo(166_666.667, 3);
    expect(option.reconnects?.connectionsPerSecond).toBeCloseTo(2777.778, 3);
    expect(option.reconnects?.perNodePerSecond).toBeCloseTo(1388.889, 3);
  });

  it('carry the peak without a zone', async () => {
    // 3,000,000 ÷ 858,993 → 4 carry; over 3 zones 6, of which a zone has 2: 6 × 730 × $0.29 = $1,270.20.
    const values = { ...SEED, users: '3M', zones: 3, zoneLoss: 'survive', only: 'compute' };
    expect(await optionOf(values)).toMatchObject({ nodes: 6, spareNodes: 2, monthlyUsd: 1270.2 });
    expect(await calculate({ ...SEED, zoneLoss: 'survive' })).toMatchObject({
      ok: false,
      problems: [{ where: { pointer: '/zones' } }],
    });
  });

  it('may be the reader’s own, at their price', async () => {
    // 64 GiB × 0.7 ÷ 14,000 = 3,435,973.8; 2 × 730 h × $0.10 = $146.
    const own = { node: 'bare-metal', nodeVcpus: 16, nodeMemory: '64GiB', nodePrice: '$0.10' };
    const values = { ...SEED, ...own, loadBalancer: 'none', addresses: 'none' };
    const option = await optionOf(values);
    expect(option).toMatchObject({
      nodeType: 'bare-metal',
      perNodeCapacity: { memory: 3_435_973 },
      monthlyUsd: 146,
    });
    expect(option.lines[0]?.source).toBe('typed');
    const { nodePrice: _price, ...withoutPrice } = values;
    expect(await calculate(withoutPrice)).toMatchObject({
      ok: false,
      problems: [
        { where: { pointer: '/node' }, expected: expect.stringContaining('price on demand') as string },
      ],
    });
    expect(await calculate({ ...values, node: 'cheapest' })).toMatchObject({ ok: false });
  });
});

describe('prices that are not known', () => {
  it('may be typed', async () => {
    // 1,460 h × $0.3101 = $452.746; 730 × $0.0252 = $18.396; 3,650 × $0.006 = $21.90; 1,460 × $0.005 = $7.30.
    const typed = { loadBalancerPrice: 0.0252, lcuPrice: '$0.006', addressPrice: 0.005 };
    expect((await optionOf({ ...SEED, ...typed, region: 'eu-west-1' })).monthlyUsd).toBe(500.34);
  });

  it('are told with the field to type them in', async () => {
    expect(await calculate({ ...SEED, region: 'eu-west-1' })).toMatchObject({
      ok: false,
      problems: [
        { where: { pointer: '/region' }, hint: expect.stringContaining('load-balancer-price') as string },
      ],
    });
    // Nothing outside us-east-1 is known of ALB or NAT.
    const typed = { loadBalancer: 'none', addresses: 'none', natGateways: 1 };
    expect(await calculate({ ...SEED, ...typed, region: 'eu-west-1' })).toMatchObject({
      ok: false,
      problems: [{ expected: expect.stringContaining('NAT gateway') as string }],
    });
  });
});

describe('ways to pay', () => {
  it('stand side by side', async () => {
    // Besides compute $45.625. 1,460 × $0.1911 = $279.006; × $0.1274 = $186.004; $423.40 × 0.8 = $338.72.
    const { commitments, perUserUsd } = await optionOf({ ...SEED, discount: '20%' });
    expect(commitments).toEqual([
      { commitment: 'none', discount: 0, monthlyUsd: 469.03 },
      { commitment: '1y', discount: 0, monthlyUsd: 324.63 },
      { commitment: '3y', discount: 0, monthlyUsd: 231.63 },
      { commitment: 'none', discount: 0.2, monthlyUsd: 384.35 },
    ]);
    expect(perUserUsd).toBe(384.35 / 500_000);
    // a1.large has no reserved price in the book.
    expect((await optionOf({ ...SEED, node: 'a1.large' })).commitments[1]).toEqual({
      commitment: '1y',
      discount: 0,
    });
  });
});

describe('API Gateway WebSocket', () => {
  const load = { users: 1000, memoryPerConnection: '1kB', messagesPerUser: '1/s', only: 'compute' } as const;
  const usd = async (values: CostFieldValues) => (await answerOf(values)).apiGateway?.monthlyUsd;

  it('bills connection minutes', async () => {
    // 1,000,000 × 43,800 min = 43,800 million × $0.25; no message.
    expect(await usd({ ...load, users: '1M', messagesPerUser: 0 })).toBe(10_950);
  });

  it('bills messages in and out, the second billion at less', async () => {
    // 100 × 2/s × 2,628,000 s = 525.6 M × $1; 100 × 43,800 = 4.38 M min × $0.25 = $1.095.
    expect(await usd({ ...load, users: 100 })).toBe(526.7);
    // 1,000: 5,256 M: 1,000 × $1 + 4,256 × $0.80 = $4,404.80; 43.8 M min: $10.95.
    expect(await usd(load)).toBe(4415.75);
    // On average half of both: 2,628 M: 1,000 + 1,302.40; $5.475.
    expect(await usd({ ...load, peakToAverage: 2 })).toBe(2307.88);
  });

  it('counts a message once for each 32 KiB begun', async () => {
    // 10,512 M: 1,000 + 9,512 × $0.80 = $8,609.60; + $10.95.
    expect(await usd({ ...load, payload: '32769B' })).toBe(8620.55);
    expect(await usd({ ...load, payload: '32768B' })).toBe(4415.75);
  });

  it('pays for egress as nodes do', async () => {
    // 1,000 × 1,078 B × 2,628,000 s = 2,832.984 GB × $0.09 = $254.96856; + 4,415.75 = 4,670.71856.
    const { only: _only, ...all } = load;
    expect(await usd(all)).toBe(4670.72);
  });

  it('has no price outside us-east-1 but a typed one', async () => {
    const ireland = { ...load, region: 'eu-west-1' } as const;
    expect(await usd(ireland)).toBeUndefined();
    // 5,256 × $1.10 + 43.8 × $0.275 = 5,781.60 + 12.045.
    expect(await usd({ ...ireland, messagePrice: 1.1, connectionMinutePrice: 0.275 })).toBe(5793.65);
  });
});
