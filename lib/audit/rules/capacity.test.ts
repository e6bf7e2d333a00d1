import { describe, expect, test } from 'vitest';
import type { ClaimConditions } from '@/lib/model/suite-file';
import { findingOf, findingsOf, suiteOfClaims, type ClaimLine } from '@/tests/support/audit-suite';

const node = { nodeType: 'c7g.2xlarge', nodeMemoryBytes: 16e9, vcpus: 8 };
const prices = new Map([['c7g.2xlarge', { usdPerHour: 0.29, baselineBitsPerSecond: 3.75e9 }]]);

const connections = (value: number, conditions: ClaimConditions = node, subject = 'x'): ClaimLine => [
  `max-${subject}-${value}`,
  subject,
  'max-connections.value',
  value,
  value.toLocaleString('en-US'),
  conditions,
];
const memory = (
  text: string,
  value: number,
  conditions: ClaimConditions = node,
  subject = 'x',
): ClaimLine => [`memory-${subject}`, subject, 'memory-per-connection.value', value, text, conditions];
const rate = (value: number, conditions: ClaimConditions, subject = 'x'): ClaimLine => [
  `rate-${subject}`,
  subject,
  'message-rate.mean',
  value,
  value.toLocaleString('en-US'),
  conditions,
];
const median = (us: number, conditions: ClaimConditions): ClaimLine => [
  'median',
  'x',
  'latency.p50',
  us * 1000,
  `${us} µs`,
  conditions,
];

describe('memory-capacity', () => {
  const check = (...lines: ClaimLine[]) => findingOf('memory-capacity', suiteOfClaims(lines));

  test('multiplies and divides, in decimal and binary units', () => {
    expect(check(connections(890_000), memory('12kb', 12_000))).toMatchObject({
      verdict: 'consistent',
      arithmetic: '12 kB × 890,000 = 10.68 GB = 67 % of 16 GB',
      claims: ['max-x-890000', 'memory-x'],
    });
    expect(check(connections(1_120_000), memory('14kb', 14_000))).toMatchObject({
      verdict: 'consistent',
      arithmetic: '14 kB × 1,120,000 = 15.68 GB = 98 % of 16 GB, 91 % of 16 GiB',
    });
    // 16.8 GB are more than 16 GB and less than 16 GiB.
    expect(check(connections(1_200_000), memory('14kb', 14_000)).verdict).toBe('mismatch');
    expect(check(connections(2_000_000), memory('14kb', 14_000)).verdict).toBe('contradicted');
  });

  test('a node in GiB has one reading', () => {
    const exact = { ...node, nodeMemoryBytes: 16 * 1024 ** 3 };
    expect(check(connections(1_200_000, exact), memory('14kb', 14_000, exact))).toMatchObject({
      verdict: 'consistent',
      arithmetic: '14 kB × 1,200,000 = 16.8 GB = 98 % of 16 GiB',
    });
  });

  test('memory of a connection holds on other nodes too, but not for another variant', () => {
    const small = { vcpus: 2, nodeMemoryBytes: 4e9 };
    expect(check(connections(400_000, small), memory('14kb', 14_000)).verdict).toBe('contradicted');
    expect(check(connections(400_000, small), memory('14kb', 14_000, { variant: 'tuned' })).verdict).toBe(
      'unchecked',
    );
  });

  test('says what is missing', () => {
    expect(check(connections(5, { vcpus: 2 }), memory('14kb', 14_000)).because).toContain(
      'the memory of the node',
    );
    expect(check(connections(5)).because).toContain('the memory of a connection');
  });
});

describe('memory-ranking', () => {
  const check = (lighter: number, heavier: number) =>
    findingOf(
      'memory-ranking',
      suiteOfClaims([
        connections(lighter, node, 'x'),
        memory('8kb', 8000, node, 'x'),
        connections(heavier, node, 'y'),
        memory('14kb', 14_000, node, 'y'),
      ]),
    );

  test('less memory, more connections; or not', () => {
    expect(check(1_100_000, 900_000)).toMatchObject({ verdict: 'consistent' });
    expect(check(900_000, 1_100_000)).toMatchObject({
      verdict: 'mismatch',
      arithmetic: 'X 8 kB < Y 14 kB; yet Y 1,100,000 > X 900,000',
    });
    expect(check(900_000, 900_000).verdict).toBe('consistent');
  });

  test('needs two subjects on one node', () => {
    const apart = suiteOfClaims([
      connections(1, { vcpus: 8 }, 'x'),
      memory('8kb', 8000, {}, 'x'),
      connections(2, { vcpus: 4 }, 'y'),
      memory('14kb', 14_000, {}, 'y'),
    ]);
    expect(findingsOf('memory-ranking', apart)).toEqual([]);
  });
});

describe('vcpu-scaling', () => {
  const check = (small: number, large: number) =>
    findingOf(
      'vcpu-scaling',
      suiteOfClaims([connections(small, { vcpus: 2 }), connections(large, { vcpus: 8 })]),
    );

  test.each([
    [100_000, 400_000, 'consistent'],
    [100_000, 480_000, 'consistent'],
    [100_000, 250_000, 'consistent'],
    [100_000, 1_000_000, 'mismatch'],
    [100_000, 90_000, 'mismatch'],
  ])('%d on two and %d on eight: %s', (small, large, verdict) => {
    expect(check(small, large).verdict).toBe(verdict);
  });

  test('shows what proportion would give', () => {
    expect(check(112_000, 1_120_000).arithmetic).toBe('X: 112,000 × 8 ÷ 2 = 448,000, stated 1,120,000');
  });
});

describe('load-rig', () => {
  const check = (value: number, conditions: ClaimConditions, text?: string) => {
    const [id, subject, quantity, number, written] = connections(value);
    return findingOf(
      'load-rig',
      suiteOfClaims([[id, subject, quantity, number, text ?? written, conditions]]),
    );
  };
  const rig = { loadGenerators: 100, connectionsPerGenerator: 10_000 };

  test('opens enough connections, or not', () => {
    expect(check(1_000_000, rig).verdict).toBe('consistent');
    expect(check(1_120_000, rig)).toMatchObject({
      verdict: 'contradicted',
      arithmetic: '100 × 10,000 = 1,000,000 < 1,120,000',
    });
    expect(check(1_004_000, { ...rig }, '1.004M').verdict).toBe('contradicted');
    expect(check(1_100_000, { ...rig }, '1.1M').verdict).toBe('rounding');
  });

  test('needs both numbers', () => {
    expect(check(5, { loadGenerators: 100 }).verdict).toBe('unchecked');
    expect(check(5, { connectionsPerGenerator: 100 }).because).toContain('how many load generators');
  });
});

describe('offered-rate', () => {
  const load = { connections: 1000, messagesPerSecondPerConnection: 100 };
  const check = (...lines: ClaimLine[]) => findingOf('offered-rate', suiteOfClaims(lines));

  test('is delivered, or no latency is finite', () => {
    expect(check(rate(100_000, load)).verdict).toBe('consistent');
    expect(check(rate(50_000, load)).verdict).toBe('mismatch');
    expect(check(rate(50_000, load), median(54, load))).toMatchObject({
      verdict: 'contradicted',
      arithmetic: '1,000 × 100/s = 100,000/s = 2 × 50,000/s, yet p50 is 54 µs',
      claims: ['rate-x', 'median'],
    });
  });

  test('connections of a load rig may be spread over nodes, unless one node holds them', () => {
    const rig = { loadGenerators: 10, connectionsPerGenerator: 100, messagesPerSecondPerConnection: 100 };
    const spread = [rate(50_000, rig), median(54, rig)];
    expect(check(...spread).verdict).toBe('mismatch');
    expect(check(...spread, connections(900, rig))).toMatchObject({
      verdict: 'contradicted',
      arithmetic: '900 × 100/s = 90,000/s = 1.8 × 50,000/s, yet p50 is 54 µs',
    });
    const nodes = { ...rig, nodes: 4 };
    expect(check(rate(50_000, nodes), median(54, nodes)).verdict).toBe('consistent');
  });

  test('needs the number of connections', () => {
    expect(check(rate(50_000, { messagesPerSecondPerConnection: 100 })).verdict).toBe('unchecked');
  });
});

describe('bandwidth', () => {
  const link = { payloadBytes: 1000, linkBitsPerSecond: 10e9 };
  const check = (value: number, conditions: ClaimConditions = link) =>
    findingOf('bandwidth', suiteOfClaims([rate(value, conditions)]), prices);

  test('payload, payload with framing, and what is left', () => {
    expect(check(1_100_000)).toMatchObject({
      verdict: 'consistent',
      arithmetic: '1,100,000/s × 1 kB × 8 = 8.8 Gbit/s = 88 % of 10 Gbit/s',
    });
    expect(check(1_200_000)).toMatchObject({
      verdict: 'mismatch',
      arithmetic:
        '1,200,000/s × 1 kB × 8 = 9.6 Gbit/s = 96 % of 10 Gbit/s; with 78 bytes of framing 10.35 Gbit/s = 103 %',
    });
    expect(check(1_400_000).verdict).toBe('contradicted');
  });

  test('what a node sustains', () => {
    const onNode = { payloadBytes: 1000, nodeType: 'c7g.2xlarge' };
    expect(check(400_000, onNode).verdict).toBe('consistent');
    expect(check(500_000, onNode)).toMatchObject({
      verdict: 'mismatch',
      arithmetic: '500,000/s × 1 kB × 8 = 4 Gbit/s = 107 % of the 3.75 Gbit/s that c7g.2xlarge sustains',
    });
  });

  test('takes a transfer rate as it is', () => {
    const claims: ClaimLine[] = [
      ['t', 'x', 'transfer-rate.mean', 2e9, '2 GB/s', { linkBitsPerSecond: 10e9 }],
    ];
    expect(findingOf('bandwidth', suiteOfClaims(claims))).toMatchObject({
      verdict: 'contradicted',
      arithmetic: '2 GB/s × 8 = 16 Gbit/s = 160 % of 10 Gbit/s',
    });
  });

  test('says what is missing', () => {
    expect(check(5, { linkBitsPerSecond: 10e9 }).because).toContain('the size of a message');
    expect(check(5, { payloadBytes: 1000 }).because).toContain('the bandwidth of the node');
  });
});

describe('cost-capacity', () => {
  const cost = (value: number, conditions: ClaimConditions): ClaimLine => [
    'cost',
    'x',
    'monthly-cost.value',
    value,
    `$${value.toLocaleString('en-US')}`,
    conditions,
  ];
  const check = (value: number, book = prices) =>
    findingOf('cost-capacity', suiteOfClaims([cost(value, { users: 500_000 }), connections(890_000)]), book);

  test('nodes paid for against nodes needed', () => {
    expect(check(430).verdict).toBe('consistent');
    expect(check(3100)).toMatchObject({
      verdict: 'mismatch',
      arithmetic:
        '$3,100 ÷ (730 h × $0.29) = 14.6 c7g.2xlarge; 500,000 ÷ 14.6 = 34,145 users a node = 3.8 % of 890,000',
    });
    expect(check(100)).toMatchObject({
      verdict: 'mismatch',
      because: expect.stringContaining('fewer nodes'),
    });
  });

  test('says what is missing', () => {
    expect(check(3100, new Map()).because).toContain('no price for c7g.2xlarge');
    const alone = suiteOfClaims([cost(3100, { users: 5 })]);
    expect(findingOf('cost-capacity', alone).because).toContain('how many connections a node holds');
  });
});

describe('cost-order', () => {
  const check = (cheapMemory: number, cheapConnections: number) =>
    findingsOf(
      'cost-order',
      suiteOfClaims([
        ['cost-x', 'x', 'monthly-cost.value', 3100, '$3,100', { users: 5 }],
        ['cost-y', 'y', 'monthly-cost.value', 5200, '$5,200', { users: 5 }],
        memory(`${cheapMemory}kb`, cheapMemory * 1000, node, 'x'),
        memory('10kb', 10_000, node, 'y'),
        connections(cheapConnections, node, 'x'),
        connections(900_000, node, 'y'),
      ]),
    );

  test('cheaper with less, with more, or with some of both', () => {
    expect(check(8, 1_000_000)[0]?.verdict).toBe('consistent');
    expect(check(12, 800_000)[0]).toMatchObject({
      verdict: 'mismatch',
      arithmetic: 'X $3,100 < Y $5,200; 12 kB against 10 kB, 800,000 against 900,000',
      subjects: ['x', 'y'],
    });
    expect(check(12, 1_000_000)).toEqual([]);
    expect(check(10, 800_000)).toEqual([]);
  });
});

describe('saturation', () => {
  const load = { vcpus: 8, connections: 1000, messagesPerSecondPerConnection: 2000 };
  const check = (us: number, conditions: ClaimConditions = load, more: ClaimLine[] = []) =>
    findingsOf('saturation', suiteOfClaims([rate(1_400_000, conditions), median(us, conditions), ...more]));

  test('a message takes its CPU time', () => {
    expect(check(12)[0]?.verdict).toBe('consistent');
    expect(check(5)[0]).toMatchObject({
      verdict: 'mismatch',
      arithmetic: '8 vCPUs ÷ 1,400,000/s = 5.71 µs of CPU a message; median 5 µs',
    });
  });

  test('but only on a busy node', () => {
    expect(check(5, { ...load, messagesPerSecondPerConnection: 1 })).toEqual([]);
    const cpu = (share: number): ClaimLine[] => [
      ['cpu', 'x', 'cpu-utilisation.mean', share, `${share * 100}%`, load],
    ];
    expect(check(5, load, cpu(0.3))).toEqual([]);
    expect(check(4, load, cpu(0.95))[0]).toMatchObject({
      verdict: 'mismatch',
      arithmetic: '95 % × 8 vCPUs ÷ 1,400,000/s = 5.43 µs of CPU a message; median 4 µs',
    });
  });

  test('says what is missing', () => {
    expect(check(5, { vcpus: 8 })[0]?.because).toContain('how busy the node was');
    expect(check(5, { connections: 5 })[0]?.because).toContain('the number of vCPUs');
  });
});
