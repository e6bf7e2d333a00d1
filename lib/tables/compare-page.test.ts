import { describe, expect, it } from 'vitest';
import { readCompareQuery } from '@/lib/comparison/compare-query';
import type { ClaimsOfSubject, RunInSuite } from '@/lib/comparison/group-runs';
import type { RunFacts } from '@/lib/model/suite-data';
import { buildComparePage } from './compare-page';

function runOf(
  subject: string,
  index: number,
  p99: number,
  more: { load?: RunFacts['load']; metric?: string; n?: number; suite?: string; errorRatio?: number } = {},
): RunInSuite {
  const id = `r_${subject}_${index}`;
  const value = (metric: string, statistic: string, amount: number) => ({
    runId: id,
    case: 'all',
    metric,
    statistic,
    value: amount,
    grade: 'summary' as const,
    n: more.n ?? 1_000_000,
  });
  return {
    suite: more.suite ?? 'chat',
    subject: { slug: subject, name: subject },
    metrics: [],
    run: {
      facts: {
        id,
        subject,
        importedAtMs: 0,
        ...(more.load === undefined ? {} : { load: more.load }),
      },
      values: [
        value(more.metric ?? 'latency', 'p99', p99),
        ...(more.errorRatio === undefined ? [] : [value('error-ratio', 'value', more.errorRatio)]),
      ],
      repetitions: [],
    },
  };
}

function runsOf(subject: string, count: number, from: number, more?: Parameters<typeof runOf>[3]) {
  return Array.from({ length: count }, (_, index) => runOf(subject, index, from + index, more));
}

function pageOf(
  entries: readonly RunInSuite[],
  params: Record<string, string> = {},
  claims: readonly ClaimsOfSubject[] = [],
) {
  const { query, problems } = readCompareQuery(params);
  return buildComparePage(entries, claims, query, { problems });
}

describe('the page of a comparison', () => {
  it('counts and proves each pair, and says what an undecided one would take', () => {
    const page = pageOf([...runsOf('go', 5, 100), ...runsOf('rust', 5, 200), ...runsOf('zig', 2, 101)]);
    expect(page.pairs?.counts).toEqual([
      { column: 'rust', better: 0, worse: 1, undecided: 0 },
      { column: 'zig', better: 0, worse: 0, undecided: 1 },
    ]);
    expect(page.pairs?.rows[0]).toMatchObject({
      verdict: 'worse',
      effect: '1.00',
      needed: '',
      runs: '5 / 5',
    });
    expect(page.verdict.lead).toBe('Undecided at latency p99');
  });

  it('withholds every verdict from runs that did not measure the same thing, until somebody insists', () => {
    const runs = [
      ...runsOf('go', 4, 100, { load: { model: 'open' } }),
      ...runsOf('rust', 4, 200, { load: { model: 'closed' } }),
    ];
    const withheld = pageOf(runs);
    expect(withheld).toMatchObject({ isWithheld: true, summary: [] });
    expect(withheld.pairs).toBeUndefined();
    expect(
      withheld.table.rows.flatMap(({ cells }) => cells.map(([, , ratio, tone]) => ratio + tone)),
    ).toEqual(['', '']);
    expect(withheld.conditions[0]).toMatchObject({ label: 'Load model', forbids: true });
    const anyway = pageOf(runs, { anyway: '1' });
    expect(anyway).toMatchObject({ isWithheld: false, address: { anyway: '1' } });
    expect(anyway.pairs?.counts[0]).toMatchObject({ worse: 1 });
  });

  it('leaves out what misleads, says so, and takes it in on demand', () => {
    const runs = [
      ...runsOf('go', 4, 100, { load: { model: 'open', offeredPerSecond: 100, achievedPerSecond: 50 } }),
      ...runsOf('rust', 4, 200, { errorRatio: 0.05 }),
      ...runsOf('zig', 4, 300, { n: 50 }),
    ];
    const page = pageOf(runs);
    expect(page.marked.map(({ reason }) => reason)).toEqual([
      ...Array.from({ length: 4 }, () => 'saturated'),
      ...Array.from({ length: 4 }, () => 'errors'),
    ]);
    expect(page.unsupported).toEqual([{ statistic: 'p99', runs: 4 }]);
    expect(page.columns.map(({ slug }) => slug)).toEqual(['zig']);
    expect(page.table.rows).toEqual([]);
    const whole = pageOf(runs, { include: 'saturated,errors,unsupported' });
    expect(whole.runCount).toBe(12);
    expect(whole.table.rows.map(({ key }) => key)).toContain('latency.p99');
  });

  it('reports what the address names and nobody has', () => {
    const page = pageOf(runsOf('go', 2, 100), {
      base: 'c',
      metrics: 'memory',
      cases: 'x',
      percentiles: 'p50',
    });
    expect(page.problems.map(({ where }) => where.file)).toEqual(['base', 'metrics', 'cases', 'percentiles']);
  });

  it('bears one run, two hundred, no common metric, equal values, zeros, and one run against fifty', () => {
    expect(pageOf([]).columns).toEqual([]);
    expect(pageOf(runsOf('go', 1, 100)).columns.map(({ slug }) => slug)).toEqual(['r_go_0']);
    expect(pageOf(runsOf('go', 200, 100)).columns).toHaveLength(200);
    const strangers = pageOf([...runsOf('go', 4, 100), ...runsOf('rust', 4, 1, { metric: 'memory' })]);
    expect(strangers.pairs?.rows).toEqual([]);
    const equal = pageOf([runOf('go', 0, 7), runOf('rust', 0, 7)]);
    expect(equal.pairs?.rows[0]).toMatchObject({
      verdict: 'undecided',
      needed: 'No number of runs: these show no difference.',
    });
    expect(pageOf([runOf('go', 0, 0), runOf('rust', 0, -1)]).pairs?.rows[0]?.difference).toBe('');
    const uneven = pageOf([...runsOf('go', 50, 100), ...runsOf('rust', 1, 1)], { as: 'percent' });
    expect(uneven.pairs?.rows[0]).toMatchObject({ verdict: 'undecided', runs: '1 / 50', interval: '' });
  });

  it('shows claims beside measurements and never tests them', () => {
    const page = pageOf(runsOf('go', 4, 100), { group: 'subject' }, [
      {
        suite: 'chat',
        subject: { slug: 'rust', name: 'Rust' },
        claims: [
          {
            id: 'c1',
            subject: 'rust',
            case: 'all',
            metric: 'latency',
            statistic: 'p99',
            value: 1,
            text: '1 ns',
          },
        ],
      },
    ]);
    expect(page.columns.map(({ slug }) => slug)).toEqual(['go', 'rust']);
    expect(page.table.rows[0]?.cells[1]?.[0]).toBe('');
    expect(page.table.rows[0]?.cells[1]?.[4]).toBe('1');
    expect(page.pairs?.rows).toEqual([]);
  });
});
