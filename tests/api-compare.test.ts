import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GET as getCompare } from '@/app/api/v1/compare/route';
import { POST as postImports } from '@/app/api/v1/imports/route';
import type { ComparisonBody } from '@/lib/comparison/comparison-body';
import type { Run, SuiteFile } from '@/lib/model/suite-file';
import { comparisonSchema } from '@/server/api/schemas';
import { openTemporaryInstance, type TemporaryInstance } from './support/temporary-instance';

const ORIGIN = 'http://localhost:3000';

let instance: TemporaryInstance;
beforeEach(async () => {
  instance = openTemporaryInstance();
  await importFile(CHAT);
  await importFile(OTHER);
});
afterEach(async () => {
  await instance.remove();
});

function runsOf(subject: string, values: readonly number[], facts: Partial<Run> = {}): Run[] {
  return values.map((value) => ({
    id: `r_${subject}.${value}`,
    subject,
    ...facts,
    measurements: [
      { case: 'all', metric: 'latency', statistic: 'p99', value },
      { case: 'GET /', metric: 'latency', statistic: 'p99', value: 2 * value },
    ],
  }));
}

const CHAT: SuiteFile = {
  format: 'benchlens-suite/v1',
  suite: { slug: 'chat', title: 'Chat servers' },
  subjects: [
    { slug: 'go', name: 'Go' },
    { slug: 'elixir', name: 'Elixir' },
  ],
  runs: [
    ...runsOf('go', [100, 101, 102, 103, 104, 105], { environment: { vcpus: 8 } }),
    ...runsOf('elixir', [200, 201, 202, 203, 204, 205], { environment: { vcpus: 4 } }),
  ],
  claims: [
    { id: 'c1', subject: 'go', case: 'all', metric: 'latency', statistic: 'p99', value: 50 },
    { id: 'c2', subject: 'elixir', case: 'all', metric: 'latency', statistic: 'p99', value: 25 },
    {
      id: 'c3',
      subject: 'go',
      case: 'all',
      metric: 'max-connections',
      statistic: 'value',
      value: 9,
      conditions: { vcpus: 8 },
    },
  ],
};

const OTHER: SuiteFile = {
  format: 'benchlens-suite/v1',
  suite: { slug: 'other', title: 'Other' },
  subjects: [{ slug: 'go', name: 'Go' }],
  runs: runsOf('go', [150, 151, 152, 153]).map((run) => ({ ...run, id: `${run.id}.other` })),
};

async function importFile(file: SuiteFile): Promise<void> {
  const response = await postImports(
    new Request(`${ORIGIN}/api/v1/imports`, {
      method: 'POST',
      body: JSON.stringify(file),
      headers: { host: 'localhost:3000' },
    }),
  );
  expect(response.status).toBe(201);
}

async function ask(query: string): Promise<{ status: number; body: unknown }> {
  const response = await getCompare(new Request(`${ORIGIN}/api/v1/compare${query}`));
  return { status: response.status, body: await response.json() };
}

async function compare(query: string): Promise<ComparisonBody> {
  const { status, body } = await ask(query);
  expect(status).toBe(200);
  // What is answered is what the OpenAPI document promises.
  expect(comparisonSchema.safeParse(body).error).toBeUndefined();
  return body as ComparisonBody;
}

describe('GET /compare', () => {
  it('compares the subjects of a suite as its page does, claims apart', async () => {
    const body = await compare('?suite=chat');
    expect(Object.keys(body)).toEqual(['comparability', 'rows', 'failed', 'cannotTell']);
    expect(body.comparability.verdict).toBe('caveats');
    expect(body.comparability.differences.map(({ field }) => field)).toEqual(['environment.vcpus']);
    expect(body.comparability.differences[0]?.values).toMatchObject({ 'r_go.100': 8, 'r_elixir.205': 4 });
    const [measured, claimed, ofCase] = body.rows;
    expect(measured).toMatchObject({
      case: 'all',
      metric: 'latency',
      statistic: 'p99',
      unit: 'ns',
      better: 'lower',
    });
    expect(measured?.cells).toMatchObject([
      {
        column: 'go',
        value: 102.5,
        low: 100,
        high: 105,
        runs: 6,
        grade: 'summary',
        verdict: 'base',
        tieGroup: 1,
      },
      { column: 'elixir', value: 202.5, runs: 6, effect: 1, verdict: 'worse', tieGroup: 2 },
    ]);
    expect(measured?.cells[1]?.p).toBeCloseTo(2 / 924, 12);
    expect(measured?.cells[1]?.pHolm).toBeCloseTo(4 / 924, 12);
    expect(measured?.cells[1]?.ratioLow).toBeGreaterThan(1.9);
    expect(claimed?.cells).toEqual([
      { column: 'go', value: 50, runs: 0, grade: 'claim', ratio: 2, verdict: 'undecided' },
      { column: 'elixir', value: 25, runs: 0, grade: 'claim', ratio: 1, verdict: 'base' },
    ]);
    expect(ofCase).toMatchObject({ case: 'GET /', metric: 'latency' });
    // What is claimed of one subject alone compares with nothing.
    expect(body.rows).toHaveLength(3);
  });

  it('takes a base, subjects and rows', async () => {
    const based = await compare('?suite=chat&base=elixir&metrics=GET%20/:latency.p99');
    expect(based.rows).toHaveLength(1);
    expect(based.rows[0]?.cells).toMatchObject([
      { column: 'go', verdict: 'better', ratio: 102.5 / 202.5, pHolm: 4 / 924 },
      { column: 'elixir', verdict: 'base' },
    ]);
    const one = await compare('?suite=chat&subjects=go');
    expect(one.rows.map(({ metric }) => metric)).toEqual([
      'latency',
      'latency',
      'max-connections',
      'latency',
    ]);
    expect(one.rows[2]).toMatchObject({
      conditions: { vcpus: 8 },
      cells: [{ column: 'go', verdict: 'base' }],
    });
    const every = await compare('?suite=chat&metrics=latency.p99');
    expect(every.rows.map((row) => row.case)).toEqual(['all', 'all', 'GET /']);
  });

  it('compares runs of several suites, and runs of one subject with each other', async () => {
    const across = await compare('?runs=r_go.100,r_go.101,r_go.150.other&base=other/go');
    expect(across.rows[0]?.cells).toMatchObject([
      { column: 'chat/go', runs: 2, verdict: 'undecided' },
      { column: 'other/go', runs: 1, verdict: 'base' },
    ]);
    const single = await compare('?runs=r_go.101,r_go.100');
    expect(single.rows[0]?.cells.map(({ column, value }) => [column, value])).toEqual([
      ['r_go.101', 101],
      ['r_go.100', 100],
    ]);
    const subjects = await compare('?suite=chat&runs=r_go.101,r_elixir.200&subjects=go');
    expect(subjects.rows[0]?.cells.map(({ column }) => column)).toEqual(['go']);
  });

  it.each([
    ['', 400, 'suite'],
    ['?suite=chat&subjects=go,rust', 400, 'rust'],
    ['?suite=chat&base=rust', 400, 'rust'],
    ['?suite=chat&subjects=go&base=elixir', 400, 'elixir'],
    ['?suite=chat&metrics=latency', 400, 'latency'],
    ['?suite=chat&metrics=latency.p50', 400, 'latency.p50'],
    ['?suite=chat&bogus=1', 400, 'bogus'],
    ['?suite=nowhere', 404, 'nowhere'],
    ['?runs=r_none', 404, 'r_none'],
    ['?suite=other&runs=r_go.100', 404, 'r_go.100'],
  ])('refuses %s with %i', async (query, status, named) => {
    const answer = await ask(query);
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).toContain(named);
  });
});
