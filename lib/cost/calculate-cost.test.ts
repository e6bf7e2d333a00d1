import { describe, expect, it } from 'vitest';
import { billOf } from './bill';
import { calculateCost, CUSTOM_SUBJECT, type CostOption } from './calculate-cost';
import { decimalOf, toNumber } from './decimal';
import { loadPriceBook } from './load-price-book';
import { readCostInputs, type CostFieldValues } from './read-inputs';
import type { CostSubject } from './subject';

/** Worked by hand from the prices of us-east-1; the arithmetic stands beside each case. */

async function calculate(values: CostFieldValues, subjects: readonly CostSubject[] = [CUSTOM_SUBJECT]) {
  const read = readCostInputs(values);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return calculateCost(read.value.inputs, subjects);
}

async function optionsOf(values: CostFieldValues, subjects?: readonly CostSubject[]) {
  const calculated = await calculate(values, subjects);
  if (!calculated.ok) throw new Error(JSON.stringify(calculated.problems));
  return calculated.value.answer.options;
}

async function optionOf(values: CostFieldValues): Promise<CostOption> {
  const [option] = await optionsOf(values);
  if (option === undefined) throw new Error('no option');
  return option;
}

const SEED = { users: '500k', memoryPerConnection: '14kB' } as const;

describe('a month of a fleet', () => {
  it('is $423.40 of compute for 500,000 users at 14 kB', async () => {
    // 16 GiB = 17,179,869,184 B; × 0.7 = 12,025,908,428.8 B; ÷ 14,000 B = 858,993.45 → 858,993 connections.
    // 500,000 ÷ 858,993 → 1 node, + 1 spare = 2; 2 × 730 h = 1,460 h × $0.29 = $423.40.
    expect(await optionOf({ ...SEED, only: 'compute' })).toEqual({
      subject: 'custom',
      nodeType: 'c7g.2xlarge',
      nodes: 2,
      spareNodes: 1,
      binding: 'memory',
      perNodeCapacity: { memory: 858_993 },
      utilisation: { memory: 500_000 / 858_993 },
      monthlyUsd: 423.4,
      lines: [
        {
          item: 'compute',
          quantity: 1460,
          unit: 'instance-hour',
          unitPriceUsd: 0.29,
          amountUsd: 423.4,
          source: expect.stringMatching(/^https:\/\/github\.com\/aws\/karpenter-provider-aws\//) as string,
        },
      ],
      range: { p10Usd: 423.4, p50Usd: 423.4, p90Usd: 423.4 },
      grade: 'estimate',
      perUserUsd: 423.4 / 500_000,
      // 1,460 h × $0.1911 = $279.006; × $0.1274 = $186.004.
      commitments: [
        { commitment: 'none', discount: 0, monthlyUsd: 423.4 },
        { commitment: '1y', discount: 0, monthlyUsd: 279.01 },
        { commitment: '3y', discount: 0, monthlyUsd: 186 },
      ],
    });
  });

  it('is $469.03 with load balancer and addresses, the half cent rounded up once', async () => {
    // NLB 730 h × $0.0225 = $16.425; LCU: 500,000 ÷ 100,000 connections = 5 × 730 h = 3,650 × $0.006 = $21.90;
    // IPv4: 1,460 h × $0.005 = $7.30. 423.40 + 16.425 + 21.90 + 0 + 7.30 = 469.025 → $469.03.
    const { monthlyUsd, lines } = await optionOf(SEED);
    expect(monthlyUsd).toBe(469.03);
    expect(lines.map(({ item, quantity, amountUsd }) => [item, quantity, amountUsd])).toEqual([
      ['compute', 1460, 423.4],
      ['NLB hours', 730, 16.425],
      ['NLB LCU-hours', 3650, 21.9],
      ['internet egress, to 10,240 GB', 0, 0],
      ['IPv4 addresses', 1460, 7.3],
    ]);
  });

  it('is $211.70 for one node', async () => {
    // 730 h × $0.29.
    expect(await optionOf({ users: 1, memoryPerConnection: '8kB', spare: 0, only: 'compute' })).toMatchObject(
      {
        nodes: 1,
        monthlyUsd: 211.7,
      },
    );
  });

  it.each([
    ['14kB', 858_993],
    ['12kB', 1_002_159],
    // 12,025,908,428.8 ÷ 8,000 = 1,503,238.55; ÷ 8,192 = 1,468,006.4
    ['8kB', 1_503_238],
    ['8KiB', 1_468_006],
  ])('holds whole connections of %s: %i', async (memoryPerConnection, memory) => {
    expect((await optionOf({ ...SEED, memoryPerConnection })).perNodeCapacity).toEqual({ memory });
  });

  it('takes base memory off after the headroom, and divides by the connections of a user', async () => {
    // (12,025,908,428.8 − 1,073,741,824) ÷ 14,000 = 782,297.6 → 782,297 connections ÷ 2 = 391,148.5 users.
    // 500,000 ÷ 391,148.5 → 2 nodes, + 1.
    expect(await optionOf({ ...SEED, baseMemory: '1GiB', connectionsPerUser: 2 })).toMatchObject({
      nodes: 3,
      perNodeCapacity: { memory: 391_148.5 },
      utilisation: { memory: 500_000 / (2 * 391_148.5) },
    });
  });

  it('finds the resource that binds among four', async () => {
    // cpu: 1.1 M deliveries/s × 8 ÷ 8 × 60 % = 660,000 ÷ 1.65 a user = 400,000 users.
    // network, incoming: 380 + 8 + 22 + 52 = 462 B × 1.65 = 762.3 B/s a user; 468,750,000 ÷ 762.3 = 614,915.4.
    // 500,000 ÷ 400,000 → 2 nodes, + 1 = 3; 2,190 h × $0.29 = $635.10.
    const option = await optionOf({
      ...SEED,
      memoryPerConnection: '12kB',
      messagesPerUser: '1.65/s',
      payload: 380,
      messagesPerNode: '1.1M',
      connectionsPerNode: '890k',
      only: 'compute',
    });
    expect(option).toMatchObject({ nodes: 3, spareNodes: 1, binding: 'cpu', monthlyUsd: 635.1 });
    expect(option.perNodeCapacity).toEqual({
      memory: 1_002_159,
      cpu: 400_000,
      network: expect.closeTo(614_915.387642, 5) as number,
      connections: 890_000,
    });
    expect(option.utilisation).toEqual({
      memory: 500_000 / 2_004_318,
      cpu: 0.625,
      network: expect.closeTo(0.40656, 6) as number,
      connections: 500_000 / 1_780_000,
    });
  });

  it('scales deliveries by the vCPUs of the reference node', async () => {
    // 1.1 M × 16 ÷ 8 × 60 % = 1,320,000 deliveries/s ÷ 2 = 660,000 users on c7g.4xlarge.
    const load = { users: '1M', messagesPerUser: '1/s', fanOut: 2, messagesPerNode: '1.1M' } as const;
    const larger = await optionOf({ ...load, node: 'c7g.4xlarge', referenceNode: 'c7g.2xlarge' });
    expect(larger.perNodeCapacity.cpu).toBe(660_000);
    expect((await optionOf({ ...load, node: 'c7g.4xlarge' })).perNodeCapacity.cpu).toBe(330_000);
    expect((await optionOf({ ...load, cpuTarget: '50%' })).perNodeCapacity.cpu).toBe(275_000);
  });

  it('keeps to the minimum number of nodes, which then binds', async () => {
    // 3 × 730 h × $0.29.
    expect(
      await optionOf({ users: 10, memoryPerConnection: '14kB', minimumNodes: 3, spare: 0, only: 'compute' }),
    ).toMatchObject({ nodes: 3, binding: 'minimum', monthlyUsd: 635.1 });
    expect(await optionOf({ ...SEED, minimumNodes: 1 })).toMatchObject({ binding: 'memory' });
  });

  it.each([
    // 1,460 h × $0.1911 = $279.006; × $0.1274 = $186.004; × $0.29 × 0.8 = $338.72; × $0.1911 × 0.9 = $251.1054
    ['1y', '0%', 279.01],
    ['3y', '0%', 186],
    ['none', '20%', 338.72],
    ['1y', '10%', 251.11],
    ['none', '100%', 0],
  ])('follows the commitment %s and a discount of %s', async (commitment, discount, monthlyUsd) => {
    const option = await optionOf({ ...SEED, commitment, discount, only: 'compute' });
    expect(option.monthlyUsd).toBe(monthlyUsd);
  });

  it('bills traffic in tiers, and the load balancer by its busiest dimension', async () => {
    // A delivery is 1,000 + 4 + 22 + 52 = 1,078 B; 0.5/s a user = 539 B/s; × 100,000 users × 2,628,000 s = 141,649.2 GB:
    //   10,240 × $0.09 = $921.60; 40,960 × $0.085 = $3,481.60; 90,449.2 × $0.07 = $6,331.444.
    // In: 1,082 B × 0.1/s = 108.2 B/s. (539 + 108.2) × 100,000 × 3,600 s = 232.992 GB/h = 232.992 LCU, against
    //   1 by connections; × 730 h = 170,084.16 × $0.006 = $1,020.50496.
    // cpu 660,000 ÷ 0.5 = 1,320,000; network 468,750,000 ÷ 539 = 869,666.05; so 1 node + 1: $423.40, IPv4 $7.30.
    // 423.40 + 16.425 + 1,020.50496 + 921.60 + 3,481.60 + 6,331.444 + 7.30 = 12,202.27396 → $12,202.27.
    const load = {
      users: '100k',
      memoryPerConnection: '12kB',
      messagesPerUser: '0.1/s',
      fanOut: 5,
      messagesPerNode: '1.1M',
    } as const;
    const option = await optionOf(load);
    expect(option.lines.map(({ quantity, amountUsd }) => [quantity, amountUsd])).toEqual([
      [1460, 423.4],
      [730, 16.425],
      [170_084.16, 1020.50496],
      [10_240, 921.6],
      [40_960, 3481.6],
      [90_449.2, 6331.444],
      [1460, 7.3],
    ]);
    expect(option.monthlyUsd).toBe(12_202.27);

    // At half the users on average: 70,824.6 GB = 921.60 + 3,481.60 + 19,624.6 × $0.07 = 1,373.722; 85,042.08 LCU-hours
    // × $0.006 = $510.25248; 423.40 + 16.425 + 510.25248 + 5,776.922 + 7.30 = 6,734.29948 → $6,734.30.
    const average = await optionOf({ ...load, peakToAverage: 2 });
    expect(average).toMatchObject({ nodes: 2, monthlyUsd: 6734.3 });
  });

  it('counts new connections where the session length is given', async () => {
    // 500,000 ÷ 10 s = 50,000/s ÷ 800 = 62.5 LCU × 730 h = 45,625, against 5 by connections.
    const { lines } = await optionOf({ ...SEED, sessionLength: '10s' });
    expect(lines.find(({ unit }) => unit === 'LCU-hour')).toMatchObject({
      quantity: 45_625,
      amountUsd: 273.75,
    });
    // At 2 minutes 5.208333 LCU; rounded half up to a millionth: 3,802.083333.
    const longer = await optionOf({ ...SEED, sessionLength: '2min' });
    expect(longer.lines.find(({ unit }) => unit === 'LCU-hour')?.quantity).toBe(3802.083333);
  });
});

describe('tiers of internet egress', () => {
  it.each([
    [0, 0],
    // × $0.09
    [1, 0.09],
    [10_240, 921.6],
    // $921.60 + 1 × $0.085
    [10_241, 921.685],
    // $921.60 + 40,960 × $0.085 = $3,481.60
    [51_200, 4403.2],
    [51_201, 4403.27],
    // $4,403.20 + 102,400 × $0.07 = $7,168
    [153_600, 11_571.2],
    // + 46,400 × $0.05 = $2,320
    [200_000, 13_891.2],
  ])('bills %i GB at $%d', async (volume, usd) => {
    const book = await loadPriceBook('us-east-1');
    const node = book?.nodeTypes.get('c7g.2xlarge');
    const read = readCostInputs({ users: 1 });
    if (book === undefined || node === undefined || !read.ok) throw new Error('no book');
    const volumes = { egressGB: decimalOf(volume), lcuHours: [] };
    const bill = billOf(read.value.inputs, volumes, node, 1, book);
    if ('missing' in bill) throw new Error(bill.missing);
    const egress = bill.lines.filter(({ unit }) => unit === 'GB');
    expect(
      toNumber(decimalOf(egress.reduce((sum, line) => sum + toNumber(line.amountUsd), 0).toFixed(6))),
    ).toBe(usd);
    expect(egress.reduce((sum, line) => sum + toNumber(line.quantity), 0)).toBe(volume);
  });
});

describe('the node type', () => {
  const figure = { grade: 'summary', spread: { kind: 'exact' }, origin: 'one run' } as const;
  const measured: CostSubject = {
    subject: 'go',
    memoryPerConnectionBytes: { value: 14e3, nodeType: 'm7g.large', ...figure },
  };

  it('is the one that figures were measured on, unless another is typed', async () => {
    const load = { users: '100k', only: 'compute' } as const;
    const [own] = await optionsOf(load, [measured]);
    const [typed] = await optionsOf({ ...load, node: 'r7g.large' }, [measured]);
    // 8 GiB × 0.7 ÷ 14,000 B = 429,496; 16 GiB: 858,993.
    expect([own?.nodeType, own?.perNodeCapacity.memory]).toEqual(['m7g.large', 429_496]);
    expect([typed?.nodeType, typed?.perNodeCapacity.memory]).toEqual(['r7g.large', 858_993]);
  });

  it('may be none of the price book where it is typed over', async () => {
    const onLaptop: CostSubject = {
      subject: 'go',
      deliveriesPerNodePerSecond: { value: 1e6, nodeType: 'laptop', ...figure },
      memoryPerConnectionBytes: { value: 14e3, nodeType: 'laptop', ...figure },
    };
    const asked = (values: CostFieldValues) => calculate({ users: 5, ...values }, [onLaptop]);
    expect(await asked({})).toMatchObject({ ok: false, problems: [{ where: { pointer: '/node' } }] });
    expect(await asked({ node: 'm7g.large' })).toMatchObject({ ok: true });
    // With messages it matters how large the laptop is.
    expect(await asked({ node: 'm7g.large', messagesPerUser: '1/s' })).toMatchObject({
      ok: false,
      problems: [{ where: { pointer: '/referenceNode' } }],
    });
    expect(
      await asked({ node: 'm7g.large', messagesPerUser: '1/s', referenceNode: 'c7g.2xlarge' }),
    ).toMatchObject({ ok: true });
  });
});

describe('what cannot be computed', () => {
  it.each<[string, CostFieldValues, RegExp]>([
    ['memoryPerConnection', { users: 1 }, /something that limits a node/],
    // Without a message there is nothing to deliver, so the limit plays no part.
    ['memoryPerConnection', { users: 1, messagesPerNode: '1M' }, /something that limits a node/],
    ['memoryPerConnection', { users: 1, node: 'cheapest' }, /something that limits a node/],
    ['memoryPerConnection', { users: 1, memoryPerConnection: '17GB' }, /leave 12,025,908,428.8$/],
    ['baseMemory', { users: 1, memoryPerConnection: '1kB', baseMemory: '13GB' }, /leave -974,091,571.2$/],
    ['node', { users: 1, memoryPerConnection: '1kB', node: 'c7g.gigantic' }, /EC2 type/],
    ['referenceNode', { users: 1, memoryPerConnection: '1kB', referenceNode: 'nope' }, /EC2 type/],
    ['node', { users: 1, memoryPerConnection: '1kB', node: 'a1.large', commitment: '1y' }, /reserved for 1y/],
    ['node', { users: 1, memoryPerConnection: '900TB', node: 'cheapest' }, /carries the load/],
    ['region', { users: 1, memoryPerConnection: '1kB', region: 'moon-west-1' }, /one of the regions/],
    ['region', { users: 1, memoryPerConnection: '1kB', region: 'eu-west-1' }, /load balancer is known/],
    ['users', { users: '1000G', connectionsPerNode: 1, only: 'compute' }, /1,000,000,000 nodes/],
  ])('is told with the place /%s: %j', async (name, values, expected) => {
    const calculated = await calculate(values);
    expect(calculated).toMatchObject({
      ok: false,
      problems: [
        {
          code: 'bad-parameter',
          where: { pointer: `/${name}` },
          expected: expect.stringMatching(expected) as string,
        },
      ],
    });
  });

  it('leaves out one subject and keeps the others', async () => {
    const figure = { grade: 'summary', spread: { kind: 'exact' }, origin: 'one run' } as const;
    const pair: CostSubject[] = [
      { subject: 'fat', memoryPerConnectionBytes: { value: 17e9, ...figure } },
      { subject: 'thin', memoryPerConnectionBytes: { value: 14e3, ...figure } },
    ];
    expect(await calculate({ users: 5 }, pair)).toMatchObject({
      ok: true,
      value: {
        answer: { options: [{ subject: 'thin', grade: 'summary' }] },
        leftOut: [{ subject: 'fat', problems: [{ where: { pointer: '/memoryPerConnection' } }] }],
      },
    });
  });

  it('can still be computed for compute alone in a region without other prices', async () => {
    const calculated = await calculate({ ...SEED, region: 'eu-west-1', only: 'compute' });
    // 1,460 h × $0.3101 = $452.746.
    expect(calculated).toMatchObject({
      value: {
        answer: { priceBook: { asOf: '2025-04-04', region: 'eu-west-1' }, options: [{ monthlyUsd: 452.75 }] },
      },
    });
  });
});
