import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ComparisonBody } from '@/lib/comparison/comparison-body';
import type { Run, SuiteFile } from '@/lib/model/suite-file';
import { comparisonSchema } from '@/server/api/schemas';

/** `benchlens compare` as users start it: the launcher in a process of its own. */

const root = path.resolve(import.meta.dirname, '..');
const launcher = path.join(root, 'bin', 'benchlens.mjs');

let folder: string;
beforeAll(() => {
  execFileSync(process.execPath, [path.join(root, 'scripts', 'bundle-cli.mjs')]);
  folder = mkdtempSync(path.join(tmpdir(), 'cli-compare-'));
  writeSuite('base.json', suiteOf('go', [100, 101, 102, 103, 104, 105]));
  writeSuite('slow.json', suiteOf('go', [120, 121, 122, 123, 124, 125]));
  writeSuite('few.json', suiteOf('go', [120, 121, 122]));
  writeSuite('open.json', suiteOf('go', [120, 121, 122, 123], { load: { model: 'open' } }));
  writeSuite('closed.json', suiteOf('go', [100, 101, 102, 103], { load: { model: 'closed' } }));
  writeSuite('both.json', {
    format: 'benchlens-suite/v1',
    suite: { slug: 'both', title: 'Both' },
    subjects: [
      { slug: 'go-1.23', name: 'Go 1.23' },
      { slug: 'go-1.24', name: 'Go 1.24' },
    ],
    runs: [...runsOf('go-1.23', [200, 201, 202, 203]), ...runsOf('go-1.24', [100, 101, 102, 103])],
  });
  for (const [name, start] of [
    ['before', 100],
    ['after', 120],
  ] as const) {
    mkdirSync(path.join(folder, name));
    for (let run = 0; run < 4; run += 1) {
      writeFileSync(path.join(folder, name, `run-${run}.csv`), `name,p99 (ms)\nGo,${start + run}\n`);
    }
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function writeSuite(name: string, file: SuiteFile): void {
  writeFileSync(path.join(folder, name), JSON.stringify(file));
}

function suiteOf(subject: string, p99Ms: readonly number[], facts: Partial<Run> = {}): SuiteFile {
  return {
    format: 'benchlens-suite/v1',
    suite: { slug: 'suite', title: 'Suite' },
    subjects: [{ slug: subject, name: subject }],
    runs: runsOf(subject, p99Ms, facts),
  };
}

function runsOf(subject: string, p99Ms: readonly number[], facts: Partial<Run> = {}): Run[] {
  return p99Ms.map((value) => ({
    id: `r_${subject}${value}`,
    subject,
    ...facts,
    measurements: [
      { case: 'all', metric: 'latency', statistic: 'p99', value: value * 1e6, n: 1000 },
      { case: 'all', metric: 'request-rate', statistic: 'mean', value: 1e5 / value },
      { case: 'GET /', metric: 'latency', statistic: 'p99', value: value * 2e6 },
    ],
  }));
}

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function compare(...args: string[]): Promise<Outcome> {
  const { BENCHLENS_ROOT: _root, ...env } = process.env;
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [launcher, 'compare', ...args],
      { cwd: folder, env: { ...env, DATABASE_PATH: path.join(folder, 'none.db') } },
      (_error, out, err) => {
        resolve({ code: child.exitCode, out, err });
      },
    );
  });
}

async function compareAsData(...args: string[]): Promise<{ code: number | null; body: ComparisonBody }> {
  const { code, out } = await compare(...args, '--json');
  const body = JSON.parse(out) as ComparisonBody;
  // What is printed is what the API promises.
  expect(comparisonSchema.safeParse(body).error).toBeUndefined();
  return { code, body };
}

function cellsOf(body: ComparisonBody, metric: string, statistic: string, name = 'all') {
  const row = body.rows.find(
    (candidate) =>
      candidate.metric === metric && candidate.statistic === statistic && candidate.case === name,
  );
  return row?.cells ?? [];
}

describe('compare --json', () => {
  it('gives each row with its test, ratio and interval against BASE', async () => {
    const { code, body } = await compareAsData('base.json', 'slow.json');
    expect(code).toBe(0);
    expect(body.comparability).toEqual({ verdict: 'comparable', differences: [] });
    const [base, slow] = cellsOf(body, 'latency', 'p99');
    expect(base).toMatchObject({
      column: 'base',
      value: 102.5e6,
      runs: 6,
      n: 6000,
      verdict: 'base',
      ratio: 1,
    });
    expect(base).toMatchObject({ low: 100e6, high: 105e6, grade: 'summary' });
    expect(slow).toMatchObject({ column: 'slow', value: 122.5e6, effect: 1, verdict: 'worse', tieGroup: 2 });
    expect(slow?.p).toBeCloseTo(2 / 924, 12);
    // Three rows are tested, all alike.
    expect(slow?.pHolm).toBeCloseTo((3 * 2) / 924, 12);
    expect(slow?.ratio).toBeCloseTo(122.5 / 102.5, 12);
    expect(slow?.ratioLow).toBeGreaterThan(1);
    expect(slow?.ratioHigh).toBeLessThan(1.25);
    expect(body).toMatchObject({ failed: [], cannotTell: [] });
  });

  it('keeps Holm’s correction when rows are chosen', async () => {
    const all = await compareAsData('base.json', 'slow.json');
    const one = await compareAsData('base.json', 'slow.json', '--metric', 'latency.p99', '--case', 'all');
    expect(one.body.rows).toHaveLength(1);
    expect(cellsOf(one.body, 'latency', 'p99')).toEqual(cellsOf(all.body, 'latency', 'p99'));
    const named = await compareAsData('base.json', 'slow.json', '--case', 'GET /');
    expect(named.body.rows.map((row) => row.case)).toEqual(['GET /']);
  });

  it('takes a folder, a list of files and a subject of a file as a column', async () => {
    const folders = await compareAsData('before', 'after/', '--metric', 'latency.p99');
    expect(cellsOf(folders.body, 'latency', 'p99')).toMatchObject([
      { column: 'before', runs: 4, value: 101.5e6 },
      { column: 'after', runs: 4, value: 121.5e6, verdict: 'worse' },
    ]);
    const lists = await compareAsData(
      'before/run-0.csv,before/run-1.csv',
      'after/run-0.csv,after/run-1.csv,after/run-2.csv',
    );
    expect(cellsOf(lists.body, 'latency', 'p99').map(({ runs }) => runs)).toEqual([2, 3]);
    const subjects = await compareAsData('both.json#go-1.23', 'both.json#go-1.24');
    expect(cellsOf(subjects.body, 'latency', 'p99')).toMatchObject([
      { column: 'go-1.23', verdict: 'base' },
      { column: 'go-1.24', verdict: 'better', ratio: 101.5 / 201.5 },
    ]);
  });

  it('compares several columns with the first', async () => {
    const { body } = await compareAsData('base.json', 'slow.json', 'few.json');
    expect(cellsOf(body, 'latency', 'p99').map(({ column, verdict }) => [column, verdict])).toEqual([
      ['base', 'base'],
      ['slow', 'worse'],
      ['few', 'undecided'],
    ]);
  });

  it('tells what forbids a comparison, and withholds the verdict', async () => {
    const { body } = await compareAsData('closed.json', 'open.json');
    expect(body.comparability).toEqual({
      verdict: 'not',
      differences: [
        {
          field: 'load.model',
          values: {
            ...Object.fromEntries([100, 101, 102, 103].map((value) => [`r_go${value}`, 'closed'])),
            ...Object.fromEntries([120, 121, 122, 123].map((value) => [`r_go${value}`, 'open'])),
          },
        },
      ],
    });
    expect(cellsOf(body, 'latency', 'p99')[1]).toMatchObject({ verdict: 'not-comparable' });
  });
});

describe('compare --fail-if', () => {
  it.each([
    [['slow.json', '--fail-if', 'latency.p99 > +5%'], 1, ['latency.p99 > +5%'], []],
    [['slow.json', '--fail-if', 'latency.p99 > +50%'], 0, [], []],
    [['slow.json', '--fail-if', 'GET /:latency.p99 > +5%'], 1, ['GET /:latency.p99 > +5%'], []],
    [['slow.json', '--fail-if', 'request-rate.mean < -5%'], 1, ['request-rate.mean < -5%'], []],
    [['few.json', '--fail-if', 'latency.p99 > 110ms'], 1, ['latency.p99 > 110ms'], []],
    [['few.json', '--fail-if', 'latency.p99 > 200ms'], 0, [], []],
    [
      ['few.json', '--fail-if', 'latency.p99 > +5%'],
      1,
      [],
      [/^latency\.p99 > \+5%: 3 against 6 runs.*at least 4/],
    ],
    [
      ['few.json', '--fail-if', 'latency.p99 > +5%', '--undecided', 'pass'],
      0,
      [],
      [/^latency\.p99 > \+5%: /],
    ],
    [['slow.json', '--fail-if', 'latency.p50 > +5%'], 1, [], [/slow has no latency\.p50/]],
  ] satisfies [string[], number, string[], RegExp[]][])('%j', async (args, code, failed, cannotTell) => {
    const outcome = await compareAsData('base.json', ...args);
    expect(outcome.code).toBe(code);
    expect(outcome.body.failed).toEqual(failed);
    expect(outcome.body.cannotTell).toHaveLength(cannotTell.length);
    cannotTell.forEach((pattern, index) => {
      expect(outcome.body.cannotTell[index]).toMatch(pattern);
    });
  });
});

describe('compare for people', () => {
  it('prints an aligned table and what failed', async () => {
    const { code, out } = await compare('base.json', 'slow.json', '--fail-if', 'latency.p99 > +5%');
    expect(code).toBe(1);
    expect(out).toContain('slow against base: 3 worse, 0 better, 0 undecided');
    expect(out).toMatch(
      /^Latency p99, ms +103 +123 +\+19\.5 % \(\+\S+ % to \+\S+ %\) +0\.0022 +6 \/ 6 {2}worse$/m,
    );
    expect(out).toContain('failed: latency.p99 > +5%');
  });

  it('prints Markdown for a pull request', async () => {
    const { code, out } = await compare('base.json', 'few.json', '--format', 'markdown');
    expect(code).toBe(0);
    expect(out).toMatch(/^### few against base: 0 worse, 0 better, 3 undecided$/m);
    expect(out).toMatch(/^\| metric \| base \| few \| change \(95 %\) \| p \| runs \| result \|$/m);
    expect(out.match(/^\| .*undecided \|$/gm)).toHaveLength(3);
  });
});

describe('compare at fault', () => {
  it.each([
    [[], 2, /expected BASE and at least one NEW/],
    [['base.json'], 2, /expected BASE and at least one NEW/],
    [['base.json', 'slow.json', '--format', 'yaml'], 2, /--format expects text, markdown, json/],
    [['base.json', 'slow.json', '--undecided', 'maybe'], 2, /--undecided expects fail, pass/],
    [['base.json', 'slow.json', '--metric', 'latency'], 2, /--metric expects METRIC\.STATISTIC/],
    [['base.json', 'slow.json', '--metric', 'latency.p50'], 2, /--metric expects what the files hold/],
    [['base.json', 'slow.json', '--case', 'POST /'], 2, /--case expects what the files hold \(all, GET \/\)/],
    [['base.json', 'slow.json', '--fail-if', 'latency.p99 fast'], 2, /--fail-if: expected/],
    [['base.json', 'slow.json', '--fail-if', 'latency.p99 > 5kB'], 2, /--fail-if: expected a value such as/],
    [
      ['base.json', 'both.json#rust'],
      2,
      /expected a subject of both\.json \(go-1\.23, go-1\.24\), found “rust”/,
    ],
    [['base.json', 'missing.json'], 3, /missing\.json: expected a readable file, found no such file/],
  ] satisfies [string[], number, RegExp][])('%j', async (args, code, message) => {
    const outcome = await compare(...args);
    expect(outcome).toMatchObject({ code, out: '' });
    expect(outcome.err).toMatch(message);
    expect(outcome.err).not.toMatch(/^\s+at /m);
  });

  it('names the place of a fault in a file', async () => {
    writeFileSync(path.join(folder, 'broken.json'), '{"format":"benchlens-suite/v1",\n  "suite": NaN}');
    const { code, out, err } = await compare('base.json', 'broken.json');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^broken\.json:2:12: expected/);
  });

  it('warns where several subjects of one file become one column', async () => {
    const { code, err } = await compare('both.json', 'base.json');
    expect(code).toBe(0);
    expect(err).toContain('both.json: warning: Its 2 subjects count as one column; both.json#go-1.23 is one');
  });
});
