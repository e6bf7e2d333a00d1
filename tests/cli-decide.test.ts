import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { POST as postDecide } from '@/app/api/v1/decide/route';
import { POST as postImports } from '@/app/api/v1/imports/route';
import { GET as getDecision } from '@/app/api/v1/suites/[slug]/decision/route';
import { decisionSchema } from '@/server/api/decision-schemas';
import { openTemporaryInstance, type TemporaryInstance } from './support/temporary-instance';

/** The decision as users and scripts ask for it: by the real command, and by the calls of the API. */

const root = path.resolve(import.meta.dirname, '..');
const launcher = path.join(root, 'bin', 'benchlens.mjs');
const seed = path.join(root, 'data', 'suites', 'chat-servers.json');
const suite = readFileSync(seed, 'utf8');

let folder: string;
beforeAll(() => {
  execFileSync(process.execPath, [path.join(root, 'scripts', 'bundle-cli.mjs')]);
  folder = mkdtempSync(path.join(tmpdir(), 'decide-'));
  const { criteria: _criteria, ...rest } = JSON.parse(suite) as Record<string, unknown>;
  writeFileSync(path.join(folder, 'none.json'), JSON.stringify(rest));
  writeFileSync(path.join(folder, 'table.csv'), 'name,p99 (ms),requests/sec\nGo,3,100\nRust,2,90\n');
  writeFileSync(path.join(folder, 'broken.json'), '{"format":"benchlens-suite/v1","suite":{}}');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [launcher, 'decide', ...args],
      { cwd: folder, maxBuffer: 64 * 1024 ** 2 },
      (_error, out, err) => {
        resolve({ code: child.exitCode, out, err });
      },
    );
  });
}

async function decided(...args: string[]) {
  const { code, out, err } = await run(...args, '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return decisionSchema.parse(JSON.parse(out));
}

describe('benchlens decide', () => {
  it('prints the same bytes each time, in the form that the API describes', async () => {
    const [one, two] = await Promise.all([run(seed, '--json'), run(seed, '--format', 'json', '--seed', '1')]);
    expect(one).toMatchObject({ code: 0, err: '' });
    expect(two.out).toBe(one.out);
    const body = JSON.parse(one.out) as Record<string, unknown>;
    expect(Object.keys(body).slice(0, 3)).toEqual(['winner', 'options', 'flips']);
    // Nothing is left over that the description does not name.
    expect(decisionSchema.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      winner: 'elixir-1.17',
      options: [
        { subject: 'elixir-1.17', excludedBy: [], dominatedBy: [] },
        { subject: 'go-1.24', dominatedOnPerformanceBy: ['rust-1.95'] },
        { subject: 'rust-1.95' },
      ],
    });
    expect((await decided(seed, '--seed', '2')).options).not.toEqual(body['options']);
  });

  it('takes weights, limits and a tolerance', async () => {
    const latency = await decided(seed, '--weight', 'latency.p99=10', '--claim-tolerance', '0%');
    expect(latency).toMatchObject({ winner: 'rust-1.95', settings: { claimTolerance: 0 } });
    expect(latency.flips.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    const limited = await decided(
      seed,
      '--limit',
      'latency.p99<40us',
      '--limit',
      'monthly-cost.value<=$5,200',
    );
    expect(limited.options.map(({ excludedBy }) => excludedBy)).toEqual([['latency.p99'], [], []]);
    const few = await decided(seed, '--without', 'learning-curve.value', '--without', 'monthly-cost.value');
    expect(few.options[1]).toMatchObject({ dominatedBy: ['rust-1.95'], winShare: 0 });
  });

  it('prints a table that names the winner, what is dominated and what would change it', async () => {
    const { code, out } = await run(seed, '--situation', 'needs:reuse-go-services=yes');
    expect(code).toBe(0);
    expect(out).toMatch(/^Elixir 1\.17 leads with these weights, 0\.759 against 0\.617 for Rust 1\.95\./);
    expect(out).toContain('Go 1.24 is advised as the default and comes 3rd of 3 here.');
    expect(out).toMatch(/^latency\.p99 +14\.3 % +54 µs {2}0\.33 +18 µs {2}1\.00 +36 µs {2}0\.50$/m);
    expect(out).toMatch(/^ {2}latency\.p99 +14\.3 % +above 29\.3 % +Rust 1\.95$/m);
    expect(out).toContain('for Go 1.24: Go services and tooling exist');
  });

  it('computes the monthly cost of the reader’s users, and takes what the reader rates', async () => {
    const { criteria, guidance } = await decided(
      seed,
      '--situation',
      'users=500k',
      '--situation',
      'needs:low-cost=yes',
      '--rate',
      'team-skills.go-1.24=8',
      '--source',
      'team-skills=asked the team',
    );
    const of = (metric: string) => criteria.find((one) => one.metric === metric);
    expect(of('monthly-cost')).toMatchObject({ grade: 'estimate' });
    expect(of('team-skills')?.cells).toMatchObject([{ subject: 'go-1.24', value: 8, utility: 0.8 }]);
    expect(guidance.find(({ id }) => id === 'use-go.users')?.state).toBe('fires');
    const { code, err } = await run(seed, '--rate', 'team-skills.go-1.24=8');
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('--rate expects') });
  });

  it('decides over any file whose quantities are weighed', async () => {
    const weights = ['--weight', 'latency.p99=2', '--weight', 'request-rate.mean=1'];
    const { code, out, err } = await run('table.csv', ...weights, '--json');
    expect(code).toBe(0);
    expect(err).toMatch(/^table\.csv: warning: /);
    const decision = decisionSchema.parse(JSON.parse(out));
    expect(decision).toMatchObject({
      winner: 'rust',
      criteria: [{ grade: 'summary' }, { grade: 'summary' }],
    });
    expect(decision.options[1]?.score).toBeCloseTo((2 * 1 + 0.9) / 3, 12);
  });

  it.each([
    [[], 'FILE'],
    [[seed, seed], 'FILE'],
    [[seed, '--weight', 'latency.p99'], '--weight expects CRITERION=WEIGHT'],
    [
      [seed, '--weight', 'latency=1'],
      '--weight expects a criterion (memory-per-connection.value, latency.p99',
    ],
    [[seed, '--limit', 'latency.p99<20'], '--limit expects a duration with its unit, such as 20ms'],
    [
      [seed, '--limit', 'latency.p99<2us', '--limit', 'latency.p99>3us'],
      '--limit expects limits of latency.p99 that',
    ],
    [[seed, '--claim-tolerance', '200%'], '--claim-tolerance expects a share'],
    [[seed, '--seed', 'x'], '--seed expects a whole number'],
    [[seed, '--situation', 'users=lots'], '--situation expects a number'],
    [[seed, '--frob'], "'--frob'"],
  ])('exits with 2 after %j', async (args, message) => {
    const { code, out, err } = await run(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });

  it('exits with 1 for a file that gives nothing to decide, and with 3 for one that is not there', async () => {
    expect(await run('none.json')).toMatchObject({
      code: 1,
      out: '',
      err: 'none.json#/criteria: expected at least one criterion, found none in the suite (weigh a quantity of the suite, such as latency.p99=1)\n',
    });
    expect(await run('broken.json')).toMatchObject({ code: 1, out: '' });
    expect(await run('missing.json')).toMatchObject({ code: 3, out: '' });
  });

  it('is an answer, too, when nobody keeps the limits', async () => {
    const decision = await decided(seed, '--limit', 'latency.p99<1us');
    expect(decision.winner).toBeUndefined();
    expect(decision.sentence).toMatch(
      /^No option keeps every limit: Elixir 1\.17 breaks latency p99 < 1 µs;/,
    );
  });
});

describe('the API', () => {
  let instance: TemporaryInstance;
  beforeEach(() => {
    instance = openTemporaryInstance({ LOG_LEVEL: 'error' });
  });
  afterEach(async () => {
    await instance.remove();
  });

  const ORIGIN = 'http://localhost:3000';
  const requestOf = (address: string, body?: string) =>
    new Request(`${ORIGIN}${address}`, {
      headers: { host: 'localhost:3000' },
      ...(body === undefined ? {} : { method: 'POST', body }),
    });
  const stored = (slug: string, query = '') =>
    getDecision(requestOf(`/api/v1/suites/${slug}/decision${query}`), { params: Promise.resolve({ slug }) });

  it('gives the digits of the command: for a file, for a file with choices, and for a stored suite', async () => {
    const { out } = await run(
      seed,
      '--weight',
      'latency.p99=3',
      '--limit',
      'latency.p99<50us',
      '--seed',
      '7',
      '--json',
    );
    const query = '?weight=latency.p99%3D3&limit=latency.p99%3C50us&seed=7';
    const alone = await postDecide(requestOf(`/api/v1/decide${query}`, suite));
    expect(alone.status).toBe(200);
    expect(await alone.text()).toBe(out);
    const body = {
      suite: JSON.parse(suite) as unknown,
      weights: { 'latency.p99': 3 },
      limits: ['latency.p99<50us'],
      seed: 7,
    };
    expect(await (await postDecide(requestOf('/api/v1/decide', JSON.stringify(body)))).text()).toBe(out);

    await postImports(requestOf('/api/v1/imports?fileName=chat-servers.json', suite));
    expect(await (await stored('chat-servers', query)).text()).toBe(out);
  });

  it('takes the situation as data', async () => {
    const body = {
      suite: JSON.parse(suite) as unknown,
      situation: { users: 600_000, latencyP99Ns: 19_000, 'needs:low-cost': true },
      claimTolerance: 0.05,
    };
    const answer = await postDecide(requestOf('/api/v1/decide', JSON.stringify(body)));
    const { guidance, settings } = decisionSchema.parse(await answer.json());
    expect(settings.claimTolerance).toBe(0.05);
    expect(guidance.flatMap(({ id, state }) => (state === 'fires' ? [id] : []))).toEqual([
      'use-go.users',
      'use-rust.latency',
    ]);
    expect(guidance.find(({ id }) => id === 'use-go.users')).toMatchObject({
      conflictsWith: ['use-rust.latency'],
      outside: [{ field: 'latencyP99Ns', asked: 19_000, quantity: 'latency.p99', value: 36_000 }],
    });
  });

  it.each([
    ['?weight=latency.p98%3D3', suite, 400],
    ['?weight=latency.p99', suite, 400],
    ['?limit=latency.p99%3C2us&limit=latency.p99%3E3us', suite, 400],
    ['?weights=latency.p99%3D3', suite, 400],
    ['', '{"suite":{},"colour":1}', 400],
    ['', '{"suite":{"format":"benchlens-suite/v1"}}', 422],
    ['', '{"format":"benchlens-suite/v1","suite":{"slug":"x","title":"X"}}', 422],
    ['', 'not json', 422],
  ])('refuses %s with a body of %#', async (query, body, status) => {
    const answer = await postDecide(requestOf(`/api/v1/decide${query}`, body));
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const { problems } = (await answer.json()) as { problems: readonly { expected: string }[] };
    expect(problems[0]?.expected).toBeTruthy();
  });

  it('knows no suite that is not there', async () => {
    expect((await stored('nothing')).status).toBe(404);
  });
});
