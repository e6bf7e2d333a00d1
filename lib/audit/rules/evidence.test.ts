import { describe, expect, test } from 'vitest';
import type { ClaimConditions, Guidance, GuidanceCondition, Run } from '@/lib/model/suite-file';
import {
  findingOf,
  findingsOf,
  runOf,
  statementOf,
  suiteOfClaims,
  type ClaimLine,
} from '@/tests/support/audit-suite';

const node = { nodeType: 'c7g.2xlarge', nodeMemoryBytes: 16e9, vcpus: 8 };

describe('same-quantity', () => {
  type Stated = readonly [value: number, text: string, conditions?: ClaimConditions];
  const check = (...stated: Stated[]) =>
    findingsOf(
      'same-quantity',
      suiteOfClaims(
        stated.map(([value, text, conditions], index) => [
          `c${index}`,
          'x',
          'max-connections.value',
          value,
          text,
          conditions,
        ]),
      ),
    );

  test('stated again: equal, rounded, other', () => {
    expect(check([890_000, '890,000', node], [890_000, '890k', node])).toMatchObject([
      { verdict: 'consistent', claims: ['c0', 'c1'] },
    ]);
    expect(check([1_124_000, '1,124,000', node], [1_120_000, '1.12M', node])).toMatchObject([
      { verdict: 'consistent' },
    ]);
    expect(check([1_128_000, '1,128,000', node], [1_120_000, '1.12M', node])).toMatchObject([
      { verdict: 'rounding' },
    ]);
    expect(check([890_000, '890,000', node], [980_000, '980k', { nodeMemoryBytes: 16e9 }])).toMatchObject([
      { verdict: 'contradicted', arithmetic: '980k ÷ 890,000 = 1.1', claims: ['c0', 'c1'] },
    ]);
  });

  test('other conditions are another quantity, missing ones may be', () => {
    expect(check([1_120_000, '1.12M', node], [112_000, '112k', { vcpus: 2 }])).toEqual([]);
    expect(check([1_120_000, '1.12M', node], [980_000, '980k', { ...node, variant: 'tuned' }])).toEqual([]);
    // Two vCPUs here and 16 GB there do not say whether it is the same node.
    expect(check([1_120_000, '1.12M', { nodeMemoryBytes: 16e9 }], [112_000, '112k', { vcpus: 2 }])).toEqual(
      [],
    );
    expect(check([1_120_000, '1.12M', node], [980_000, '980k'])).toMatchObject([{ verdict: 'mismatch' }]);
    expect(check([1_120_000, '1.12M'], [980_000, '980k'])).toMatchObject([{ verdict: 'mismatch' }]);
  });

  test('a bound is kept by what is beyond it', () => {
    expect(check([1_120_000, '1.12M', node], [1_000_000, '1M+', node])[0]?.verdict).toBe('consistent');
    expect(check([890_000, '890k', node], [1_000_000, '1M+', node])[0]?.verdict).toBe('contradicted');
  });

  test('many values are one finding', () => {
    const many = Array.from({ length: 300 }, (_, index): Stated => [1000 + index, `${1000 + index}`, node]);
    expect(check(...many)).toMatchObject([{ verdict: 'contradicted', arithmetic: '1299 ÷ 1000 = 1.3' }]);
    const conditions = many.map(([value, text], index): Stated => [value, text, { vcpus: index + 1 }]);
    expect(check(...conditions)).toMatchObject([{ verdict: 'unchecked' }]);
  });
});

describe('recommendation', () => {
  const cells = (subject: string, us: number, perSecond: number, cost: number): ClaimLine[] => [
    [`${subject}1`, subject, 'latency.p99', us * 1000, `${us} µs`, node],
    [`${subject}2`, subject, 'message-rate.mean', perSecond, `${perSecond}`, node],
    [`${subject}3`, subject, 'monthly-cost.value', cost, `$${cost}`],
    [`${subject}4`, subject, 'ease.value', cost, `${cost}`],
  ];
  const metrics = [
    { id: 'ease', unit: 'count' as const, better: 'higher' as const, about: 'As rated by us.' },
  ];
  const statements = [statementOf('recommendation', { subject: 'x', text: 'the default' })];
  const check = (lines: ClaimLine[], runs?: Run[]) =>
    findingOf(
      'recommendation',
      suiteOfClaims(lines, { metrics, statements, ...(runs === undefined ? {} : { runs }) }),
    );

  test('beaten on all, on some, by cost alone', () => {
    expect(check([...cells('x', 36, 1000, 10), ...cells('y', 18, 2000, 90)])).toMatchObject({
      verdict: 'mismatch',
      arithmetic: 'Y better on 2 of 2: latency p99 18 µs against 36 µs, message rate mean 2000 against 1000',
      claims: ['x1', 'x2', 'y1', 'y2'],
      subjects: ['x', 'y'],
    });
    expect(check([...cells('x', 36, 2000, 10), ...cells('y', 18, 1000, 5)])).toMatchObject({
      verdict: 'consistent',
      arithmetic: 'against Y better on 1 of 2',
    });
    expect(check([...cells('x', 18, 1000, 10), ...cells('y', 18, 2000, 5)]).verdict).toBe('consistent');
  });

  test('what was measured counts before what was claimed', () => {
    const runs = [runOf('r_1', 'x', 'latency.p99', 9000), runOf('r_2', 'y', 'latency.p99', 18_000)];
    expect(check([...cells('x', 36, 1000, 10), ...cells('y', 18, 2000, 90)], runs).verdict).toBe(
      'consistent',
    );
  });

  test('figures under other conditions are no duel', () => {
    const other: ClaimLine[] = [['y1', 'y', 'latency.p99', 18_000, '18 µs', { ...node, vcpus: 64 }]];
    expect(check([...cells('x', 36, 1000, 10), ...other]).verdict).toBe('unchecked');
  });

  test('needs a subject', () => {
    const nobody = suiteOfClaims(cells('x', 36, 1000, 10), { statements: [statementOf('recommendation')] });
    expect(findingOf('recommendation', nobody).because).toContain('it names no subject');
  });
});

describe('guidance-range', () => {
  const rule = (id: string, advice: Guidance['advice'], ...when: GuidanceCondition[]): Guidance => ({
    id,
    subject: 'x',
    advice,
    when,
  });
  const users = (op: GuidanceCondition['op'], value: number): GuidanceCondition => ({
    field: 'users',
    op,
    value,
  });
  const check = (guidance: Guidance[], lines: ClaimLine[] = [['a', 'x', 'memory.value', 1]]) =>
    findingsOf('guidance-range', suiteOfClaims(lines, { guidance }));

  test('a range is possible, or nobody is in it', () => {
    expect(check([rule('g', 'for', users('>=', 500_000), users('<=', 2_000_000))])).toMatchObject([
      { verdict: 'consistent', subjects: ['x'] },
    ]);
    expect(check([rule('g', 'for', users('>=', 500_000), users('<', 500_000))])).toMatchObject([
      {
        verdict: 'contradicted',
        arithmetic: 'g: users >= 500,000 and users < 500,000',
      },
    ]);
    const yesAndNo = ['a', 'b'].map((_, index) => ({
      field: 'needs:sla',
      op: '=' as const,
      value: index === 0,
    }));
    expect(check([rule('g', 'for', ...yesAndNo)])).toMatchObject([{ verdict: 'contradicted' }]);
  });

  test('for and against: apart, partly and wholly the same readers', () => {
    const against = rule('h', 'against', users('<=', 50_000));
    expect(check([rule('g', 'for', users('>', 50_000)), against])).toMatchObject([{ verdict: 'consistent' }]);
    expect(check([rule('g', 'for', users('>=', 10_000)), against])).toMatchObject([{ verdict: 'mismatch' }]);
    expect(check([rule('g', 'for', users('<', 10_000)), against])).toMatchObject([
      {
        verdict: 'contradicted',
        arithmetic: 'g and h: for: users < 10,000; against: users <= 50,000',
      },
    ]);
    // Who needs something besides is a narrower group, and may be an exception.
    const narrower = rule('g', 'for', users('>=', 10_000), { field: 'needs:sla', op: '=', value: true });
    expect(check([narrower, against])).toMatchObject([{ verdict: 'consistent' }]);
    expect(check([rule('g', 'for', { field: 'teamSize', op: '>', value: 2 }), against])).toMatchObject([
      { verdict: 'consistent' },
    ]);
  });

  test('a limit that the option keeps, or does not', () => {
    const fast = rule('g', 'for', { field: 'latencyP99Ns', op: '<', value: 20_000 });
    const p99 = (us: number): ClaimLine[] => [['a', 'x', 'latency.p99', us * 1000, `${us} µs`]];
    expect(check([fast], p99(18))).toMatchObject([
      { verdict: 'consistent', claims: ['a'], arithmetic: 'g: latency p99 < 20 µs; its own is 18 µs' },
    ]);
    expect(check([fast], p99(36))).toMatchObject([{ verdict: 'mismatch', claims: ['a'] }]);
  });
});

describe('claim-vs-measurement', () => {
  const at = { payloadBytes: 1000, vcpus: 8 };
  const run = (index: number, us: number, vcpus = 8): Run =>
    runOf(`r_${index}`, 'x', 'latency.p99', us * 1000, {
      load: { payloadBytes: 1000 },
      environment: { vcpus },
    });
  const check = (us: number, runs: Run[], conditions: ClaimConditions = at) =>
    findingOf(
      'claim-vs-measurement',
      suiteOfClaims([['a', 'x', 'latency.p99', us * 1000, `${us} µs`, conditions]], { runs }),
    );
  const four = [34, 36, 38, 40].map((us, index) => run(index, us));

  test('within the runs, near them, and far from all of them', () => {
    expect(check(35, four).verdict).toBe('consistent');
    expect(check(40, four).verdict).toBe('consistent');
    expect(check(18, four)).toMatchObject({
      verdict: 'contradicted',
      arithmetic: '18 µs claimed, 37 µs measured (4 runs, 34 µs to 40 µs), 0.486 times as much',
    });
  });

  test('few runs, or conditions that are not known, do not decide', () => {
    expect(check(18, four.slice(0, 3)).verdict).toBe('mismatch');
    expect(check(18, four, { ...at, connections: 64 }).verdict).toBe('mismatch');
    expect(check(18, four, {}).verdict).toBe('mismatch');
  });

  test('runs under other conditions say nothing', () => {
    expect(check(18, [run(1, 36, 2)])).toMatchObject({
      verdict: 'unchecked',
      arithmetic: '18 µs claimed; 1 run under other conditions (vcpus)',
    });
  });

  test('16 GB of a price list are 15.4 GiB of a machine', () => {
    const runs = four.map((one) => ({ ...one, environment: { memoryBytes: 16.5e9 } }));
    expect(check(18, runs, { nodeMemoryBytes: 16e9 }).verdict).toBe('contradicted');
  });

  test('a last digit is rounding', () => {
    expect(check(2, [run(1, 1.2)]).verdict).toBe('rounding');
  });
});
