import { describe, expect, test } from 'vitest';
import type { ClaimConditions } from '@/lib/model/suite-file';
import {
  findingOf,
  findingsOf,
  statementOf,
  suiteOfClaims,
  type ClaimLine,
} from '@/tests/support/audit-suite';

const at = { payloadBytes: 1000, vcpus: 8 };
const latency = (
  statistic: string,
  us: number,
  conditions: ClaimConditions = at,
  subject = 'x',
): ClaimLine => [
  `${subject}-${statistic}`,
  subject,
  `latency.${statistic}`,
  us * 1000,
  `${us} µs`,
  conditions,
];

describe('percentile-order', () => {
  const check = (...lines: ClaimLine[]) => findingOf('percentile-order', suiteOfClaims(lines));

  test('percentiles ascend, between minimum and maximum', () => {
    expect(check(latency('p50', 8), latency('p99', 36), latency('p99.9', 89))).toMatchObject({
      verdict: 'consistent',
      arithmetic: 'p50 8 µs ≤ p99 36 µs ≤ p99.9 89 µs',
    });
    expect(check(latency('p99', 36), latency('p50', 54))).toMatchObject({
      verdict: 'contradicted',
      arithmetic: 'p50 54 µs > p99 36 µs',
    });
    expect(check(latency('max', 36), latency('p99.9', 54)).verdict).toBe('contradicted');
    expect(check(latency('min', 36), latency('p50', 36)).verdict).toBe('consistent');
  });

  test('figures that do not say whether they belong together differ for some reason', () => {
    expect(check(latency('p99', 36), latency('p50', 54, {})).verdict).toBe('mismatch');
    expect(check(latency('p99', 36, {}), latency('p50', 54, {})).verdict).toBe('mismatch');
    const apart = suiteOfClaims([latency('p99', 36), latency('p50', 54, { payloadBytes: 64 })]);
    expect(findingsOf('percentile-order', apart)).toEqual([]);
  });
});

describe('repetitions', () => {
  const check = (runsOfX: number | undefined, runsOfY: number | undefined) => {
    const runs = (count: number | undefined) => (count === undefined ? at : { ...at, repetitions: count });
    const claims = [latency('p99', 18, runs(runsOfX)), latency('p99', 54, runs(runsOfY), 'y')];
    return findingsOf(
      'repetitions',
      suiteOfClaims(claims, {
        statements: [statementOf('order', { claims: ['x-p99', 'y-p99'] })],
      }),
    );
  };

  test.each([
    [3, 3, 'mismatch', '2 ÷ C(6, 3) = 0.10 > 0.05'],
    [4, 4, 'consistent', '2 ÷ C(8, 4) = 0.03 < 0.05'],
    [1, 9, 'mismatch', '2 ÷ C(10, 1) = 0.20 > 0.05'],
  ])('%d against %d: %s', (x, y, verdict, arithmetic) => {
    expect(check(x, y)).toMatchObject([{ verdict, arithmetic, statements: ['s1'], subjects: ['x', 'y'] }]);
  });

  test('asks how often, and finds it where the same figure says so', () => {
    expect(check(3, undefined)).toMatchObject([{ verdict: 'unchecked' }]);
    const suite = suiteOfClaims(
      [
        latency('p99', 18, { payloadBytes: 1000 }),
        latency('p99', 54, { ...at, repetitions: 5 }, 'y'),
        ['table', 'x', 'latency.p99', 18_000, '18 µs', { ...at, repetitions: 5 }],
      ],
      { statements: [statementOf('order', { claims: ['x-p99', 'y-p99'] })] },
    );
    expect(findingOf('repetitions', suite).verdict).toBe('consistent');
  });

  test('bills and ratings are not repeated', () => {
    const suite = suiteOfClaims(
      [
        ['a', 'x', 'monthly-cost.value', 1, '$1'],
        ['b', 'y', 'monthly-cost.value', 2, '$2'],
      ],
      { statements: [statementOf('order')] },
    );
    expect(findingsOf('repetitions', suite)).toEqual([]);
  });
});

describe('resolution', () => {
  const check = (tool: string, ms: number, text: string) =>
    findingOf('resolution', suiteOfClaims([['a', 'x', 'latency.p99', ms * 1e6, text, { tool }]]));

  test('whole milliseconds, fractions of them, and less than one', () => {
    expect(check('wrk2', 12, '12 ms')).toMatchObject({
      verdict: 'consistent',
      arithmetic: 'p99 12 ms ≥ 1 ms, the resolution of wrk2',
    });
    expect(check('wrk2', 12.34, '12.34 ms')).toMatchObject({ verdict: 'mismatch', severity: 'medium' });
    expect(check('WRK2', 0.054, '54 µs')).toMatchObject({
      verdict: 'mismatch',
      severity: 'high',
      arithmetic: 'p99 54 µs < 1 ms, the resolution of WRK2',
    });
    expect(check('wrk', 0.054, '54 µs').verdict).toBe('consistent');
  });

  test('a tool that nobody knows is not judged', () => {
    expect(check('our-own-tool', 0.054, '54 µs').verdict).toBe('unchecked');
  });
});

describe('tool-protocol', () => {
  const check = (tool: string, words: { title?: string; case?: string; toolVersion?: string }) => {
    const suite = suiteOfClaims([
      ['a', 'x', 'latency.p99', 54e6, '54 ms', { tool, ...pick('toolVersion', words.toolVersion) }],
    ]);
    return findingsOf('tool-protocol', {
      ...suite,
      suite: { slug: 's', title: words.title ?? 'Servers' },
      claims: (suite.claims ?? []).map((claim) => ({ ...claim, case: words.case ?? 'all' })),
    })[0];
  };
  const pick = (key: string, value: string | undefined) => (value === undefined ? {} : { [key]: value });

  test('spoken, not spoken, and named by the claim itself', () => {
    expect(check('k6', { title: 'WebSocket servers' })?.verdict).toBe('consistent');
    expect(check('wrk2', { title: 'WebSocket servers' })).toMatchObject({
      verdict: 'mismatch',
      severity: 'high',
      arithmetic: 'wrk2 speaks HTTP; measured: WebSocket',
      sources: ['https://github.com/giltene/wrk2#readme'],
    });
    expect(check('wrk2', { case: 'WebSocket echo' })?.verdict).toBe('contradicted');
    expect(check('wrk2', { case: 'GET over HTTP', title: 'WebSocket servers' })?.verdict).toBe('consistent');
    expect(check('wrk2', { title: 'HTTP and WebSocket servers' })?.verdict).toBe('consistent');
  });

  test('a protocol that the tool learned later', () => {
    expect(check('k6', { case: 'gRPC call', toolVersion: '0.28.0' })?.verdict).toBe('contradicted');
    expect(check('k6', { case: 'gRPC call', toolVersion: '1.2.0' })?.verdict).toBe('consistent');
  });

  test('names that merely contain a protocol name none', () => {
    expect(check('wrk', { title: 'uWebSockets.js over the years' })).toBeUndefined();
    expect(check('jmeter', { title: 'WebSocket servers' })).toBeUndefined();
  });
});

describe('percentile-average', () => {
  const check = (runs: number, summary?: string) =>
    findingsOf('percentile-average', {
      ...suiteOfClaims([latency('p99', 18, { ...at, repetitions: runs })]),
      suite: { slug: 's', title: 'S', ...(summary === undefined ? {} : { summary }) },
    });

  test('averaged, not said, and one run', () => {
    expect(check(3, 'Averages of three runs.')).toMatchObject([
      { verdict: 'mismatch', arithmetic: 'p99 of 3 runs each, averaged: mean(p99 of each run) ≠ p99 of all' },
    ]);
    expect(check(3, 'Medians of three runs.')).toMatchObject([{ verdict: 'unchecked' }]);
    expect(check(1, 'Averages of three runs.')).toEqual([]);
  });
});

describe('round-numbers', () => {
  const row = (values: readonly number[], quantity: string, conditions: ClaimConditions): ClaimLine[] =>
    values.map((value, index) => {
      const subject = ['x', 'y', 'z'][index] ?? 'w';
      return [
        `${subject}-${quantity}-${JSON.stringify(conditions)}`,
        subject,
        quantity,
        value,
        undefined,
        conditions,
      ];
    });

  test('equal ratios over rows', () => {
    const [small, large] = [{ vcpus: 2 }, { vcpus: 8 }];
    const check = (values: readonly number[]) =>
      findingsOf(
        'round-numbers',
        suiteOfClaims([
          ...row([112_000, 89_000, 94_000], 'max-connections.value', small),
          ...row(values, 'max-connections.value', large),
        ]),
      );
    expect(check([1_120_000, 890_000, 940_000])).toMatchObject([
      { verdict: 'mismatch', severity: 'low', subjects: ['x', 'y', 'z'] },
    ]);
    expect(check([1_120_000, 890_000, 941_000])).toMatchObject([{ verdict: 'consistent' }]);
  });

  test('multiples of one number', () => {
    const check = (values: readonly number[]) =>
      findingOf('round-numbers', suiteOfClaims(row(values, 'latency.p99', at)));
    expect(check([54_000, 36_000, 18_000])).toMatchObject({
      verdict: 'mismatch',
      arithmetic: '36 µs = 2 × 18 µs, 54 µs = 3 × 18 µs',
    });
    expect(check([54_000, 37_000, 18_000]).verdict).toBe('consistent');
    // With one digit each, multiples are no wonder.
    expect(check([30_000, 20_000, 10_000]).verdict).toBe('consistent');
  });

  test('two subjects show nothing', () => {
    expect(findingsOf('round-numbers', suiteOfClaims(row([36_000, 18_000], 'latency.p99', at)))).toEqual([]);
  });
});
