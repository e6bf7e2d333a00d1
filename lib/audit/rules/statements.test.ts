import { describe, expect, test } from 'vitest';
import {
  findingOf,
  findingsOf,
  statementOf,
  suiteOfClaims,
  type ClaimLine,
} from '@/tests/support/audit-suite';

const at = { payloadBytes: 1000, vcpus: 8 };
const latencies = (a: number, b: number, conditions: ClaimLine[5] = at): ClaimLine[] => [
  ['a', 'x', 'latency.p99', a * 1000, `${a} µs`, conditions],
  ['b', 'y', 'latency.p99', b * 1000, `${b} µs`, at],
];

describe('ratio', () => {
  const check = (lines: ClaimLine[], value: number, text: string, says: 'lower' | 'higher' = 'lower') =>
    findingOf('ratio', suiteOfClaims(lines, { statements: [statementOf('ratio', { says, value, text })] }));

  test.each([
    [18, 54, 3, '3x faster', 'consistent'],
    [120, 320, 2.6, '2.6x faster', 'rounding'],
    [18, 54, 4.5, '4.5x faster', 'contradicted'],
    // Counted as “times more”: 54 is two times more than 18.
    [18, 54, 2, '2 times faster', 'consistent'],
    [54, 18, 3, '3x faster', 'contradicted'],
    [18, 54, 2, 'more than 2x faster', 'consistent'],
  ])('%d and %d, stated %d: %s', (a, b, value, text, verdict) => {
    expect(check(latencies(a, b), value, text).verdict).toBe(verdict);
  });

  test('shows the division, and the right way round where the statement has it the wrong way', () => {
    expect(check(latencies(18, 54), 3, '3x').arithmetic).toBe('54 µs ÷ 18 µs = 3, stated 3');
    expect(check(latencies(52, 31), 2, '2x lower').arithmetic).toBe(
      '52 µs ÷ 31 µs = 1.68 times higher, stated 2 times lower',
    );
  });

  test('the wrong way round is wrong whatever the conditions, unless the words name some', () => {
    expect(check(latencies(54, 18, { payloadBytes: 64 }), 3, '3x faster').verdict).toBe('contradicted');
    expect(check(latencies(54, 18), 3, '3x faster under 10k users').verdict).toBe('mismatch');
  });

  test('blames conditions where they differ, or where the words name others', () => {
    expect(check(latencies(18, 54, { payloadBytes: 64, vcpus: 8 }), 9, '9x').verdict).toBe('mismatch');
    expect(check(latencies(18, 54, {}), 9, '9x').verdict).toBe('mismatch');
    expect(check(latencies(18, 54), 9, '9x faster at 1M+ users').verdict).toBe('mismatch');
    expect(check(latencies(18, 54, { ...at, users: 5 }), 9, '9x faster at 1M+ users').verdict).toBe(
      'mismatch',
    );
  });

  test('says what is missing', () => {
    const unchecked = (lines: ClaimLine[], rest: object) =>
      findingOf('ratio', suiteOfClaims(lines, { statements: [statementOf('ratio', { value: 3, ...rest })] }));
    const both = latencies(18, 54);
    expect(unchecked(both, { claims: ['a'] }).because).toContain('fewer than two claims');
    expect(unchecked(both, { claims: ['a', 'a'] }).because).toContain('a claim with itself');
    expect(unchecked(both, { claims: ['a', 'gone'] }).because).toContain('no claim “gone”');
    expect(unchecked(both, { value: -3 }).because).toContain('not above zero');
    expect(unchecked(latencies(0, 54), { says: 'lower' }).because).toContain('above zero');
    expect(unchecked([...both, ['m', 'x', 'memory.value', 8]], { claims: ['a', 'm'] }).because).toContain(
      'different units (ns, bytes)',
    );
    const without = suiteOfClaims(both, { statements: [statementOf('ratio')] });
    expect(findingOf('ratio', without)).toMatchObject({
      verdict: 'unchecked',
      because: 'The statement cannot be checked: it states no number.',
    });
  });
});

describe('difference', () => {
  const check = (lines: ClaimLine[], value: number, text: string, says: 'lower' | 'higher' = 'lower') =>
    findingOf(
      'difference',
      suiteOfClaims(lines, { statements: [statementOf('difference', { says, value, text })] }),
    );
  const costs = (a: number, b: number): ClaimLine[] => [
    ['a', 'x', 'monthly-cost.value', a, `$${a}`, { users: 5 }],
    ['b', 'y', 'monthly-cost.value', b, `$${b}`, { users: 5 }],
  ];

  test.each([
    [3100, 5200, 0.4, '40% lower', 'consistent'],
    [3100, 5200, 0.41, '41% lower', 'rounding'],
    [3100, 5200, 0.55, '55% lower', 'contradicted'],
    // Of the other figure: 2,100 ÷ 3,100.
    [3100, 5200, 0.68, '68% lower', 'consistent'],
    [5200, 3100, 0.4, '40% lower', 'contradicted'],
  ])('$%d and $%d, stated %d', (a, b, value, text, verdict) => {
    expect(check(costs(a, b), value, text).verdict).toBe(verdict);
  });

  test('reads a difference of shares as points too', () => {
    const shares: ClaimLine[] = [
      ['a', 'x', 'error-ratio.value', 0.03, '3%', at],
      ['b', 'y', 'error-ratio.value', 0.05, '5%', at],
    ];
    expect(check(shares, 0.4, '40% fewer').verdict).toBe('consistent');
    expect(check(shares, 0.02, '2% fewer').verdict).toBe('consistent');
    expect(check(shares, 0.2, '20% fewer').verdict).toBe('contradicted');
  });

  test('holds a stated amount against the figures', () => {
    const amount = (value: number) =>
      findingOf(
        'difference',
        suiteOfClaims(
          [
            ...latencies(12, 8),
            ['c', 'x', 'latency.p99', value * 1000, `${value} µs`, { ...at, variant: 'added' }],
          ],
          { statements: [statementOf('difference', { says: 'higher', because: ['c'] })] },
        ),
      );
    expect(amount(4)).toMatchObject({
      verdict: 'consistent',
      arithmetic: '12 µs − 8 µs = 4 µs, stated 4 µs',
    });
    expect(amount(5).verdict).toBe('rounding');
    expect(amount(1).verdict).toBe('mismatch');
  });

  test('cannot check a share of nothing', () => {
    expect(check(costs(0, 0), 0.4, '40%').verdict).toBe('unchecked');
  });
});

describe('order', () => {
  const check = (lines: ClaimLine[], claims: string[], text = 'lower') =>
    findingOf('order', suiteOfClaims(lines, { statements: [statementOf('order', { claims, text })] }));

  test('ascending is as stated, descending is not', () => {
    expect(check(latencies(18, 54), ['a', 'b']).verdict).toBe('consistent');
    expect(check(latencies(18, 54), ['b', 'a'])).toMatchObject({
      verdict: 'contradicted',
      arithmetic: '54 µs > 18 µs, stated the other way round',
    });
    // The statement itself puts these figures in order.
    expect(check(latencies(18, 54, {}), ['b', 'a']).verdict).toBe('contradicted');
    expect(check(latencies(18, 54), ['b', 'a'], 'lower under 10k users').verdict).toBe('mismatch');
  });

  test('equal as written is rounding, one unit apart is not', () => {
    expect(check(latencies(18, 18), ['a', 'b']).verdict).toBe('rounding');
    expect(check(latencies(18, 19), ['b', 'a']).verdict).toBe('contradicted');
  });

  test('a claim cannot be below itself', () => {
    expect(check(latencies(18, 19), ['a', 'b', 'a']).verdict).toBe('unchecked');
  });
});

describe('cause', () => {
  const lines = (a: number, b: number, conditions = at): ClaimLine[] => [
    ['a', 'x', 'monthly-cost.value', 3100, '$3,100', { users: 5 }],
    ['b', 'y', 'monthly-cost.value', 5200, '$5,200', { users: 5 }],
    ['m', 'x', 'memory-per-connection.value', a * 1000, `${a}kb`, conditions],
    ['n', 'y', 'memory-per-connection.value', b * 1000, `${b}kb`, at],
  ];
  const check = (claims: ClaimLine[], rest: object = {}) =>
    findingOf(
      'cause',
      suiteOfClaims(claims, {
        statements: [statementOf('cause', { says: 'lower', because: ['m', 'n'], ...rest })],
      }),
    );

  test('points the stated way, or the other', () => {
    expect(check(lines(8, 12)).verdict).toBe('consistent');
    expect(check(lines(12, 8))).toMatchObject({
      verdict: 'contradicted',
      arithmetic: 'X 12 kB > Y 8 kB, stated lower',
      subjects: ['x', 'y'],
    });
    expect(check(lines(12, 8, { payloadBytes: 64, vcpus: 8 })).verdict).toBe('mismatch');
    expect(check(lines(8, 8)).verdict).toBe('rounding');
  });

  test('needs a cause on either side and a direction', () => {
    expect(check(lines(8, 12), { because: [] }).verdict).toBe('unchecked');
    expect(check(lines(8, 12), { because: ['m', 'm'] }).verdict).toBe('unchecked');
    const silent = suiteOfClaims(lines(8, 12), {
      statements: [statementOf('cause', { because: ['m', 'n'] })],
    });
    expect(findingOf('cause', silent).because).toContain('lower or higher');
  });
});

describe('saving', () => {
  const node = { users: 5, nodeType: 'c7g.large' };
  const bills = (after: number, before: number, conditions: ClaimLine[5] = node): ClaimLine[] => [
    ['a', 'x', 'monthly-cost.value', after, `$${after / 1000}k`, { ...conditions, variant: 'tuned' }],
    ['b', 'x', 'monthly-cost.value', before, `$${before / 1000}k`, node],
  ];
  const nodeMetric = { metrics: [{ id: 'node-reduction', unit: 'ratio' as const, label: 'Nodes saved' }] };
  const amount = (saved: number, lines = bills(4000, 22_000)) =>
    findingOf(
      'saving',
      suiteOfClaims([...lines, ['c', 'x', 'monthly-saving.value', saved, `$${saved / 1000}k`]], {
        metrics: [{ id: 'monthly-saving', unit: 'USD' }],
        statements: [statementOf('difference', { says: 'lower', because: ['c'] })],
      }),
    );
  const nodes = (share: number, lines = bills(4000, 22_000)) =>
    findingOf(
      'saving',
      suiteOfClaims([...lines, ['c', 'x', 'node-reduction.value', share, `${share * 100}%`]], {
        ...nodeMetric,
        statements: [statementOf('cause', { says: 'lower', because: ['c'] })],
      }),
    );

  test('is the difference of the bills', () => {
    expect(amount(18_000).verdict).toBe('consistent');
    expect(amount(19_000).verdict).toBe('rounding');
    expect(amount(12_000)).toMatchObject({
      verdict: 'contradicted',
      arithmetic: '$22k − $4k = $18,000, stated $12k',
    });
    expect(amount(12_000, bills(4000, 22_000, { users: 9 })).verdict).toBe('mismatch');
  });

  test('is no larger than the nodes that are gone', () => {
    expect(nodes(0.85).verdict).toBe('consistent');
    expect(nodes(0.4)).toMatchObject({
      verdict: 'contradicted',
      arithmetic:
        '($22k − $4k) ÷ $22k = 81.8 % saved; 40 % fewer nodes save $8,800 at most and leave $13,200',
    });
    expect(nodes(0.4, bills(4000, 22_000, { users: 5 })).verdict).toBe('mismatch');
  });

  test('takes nodes after and before, too', () => {
    const counted = (after: number) =>
      findingsOf(
        'saving',
        suiteOfClaims(
          [
            ...bills(11_000, 22_000),
            ['m', 'x', 'nodes.value', after, `${after}`],
            ['n', 'x', 'nodes.value', 20, '20', { variant: 'before' }],
          ],
          {
            metrics: [{ id: 'nodes', unit: 'count' }],
            statements: [statementOf('cause', { says: 'lower', because: ['m', 'n'] })],
          },
        ),
      );
    expect(counted(10)[0]?.verdict).toBe('consistent');
    expect(counted(18)[0]?.verdict).toBe('contradicted');
  });

  test('cannot check a cause that is no number of nodes', () => {
    const suite = suiteOfClaims([...bills(4000, 22_000), ['c', 'x', 'node-reduction.value', 0.4, '40%']], {
      metrics: [{ id: 'node-reduction', unit: 'count' }],
      statements: [statementOf('cause', { says: 'lower', because: ['c'] })],
    });
    expect(findingOf('saving', suite).verdict).toBe('unchecked');
  });
});
