import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { version } from '@/package.json';
import { suiteFileSchema } from '@/lib/model/suite-file-schema';

/** The command line as users start it: the launcher in a process of its own. */

const root = path.resolve(import.meta.dirname, '..');
const launcher = path.join(root, 'bin', 'benchlens.mjs');
const samples = path.join(root, 'data', 'samples');

let folder: string;
beforeAll(() => {
  execFileSync(process.execPath, [path.join(root, 'scripts', 'bundle-cli.mjs')]);
  folder = mkdtempSync(path.join(tmpdir(), 'cli-'));
  writeFileSync(path.join(folder, 'go.csv'), 'name,p99 (ms)\nGo,3\n');
  writeFileSync(path.join(folder, 'rust.csv'), 'name,p99 (ms)\nRust,2\n');
  writeFileSync(path.join(folder, 'broken.json'), '{"format":"benchlens-suite/v1",\n  "suite": NaN}');
  writeFileSync(path.join(folder, 'notes.txt'), 'nothing to see here\n');
  writeFileSync(
    path.join(folder, 'both.txt'),
    readFileSync(path.join(samples, 'wrk/latency.txt'), 'utf8') +
      readFileSync(path.join(samples, 'hey-text/hello.txt'), 'utf8'),
  );
  writeFileSync(
    path.join(folder, 'suite.json'),
    '{"format":"benchlens-suite/v1","suite":{"slug":"own","title":"Own"}}',
  );
  writeFileSync(path.join(folder, 'packed'), gzipSync(readFileSync(path.join(samples, 'wrk/latency.txt'))));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(
  args: string[],
  options: { input?: string; env?: Record<string, string> } = {},
): Promise<Outcome> {
  const { BENCHLENS_ROOT: _root, DATABASE_URL: _url, ...env } = process.env;
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [launcher, ...args],
      {
        cwd: folder,
        env: {
          ...env,
          DATABASE_PATH: path.join(folder, 'cli.db'),
          BLOBS_PATH: path.join(folder, 'blobs'),
          ...options.env,
        } as NodeJS.ProcessEnv,
        maxBuffer: 64 * 1024 ** 2,
      },
      (_error, out, err) => {
        resolve({ code: child.exitCode, out, err });
      },
    );
    child.stdin?.end(options.input ?? '');
  });
}

/** What is on standard error besides warnings. */
function faultsIn(err: string): string[] {
  return err.split('\n').filter((line) => line !== '' && !line.includes(': warning: '));
}

describe('usage', () => {
  it('explains itself', async () => {
    expect(await run(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
    const help = await run(['--help']);
    expect(help).toMatchObject({ code: 0, err: '' });
    for (const name of ['detect', 'parse', 'import', 'export', 'formats', 'token', 'migrate']) {
      expect(help.out).toContain(`  ${name}`);
      const own = await run([name, '--help']);
      expect(own.out).toMatch(/^Usage: benchlens [^]*Examples?:\n {2}/);
      expect(own.code).toBe(0);
    }
  });

  it.each([
    [[]],
    [['frobnicate']],
    [['detect']],
    [['parse', '--bogus', 'x']],
    [['parse', '--as']],
    [['parse', '--as', 'nope', 'go.csv']],
    [['parse', '--unit', 'h', 'go.csv']],
    [['parse', '--label', 'novalue', 'go.csv']],
    [['parse', '-', '-']],
    [['parse', 'go.csv', 'suite.json']],
    [['import', 'go.csv', '--token', 'x']],
    [['import', 'go.csv', '--url', 'nowhere']],
    [['export']],
    [['formats', 'x']],
    [['token', 'make']],
    [['token', 'create', 'x', '--scope', 'all']],
  ])('exits with 2 after %j', async (args) => {
    const { code, out, err } = await run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).not.toMatch(/^\s+at /m);
    expect(err).not.toBe('');
  });

  it('exits with 2 and a list for a wrong configuration', async () => {
    const { code, err } = await run(['migrate'], {
      env: { DATABASE_URL: 'postgres://u:secret@h/d', PORT: 'x' },
    });
    expect(code).toBe(2);
    expect(err).toContain('PostgreSQL is not supported yet; remove DATABASE_URL');
    expect(err).toContain('PORT: expected a port number');
    expect(err).not.toContain('secret');
  });

  it.each([[['parse', 'missing.txt']], [['detect', '.']], [['import', 'missing.txt']]])(
    'exits with 3 after %j',
    async (args) => {
      const { code, err } = await run(args);
      expect(code).toBe(3);
      expect(err).toMatch(
        /^(?:missing\.txt|\.): expected a readable file, found (?:no such file|a folder)\n$/,
      );
    },
  );
});

describe('detect', () => {
  it('prints file, format, confidence and reason, separated by tabs', async () => {
    const { code, out, err } = await run(['detect', path.join(samples, 'wrk/latency.txt'), 'packed']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).toMatch(/^[^\t]+\twrk\t(?:0\.\d\d|1\.00)\t[^\t]+$/);
  });

  it('says unknown and ambiguous, and exits with 1', async () => {
    const { code, out } = await run(['detect', 'go.csv', 'notes.txt', 'both.txt', 'broken.json']);
    expect(code).toBe(1);
    expect(out.split('\n').map((line) => line.split('\t').slice(0, 2).join(' '))).toEqual([
      'go.csv table',
      'notes.txt unknown',
      'both.txt ambiguous',
      'broken.json benchlens',
      '',
    ]);
    expect(out).toMatch(/^notes\.txt\tunknown\t0\.00\texpected /m);
  });

  it('reads standard input', async () => {
    expect((await run(['detect', '-'], { input: 'name,p99 (ms)\nGo,3\n' })).out).toMatch(/^-\ttable\t/);
  });
});

describe('parse', () => {
  it('makes one suite of several files, without a database', async () => {
    const { code, out, err } = await run(['parse', 'go.csv', 'rust.csv', '--label', 'commit=1a=2'], {
      env: { DATABASE_PATH: '/dev/null/none.db', DATABASE_URL: 'postgres://nowhere' },
    });
    expect(code).toBe(0);
    expect(faultsIn(err)).toEqual([]);
    const suite = suiteFileSchema.parse(JSON.parse(out));
    expect(suite.suite).toEqual({ slug: 'go', title: 'go' });
    expect(suite.subjects?.map(({ slug }) => slug)).toEqual(['go', 'rust']);
    expect(suite.runs?.map(({ labels, source }) => [labels?.['commit'], source?.fileName])).toEqual([
      ['1a=2', 'go.csv'],
      ['1a=2', 'rust.csv'],
    ]);
  });

  it('gives a suite file back as it is, and parses what it printed to the same bytes', async () => {
    const first = await run(['parse', 'go.csv', '--suite', 'My suite', '--subject', 'Go 1.24']);
    expect(JSON.parse(first.out).suite).toEqual({ slug: 'my-suite', title: 'My suite' });
    expect((await run(['parse', '-'], { input: first.out })).out).toBe(first.out);
  });

  it('names every fault with its place, and prints no suite', async () => {
    const { code, out, err } = await run(['parse', 'broken.json', 'notes.txt', 'go.csv']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    const [first, second, ...rest] = faultsIn(err);
    expect(first).toBe('broken.json:2:12: expected a value, found NaN, which JSON does not have');
    expect(second).toMatch(/^notes\.txt: expected .*, found content that none of them recognises/);
    expect(rest).toEqual([]);
  });

  it('counts the same bytes once', async () => {
    writeFileSync(path.join(folder, 'copy.csv'), readFileSync(path.join(folder, 'go.csv')));
    const { code, out, err } = await run(['parse', 'go.csv', 'copy.csv']);
    expect(code).toBe(0);
    expect(JSON.parse(out).runs).toHaveLength(1);
    expect(err).toContain('copy.csv: warning: The same bytes as go.csv; they count once.\n');
  });

  it('ends quietly when nobody reads on', async () => {
    const child = spawn(
      process.execPath,
      [launcher, 'parse', path.join(root, 'data/suites/chat-servers.json')],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.stdout.destroy();
    const code = await new Promise((resolve) => {
      child.on('close', resolve);
    });
    expect([code, err]).toEqual([0, '']);
  });
});

describe('import and export', () => {
  it('store, know again, and give back', async () => {
    const first = await run(['import', 'go.csv', 'rust.csv', '--suite', 'two']);
    expect(first).toMatchObject({
      code: 0,
      out: 'go.csv: 1 run into two (table)\nrust.csv: 1 run into two (table)\n',
    });
    expect(faultsIn(first.err)).toEqual([]);
    const again = await run(['import', 'go.csv', '--suite', 'two', '--json']);
    expect(JSON.parse(again.out)).toMatchObject({ suite: 'two', duplicate: true, format: 'table' });
    const exported = await run(['export', 'two']);
    expect(JSON.parse(exported.out).subjects).toHaveLength(2);
    expect(exported.out).toBe((await run(['parse', 'go.csv', 'rust.csv', '--suite', 'two'])).out);
  });

  it('store nothing when one file is at fault', async () => {
    const { code, err } = await run(['import', 'go.csv', 'notes.txt', '--suite', 'none']);
    expect(code).toBe(1);
    expect(err).toMatch(/^notes\.txt: expected /);
    const missing = await run(['export', 'none']);
    expect(missing).toEqual({ code: 1, out: '', err: 'benchlens: There is no suite “none”.\n' });
  });
});

describe('token', () => {
  it('create prints the secret alone, list and revoke know it by name', async () => {
    const created = await run(['token', 'create', 'ci']);
    expect(created.out).toMatch(/^bl_[\w-]{43}\n$/);
    expect((await run(['token', 'create', 'ci'])).code).toBe(1);
    expect((await run(['token', 'list'])).out).toMatch(/^\S+\tci\twrite\tcreated .*\tnever used\tactive\n$/);
    expect((await run(['token', 'revoke', 'ci'])).code).toBe(0);
    const list = JSON.parse((await run(['token', 'list', '--json'])).out);
    expect(list).toMatchObject([{ name: 'ci', scope: 'write' }]);
    expect(list[0].revokedAtMs).toBeGreaterThan(list[0].createdAtMs - 1);
    expect(JSON.stringify(list)).not.toContain(created.out.trim());
    expect((await run(['token', 'revoke', 'ci'])).code).toBe(1);
  });
});

describe('formats', () => {
  it('lists the ids, also as JSON', async () => {
    const text = (await run(['formats'])).out;
    const json = JSON.parse((await run(['formats', '--json'])).out) as { id: string }[];
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => line.split('\t')[0]),
    ).toEqual(json.map(({ id }) => id));
    expect(json.map(({ id }) => id)).toContain('wrk');
  });
});

describe('import --url', () => {
  interface Received {
    readonly url: string;
    readonly token: string | undefined;
    readonly body: string;
  }
  let server: Server;
  let url: string;
  let received: Received[];
  let reply: (request: Received) => { status: number; body: unknown };

  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const one = {
          url: request.url ?? '',
          token: request.headers.authorization,
          body: Buffer.concat(chunks).toString(),
        };
        received.push(one);
        const { status, body } = reply(one);
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      });
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  });
  afterAll(() => {
    server.close();
  });

  const outcome = {
    importId: 'i',
    suite: 'go',
    runIds: ['r_1'],
    format: 'table',
    duplicate: false,
    warnings: [],
  };

  it('streams each file with its options; the later ones follow the first, suite files do not', async () => {
    received = [];
    reply = () => ({ status: 201, body: outcome });
    const { code, out } = await run(
      ['import', 'go.csv', 'rust.csv', 'suite.json', '--url', url, '--label', 'a=b:c', '--unit', 'ms'],
      { env: { BENCHLENS_TOKEN: 'bl_x' } },
    );
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toBe('go.csv: 1 run into go (table)');
    expect(received.map((request) => decodeURIComponent(request.url))).toEqual([
      '/api/v1/imports?unit=ms&fileName=go.csv&label=a:b:c',
      '/api/v1/imports?suite=go&unit=ms&fileName=rust.csv&label=a:b:c',
      '/api/v1/imports?unit=ms&fileName=suite.json&label=a:b:c',
    ]);
    expect(received[0]).toMatchObject({ token: 'Bearer bl_x', body: 'name,p99 (ms)\nGo,3\n' });
  });

  it.each([
    [422, 1],
    [409, 1],
    [401, 2],
    [403, 2],
    [503, 3],
  ])('turns status %i into exit code %i and tells the problems', async (status, expected) => {
    received = [];
    const problems = [{ code: 'syntax', where: { file: 'go.csv', line: 2 }, expected: 'x', found: 'y' }];
    reply = () => ({ status, body: { detail: 'Refused.', problems } });
    const { code, err } = await run(['import', 'go.csv', '--url', url]);
    expect(code).toBe(expected);
    expect(err).toContain(expected === 2 ? 'Refused.' : 'go.csv:2:1: expected x, found y');
  });

  it('exits with 3 when there is no server, or no file', async () => {
    const closed = await run(['import', 'go.csv', '--url', 'http://127.0.0.1:9']);
    expect(closed.code).toBe(3);
    expect(closed.err).toContain('http://127.0.0.1:9 cannot be reached');
    reply = () => ({ status: 201, body: outcome });
    expect(await run(['import', 'missing.csv', '--url', url])).toMatchObject({
      code: 3,
      err: 'missing.csv: expected a readable file, found no such file\n',
    });
  });
});
