import { describe, expect, test } from 'vitest';
import type { SuiteFile } from '@/lib/model/suite-file';
import { changeClaim, changeConditions, changeStatement } from '@/tests/support/change-suite';
import { HONEST_NODES, honestSuite } from '@/tests/support/honest-suite';
import { auditSuite } from './audit-suite';

/** What an audit holds against a suite, as `rule:verdict`, worst first. */
function accusationsIn(suite: SuiteFile): string[] {
  return auditSuite(suite, { nodes: HONEST_NODES })
    .findings.filter(({ verdict }) => ['contradicted', 'mismatch', 'rounding'].includes(verdict))
    .map(({ rule, verdict }) => `${rule}:${verdict}`);
}

/** All that one test of one subject gave. */
const TEST_OF_ANT = ['ant.memory', 'ant.max', 'ant.rate', 'ant.p50', 'ant.p99', 'intro.p99'];

describe('a suite whose figures agree', () => {
  test('is accused of nothing', () => {
    expect(accusationsIn(honestSuite())).toEqual([]);
    const { counts } = auditSuite(honestSuite(), { nodes: HONEST_NODES });
    expect(counts.consistent).toBeGreaterThan(30);
  });

  test('and of nothing without prices', () => {
    expect(auditSuite(honestSuite()).counts).toMatchObject({ contradicted: 0, mismatch: 0, rounding: 0 });
  });
});

describe('with one number changed', () => {
  test.each<[id: string, value: number, text: string, expected: string[]]>([
    [
      'ant.memory',
      19000,
      '19 kB',
      [
        'cause:contradicted',
        'memory-capacity:contradicted',
        'memory-capacity:contradicted',
        'memory-ranking:mismatch',
      ],
    ],
    ['ant.memory', 15000, '15 kB', []],
    [
      'ant.memory',
      18500,
      '18.5 kB',
      [
        'cause:contradicted',
        'memory-capacity:contradicted',
        'memory-capacity:contradicted',
        'memory-ranking:mismatch',
      ],
    ],
    ['bee.memory', 9000, '9 kB', ['cause:contradicted', 'memory-ranking:mismatch']],
    ['bee.memory', 10500, '10.5 kB', ['cause:rounding']],
    ['bee.memory', 25000, '25 kB', ['memory-capacity:contradicted', 'memory-capacity:contradicted']],
    [
      'ant.max',
      1_087_000,
      '1,087k',
      ['load-rig:contradicted', 'difference:contradicted', 'same-quantity:rounding'],
    ],
    ['ant.max', 870_000, '870k', ['same-quantity:contradicted', 'difference:contradicted']],
    [
      'ant.max',
      1_900_000,
      '1.9M',
      [
        'same-quantity:contradicted',
        'memory-capacity:contradicted',
        'load-rig:contradicted',
        'difference:contradicted',
        'vcpu-scaling:mismatch',
      ],
    ],
    [
      'ant.max',
      700_000,
      '700k',
      ['same-quantity:contradicted', 'difference:contradicted', 'memory-ranking:mismatch'],
    ],
    [
      'bee.max',
      1_200_000,
      '1.2M',
      [
        'memory-capacity:contradicted',
        'load-rig:contradicted',
        'difference:contradicted',
        'memory-ranking:mismatch',
        'vcpu-scaling:mismatch',
      ],
    ],
    ['bee.max', 500_000, '500k', ['difference:contradicted']],
    [
      'bee.max',
      1_003_000,
      '1,003k',
      [
        'load-rig:contradicted',
        'difference:contradicted',
        'memory-ranking:mismatch',
        'vcpu-scaling:mismatch',
      ],
    ],
    ['ant.rate', 331_000, '331k msg/s', ['offered-rate:contradicted']],
    ['ant.rate', 2_600_000, '2.6M msg/s', ['bandwidth:contradicted', 'bandwidth:mismatch']],
    ['ant.rate', 1_200_000, '1.2M msg/s', ['bandwidth:mismatch']],
    ['ant.rate', 600_000, '600k msg/s', []],
    ['bee.rate', 313_000, '313k msg/s', ['offered-rate:contradicted']],
    ['bee.rate', 2_400_000, '2.4M msg/s', ['bandwidth:mismatch', 'bandwidth:mismatch']],
    ['bee.rate', 2_800_000, '2.8M msg/s', ['bandwidth:contradicted', 'bandwidth:mismatch']],
    ['ant.p50', 8.3e6, '8.3 ms', ['order:contradicted', 'percentile-order:contradicted']],
    ['ant.p50', 3.7e6, '3.7 ms', ['order:contradicted']],
    [
      'ant.p99',
      1.9e6,
      '1.9 ms',
      [
        'same-quantity:contradicted',
        'ratio:contradicted',
        'percentile-order:contradicted',
        'claim-vs-measurement:mismatch',
      ],
    ],
    [
      'ant.p99',
      9.3e6,
      '9.3 ms',
      ['same-quantity:contradicted', 'ratio:contradicted', 'claim-vs-measurement:mismatch'],
    ],
    ['bee.p50', 12.7e6, '12.7 ms', ['percentile-order:contradicted']],
    ['bee.p50', 1.3e6, '1.3 ms', ['order:contradicted']],
    ['bee.p99', 2.9e6, '2.9 ms', ['ratio:contradicted', 'percentile-order:contradicted']],
    ['bee.p99', 21.3e6, '21.3 ms', ['ratio:contradicted', 'guidance-range:mismatch']],
    ['bee.p99', 5.3e6, '5.3 ms', ['ratio:contradicted']],
    ['ant.max-small', 24_300, '24.3k', ['vcpu-scaling:mismatch']],
    ['ant.max-small', 143_000, '143k', ['vcpu-scaling:mismatch']],
    ['ant.max-small', 393_000, '393k', ['memory-capacity:mismatch']],
    ['ant.max-small', 1_243_000, '1,243k', ['memory-capacity:contradicted', 'vcpu-scaling:mismatch']],
    ['bee.max-small', 19_700, '19.7k', ['vcpu-scaling:mismatch']],
    ['bee.max-small', 290_000, '290k', ['memory-capacity:contradicted']],
    ['ant.cost', 947, '$947', ['cost-order:mismatch']],
    ['ant.cost', 97, '$97', ['cost-capacity:mismatch']],
    ['ant.cost', 6470, '$6,470', ['cost-capacity:mismatch', 'cost-order:mismatch']],
    ['bee.cost', 551, '$551', ['cost-order:mismatch']],
    ['bee.cost', 8510, '$8,510', ['cost-capacity:mismatch']],
    ['bee.cost', 97, '$97', ['cost-capacity:mismatch', 'cost-order:mismatch']],
    ['intro.max', 1_290_000, '1.29M', ['same-quantity:contradicted']],
    ['intro.max', 998_000, '998k', ['same-quantity:contradicted']],
    ['intro.p99', 3.1e6, '3.1 ms', ['same-quantity:contradicted', 'claim-vs-measurement:mismatch']],
    ['move.before', 1894, '$1,894', ['saving:contradicted', 'saving:contradicted']],
    ['move.before', 1004, '$1,004', ['saving:contradicted']],
    ['move.after', 247, '$247', ['saving:contradicted', 'saving:contradicted']],
    ['move.saved', 1047, '$1,047', ['saving:contradicted']],
    ['move.nodes', 0.3, '30%', ['saving:contradicted']],
    ['move.nodes', 0.7, '70%', []],
  ])('%s to %d (%s)', (id, value, text, expected) => {
    expect(accusationsIn(changeClaim(honestSuite(), id, { value, text }))).toEqual(expected);
  });
});

describe('with one statement changed', () => {
  test.each<[id: string, change: Parameters<typeof changeStatement>[2], expected: string[]]>([
    ['ratio', { value: 2.7, text: '2.7x faster' }, ['ratio:contradicted']],
    ['ratio', { says: 'higher' }, ['ratio:contradicted']],
    ['ratio', { value: 1.6, text: '1.6x faster' }, ['ratio:rounding']],
    ['ratio', { value: 1.9, text: '1.9x faster at 5M users' }, ['ratio:mismatch']],
    ['difference', { value: 0.4, text: '40% more' }, ['difference:contradicted']],
    ['difference', { says: 'lower' }, ['difference:contradicted']],
    ['difference', { value: 0.19, text: '19% more' }, ['difference:rounding']],
    ['order', { claims: ['bee.p50', 'ant.p50'] }, ['order:contradicted']],
    ['cause', { says: 'higher' }, ['cause:contradicted']],
    ['default', { subject: 'bee' }, ['recommendation:mismatch']],
  ])('%s: %j', (id, change, expected) => {
    expect(accusationsIn(changeStatement(honestSuite(), id, change))).toEqual(expected);
  });
});

describe('with one condition of a test changed', () => {
  test.each<[conditions: Parameters<typeof changeConditions>[2], expected: string[]]>([
    [{ tool: 'wrk2' }, ['tool-protocol:mismatch', 'resolution:mismatch']],
    [{ loadGenerators: 10 }, ['load-rig:contradicted']],
    [{ messagesPerSecondPerConnection: 5 }, ['offered-rate:contradicted']],
    [{ payloadBytes: 2500 }, ['bandwidth:contradicted', 'bandwidth:mismatch']],
    [{ linkBitsPerSecond: 2.5e9 }, ['bandwidth:contradicted']],
    [{ nodeMemoryBytes: 8 * 1024 ** 3 }, ['memory-capacity:contradicted']],
    [{ repetitions: 3 }, []],
  ])('%j', (conditions, expected) => {
    expect(accusationsIn(changeConditions(honestSuite(), TEST_OF_ANT, conditions))).toEqual(expected);
  });

  test('three repetitions a side', () => {
    const all = [...TEST_OF_ANT, 'bee.memory', 'bee.max', 'bee.rate', 'bee.p50', 'bee.p99'];
    expect(accusationsIn(changeConditions(honestSuite(), all, { repetitions: 3 }))).toEqual([
      'repetitions:mismatch',
    ]);
  });
});

describe('with one piece of advice changed', () => {
  test.each<
    [id: string, field: string, ops: readonly (readonly ['<' | '<=' | '>=', number])[], expected: string[]]
  >([
    ['ant.few', 'users', [['<', 9_000_000]], ['guidance-range:contradicted']],
    ['ant.few', 'users', [['<', 300_000]], ['guidance-range:mismatch']],
    [
      'ant.users',
      'users',
      [
        ['>=', 6_000_000],
        ['<=', 5_000_000],
      ],
      ['guidance-range:contradicted'],
    ],
    ['bee.slow', 'latencyP99Ns', [['<', 9e6]], ['guidance-range:mismatch']],
  ])('%s: %s %j', (id, field, ops, expected) => {
    const suite = honestSuite();
    const when = ops.map(([op, value]) => ({ field, op, value }));
    const guidance = (suite.guidance ?? []).map((rule) => (rule.id === id ? { ...rule, when } : rule));
    expect(accusationsIn({ ...suite, guidance })).toEqual(expected);
  });
});

test('averaged percentiles', () => {
  const suite = honestSuite();
  const averaged = { ...suite, suite: { ...suite.suite, summary: 'Averages of seven runs.' } };
  expect(accusationsIn(averaged)).toEqual(['percentile-average:mismatch']);
});
