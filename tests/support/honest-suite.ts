import type { ClaimConditions, SuiteFile } from '@/lib/model/suite-file';
import { statementOf, suiteOfClaims, type ClaimLine } from './audit-suite';

/** A publication whose figures agree with one another; tests change one of them at a time. */
export function honestSuite(): SuiteFile {
  const rig: ClaimConditions = {
    payloadBytes: 500,
    nodeType: 'c7g.2xlarge',
    nodeMemoryBytes: 16 * 1024 ** 3,
    vcpus: 8,
    loadGenerators: 20,
    connectionsPerGenerator: 50_000,
    messagesPerSecondPerConnection: 0.5,
    linkBitsPerSecond: 10e9,
    repetitions: 7,
    tool: 'k6',
    toolVersion: '1.2.0',
  };
  const small: ClaimConditions = { nodeType: 'c7g.large', nodeMemoryBytes: 4 * 1024 ** 3, vcpus: 2 };
  const fleet: ClaimConditions = { users: 1_000_000, nodeType: 'c7g.2xlarge' };
  const figures = (
    subject: string,
    f: {
      memory: number;
      max: number;
      rate: number;
      p50: number;
      p99: number;
      max2: number;
      cost: number;
    },
  ): ClaimLine[] => [
    [`${subject}.memory`, subject, 'memory-per-connection.value', f.memory * 1000, `${f.memory} kB`, rig],
    [`${subject}.max`, subject, 'max-connections.value', f.max * 1000, `${f.max}k`, rig],
    [`${subject}.rate`, subject, 'message-rate.mean', f.rate * 1000, `${f.rate}k msg/s`, rig],
    [`${subject}.p50`, subject, 'latency.p50', f.p50 * 1e6, `${f.p50} ms`, rig],
    [`${subject}.p99`, subject, 'latency.p99', f.p99 * 1e6, `${f.p99} ms`, rig],
    [`${subject}.max-small`, subject, 'max-connections.value', f.max2 * 1000, `${f.max2}k`, small],
    [`${subject}.cost`, subject, 'monthly-cost.value', f.cost, `$${f.cost}`, fleet],
  ];
  return suiteOfClaims(
    [
      ...figures('ant', { memory: 11, max: 987, rate: 731, p50: 2.3, p99: 7.1, max2: 243, cost: 647 }),
      ...figures('bee', { memory: 17, max: 823, rate: 613, p50: 3.1, p99: 11.9, max2: 197, cost: 851 }),
      ['intro.max', 'ant', 'max-connections.value', 990_000, '~990k', { nodeType: 'c7g.2xlarge' }],
      ['intro.p99', 'ant', 'latency.p99', 7.1e6, '7.1 ms', rig],
      ['move.before', 'ant', 'monthly-cost.value', 1294, '$1,294', { ...fleet, variant: 'before' }],
      ['move.after', 'ant', 'monthly-cost.value', 647, '$647', { ...fleet, variant: 'after' }],
      ['move.saved', 'ant', 'monthly-saving.value', 647, '$647'],
      ['move.nodes', 'ant', 'node-reduction.value', 0.5, '50%'],
    ],
    {
      suite: { slug: 'honest', title: 'WebSocket servers', summary: 'Medians of seven runs.' },
      metrics: [
        { id: 'monthly-saving', unit: 'USD', better: 'higher' },
        { id: 'node-reduction', label: 'Nodes saved', unit: 'ratio', better: 'higher' },
      ],
      statements: [
        statementOf('ratio', {
          id: 'ratio',
          claims: ['ant.p99', 'bee.p99'],
          says: 'lower',
          value: 1.7,
          text: '1.7x faster',
        }),
        statementOf('difference', {
          id: 'difference',
          claims: ['ant.max', 'bee.max'],
          says: 'higher',
          value: 0.2,
          text: '20% more',
        }),
        statementOf('order', { id: 'order', claims: ['ant.p50', 'bee.p50'], text: 'the lower median' }),
        statementOf('cause', {
          id: 'cause',
          claims: ['ant.cost', 'bee.cost'],
          says: 'lower',
          because: ['ant.memory', 'bee.memory'],
          text: 'thanks to less memory',
        }),
        statementOf('difference', {
          id: 'saving',
          claims: ['move.after', 'move.before'],
          says: 'lower',
          because: ['move.saved'],
        }),
        statementOf('cause', {
          id: 'saving-cause',
          claims: ['move.after', 'move.before'],
          says: 'lower',
          because: ['move.nodes'],
        }),
        statementOf('recommendation', { id: 'default', subject: 'ant', text: 'our default' }),
      ],
      guidance: [
        {
          id: 'ant.users',
          subject: 'ant',
          advice: 'for',
          when: [
            { field: 'users', op: '>=', value: 100_000 },
            { field: 'users', op: '<=', value: 5_000_000 },
          ],
        },
        {
          id: 'ant.few',
          subject: 'ant',
          advice: 'against',
          when: [{ field: 'users', op: '<', value: 100_000 }],
        },
        {
          id: 'bee.slow',
          subject: 'bee',
          advice: 'for',
          when: [{ field: 'latencyP99Ns', op: '<', value: 20e6 }],
        },
      ],
      runs: [6.9, 7.0, 7.1, 7.2, 7.4, 7.5].map((ms, index) => ({
        id: `r_${index}`,
        subject: 'ant',
        tool: { name: 'k6' },
        load: { payloadBytes: 500 },
        environment: { vcpus: 8, memoryBytes: 16 * 1024 ** 3, instanceType: 'c7g.2xlarge' },
        measurements: [{ case: 'all', metric: 'latency', statistic: 'p99', value: ms * 1e6 }],
      })),
    },
  );
}

/** What the prices say about the nodes of the suite. */
export const HONEST_NODES = new Map([
  ['c7g.2xlarge', { usdPerHour: 0.29, baselineBitsPerSecond: 3.75e9 }],
  ['c7g.large', { usdPerHour: 0.0725, baselineBitsPerSecond: 0.937e9 }],
]);
