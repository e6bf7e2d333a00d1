import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';

const folder = mkdtempSync(path.join(os.tmpdir(), 'benchlens-start-'));
writeFileSync(path.join(folder, 'file'), 'no database');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Plain `node server.js`, until it ends by itself. */
function start(env: Record<string, string>): Promise<{ code: number | null; err: string }> {
  const { HOST: _host, HOSTNAME: _hostname, PORT: _port, ...rest } = process.env;
  const child = spawn(process.execPath, ['server.js'], {
    cwd: inject('serverFolder'),
    env: {
      ...rest,
      DATABASE_PATH: path.join(folder, 'benchlens.db'),
      BLOBS_PATH: path.join(folder, 'blobs'),
      PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, err }));
  });
}

const noStack = (err: string) => !/^\s+at /m.test(err);

test('what is wrong with the environment is listed at once', async () => {
  const { code, err } = await start({
    PORT: 'abc',
    LOG_LEVEL: 'loud',
    HOST: '256.1.1.1',
    DATABASE_PATH: path.join(folder, 'file'),
  });
  expect(code).toBe(1);
  expect(err.trimEnd().split('\n')).toEqual([
    'The server cannot start:',
    expect.stringMatching(/^ {2}- PORT: /),
    expect.stringMatching(/^ {2}- LOG_LEVEL: /),
    expect.stringMatching(/^ {2}- HOST: /),
    expect.stringMatching(/^ {2}- DATABASE_PATH: .*no SQLite database$/),
  ]);
});

test.each([
  [{ PORT: '70000' }, 1, /- PORT: expected a port number/],
  [{ HOST: 'no.such.host.invalid' }, 3, /- HOST: expected an address or a name of this machine/],
  [{ DATABASE_PATH: path.join(folder, 'file', 'x.db') }, 3, /- DATABASE_PATH: expected a file/],
  [{ BLOBS_PATH: path.join(folder, 'file') }, 3, /- BLOBS_PATH: expected a folder/],
] as const)('%j ends with %i and no stack', async (env, expected, line) => {
  const { code, err } = await start(env);
  expect([code, noStack(err)]).toEqual([expected, true]);
  expect(err).toMatch(line);
});

test('a port that is taken is told', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => {
    taken.listen({ host: '127.0.0.1', port: 0 }, resolve);
  });
  const address = taken.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { code, err } = await start({ PORT: String(port) });
  taken.close();
  expect([code, err]).toEqual([
    3,
    `The server cannot start:\n  - PORT: expected a free port, found ${port} on 127.0.0.1, where another program listens\n`,
  ]);
});
