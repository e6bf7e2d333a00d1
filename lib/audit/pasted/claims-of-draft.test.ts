import { describe, expect, test } from 'vitest';
import { auditSuite } from '../audit-suite';
import { claimsOfDraft } from './claims-of-draft';
import type { PastedDraft } from './pasted-draft';

const TABLE = `| Metric | Go | Rust |
|---|---|---|
| p99 latency (1kb msg) | 36 μs | 18 μs |
| Max connections | 2,000,000 | 940,000 |
| Memory per connection | 12 kB | 8 kB |
| Queue depth | 5 | 7 |
`;

function claimed(rest: Partial<PastedDraft> = {}, text = TABLE) {
  const read = claimsOfDraft({ text, ...rest });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}
function problemsOf(rest: Partial<PastedDraft>, text = TABLE) {
  const read = claimsOfDraft({ text, ...rest });
  return read.ok ? [] : read.problems;
}

test('a Markdown table becomes claims as written, with the conditions of its words', () => {
  const { file, quantities } = claimed({ title: 'Our README' });
  expect(file.suite).toEqual({ slug: 'our-readme', title: 'Our README' });
  expect(file.claims?.find(({ id }) => id === 'go.latency.p99')).toEqual({
    id: 'go.latency.p99',
    subject: 'go',
    case: 'all',
    metric: 'latency',
    statistic: 'p99',
    value: 36_000,
    text: '36 μs',
    conditions: { payloadBytes: 1000 },
  });
  expect(quantities.map(({ from, isBare }) => [from, isBare])).toEqual([
    ['latency.p99', false],
    ['max-connections.value', true],
    ['memory-per-connection.value', false],
    ['queue-depth.value', true],
  ]);
});

test('an HTML table is read too', () => {
  const html = '<table><tr><th>Server<th>p99 (ms)<tr><td>Go<td>2<tr><td>Rust<td>1</table>';
  expect(claimed({}, html).file.claims?.map(({ value }) => value)).toEqual([2e6, 1e6]);
});

test('what the reader completes is audited at once', () => {
  const { file } = claimed({
    conditions: 'nodeMemoryBytes=16 GB; vcpus=8',
    quantities: [{ from: 'queue-depth.value', to: 'backlog.value', unit: 'count', better: 'lower' }],
    statements: [
      { kind: 'ratio', first: 'rust.latency.p99', second: 'go.latency.p99', says: 'lower', value: '5x' },
      { kind: 'order', first: 'go.latency.p99', second: 'rust.latency.p99' },
    ],
  });
  expect(file.metrics).toEqual([{ id: 'backlog', label: 'Queue depth', unit: 'count', better: 'lower' }]);
  const accused = auditSuite(file).findings.filter(({ verdict }) => verdict === 'contradicted');
  expect(accused.map(({ rule }) => rule)).toEqual(['memory-capacity', 'ratio', 'order']);
});

describe('refuses with a place', () => {
  test.each<[name: string, draft: Partial<PastedDraft>, pointer: string]>([
    ['an unknown condition', { conditions: 'weather=fine' }, '/conditions'],
    ['a condition that is no number', { conditions: 'vcpus=many' }, '/conditions'],
    ['conditions that contradict themselves', { conditions: 'vcpus=8; vcpus=4' }, '/conditions'],
    [
      'a metric in another unit',
      { quantities: [{ from: 'queue-depth.value', to: 'latency.p99' }] },
      '/quantities/3',
    ],
    ['a name without statistic', { quantities: [{ from: 'latency.p99', to: 'latency' }] }, '/quantities/0'],
    [
      'a statement about a claim that is missing',
      { statements: [{ kind: 'order', first: 'go.latency.p99', second: 'gone' }] },
      '/statements/0/second',
    ],
    [
      'a statement about one claim twice',
      { statements: [{ kind: 'order', first: 'go.latency.p99', second: 'go.latency.p99' }] },
      '/statements/0/second',
    ],
    [
      'a ratio without number',
      { statements: [{ kind: 'ratio', first: 'go.latency.p99', second: 'rust.latency.p99', says: 'lower' }] },
      '/statements/0/value',
    ],
  ])('%s', (_, draft, pointer) => {
    expect(problemsOf(draft)).toMatchObject([{ where: { pointer } }]);
  });

  test('a time without unit, which the form can give', () => {
    const bare = 'name,p99 latency\nGo,5\nRust,6\n';
    expect(problemsOf({}, bare)).toMatchObject([{ code: 'unit-unknown', where: { line: 2 } }]);
    expect(claimed({ unit: 'ms' }, bare).file.claims?.[0]?.value).toBe(5e6);
  });

  test('what holds no table', () => {
    expect(problemsOf({}, 'Our server is fast.')).toMatchObject([{ code: 'nothing-measured' }]);
  });
});
