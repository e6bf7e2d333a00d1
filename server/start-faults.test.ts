import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findStartFaults } from './start-faults';

const root = mkdtempSync(path.join(tmpdir(), 'start-'));
const env = (more: Record<string, string> = {}) => ({
  NODE_ENV: 'test' as const,
  BENCHLENS_ROOT: root,
  ...more,
});
let taken: Server;
let port: string;
beforeAll(async () => {
  taken = createServer();
  await new Promise<void>((resolve) => {
    taken.listen({ host: '127.0.0.1', port: 0 }, resolve);
  });
  const address = taken.address();
  port = String(typeof address === 'object' && address !== null ? address.port : 0);
});
afterAll(() => {
  taken.close();
  rmSync(root, { recursive: true });
});

it('finds nothing where all is well', async () => {
  const listensOn = { host: '127.0.0.1', port: '0' };
  expect(await findStartFaults(env(), '/', { listensOn })).toBeUndefined();
  expect(await findStartFaults(env(), '/')).toBeUndefined();
});

it('lists the environment, the address and the paths at once', async () => {
  const faults = await findStartFaults(
    env({ PORT: 'x', LOG_LEVEL: 'loud', DATABASE_PATH: '/dev/null/none.db' }),
    '/',
    { listensOn: { host: '256.1.1.1', port: 'x' } },
  );
  expect(faults?.exitCode).toBe(1);
  const [heading, ...lines] = faults?.message.split('\n') ?? [];
  expect(heading).toBe('The server cannot start:');
  expect(lines).toEqual([
    expect.stringMatching(/^ {2}- PORT: expected a port number from 0 to 65535, found “x”$/),
    expect.stringMatching(/^ {2}- LOG_LEVEL: expected one of /),
    expect.stringMatching(/^ {2}- HOST: expected an address or a name of this machine, found “256\.1\.1\.1”/),
    expect.stringMatching(/^ {2}- DATABASE_PATH: .*none\.db/),
  ]);
});

it('tells a port that is taken, which is no fault of the configuration', async () => {
  const faults = await findStartFaults(env({ PORT: port }), '/', { listensOn: { host: '127.0.0.1', port } });
  expect(faults).toEqual({
    message: `The server cannot start:\n  - PORT: expected a free port, found ${port} on 127.0.0.1, where another program listens`,
    exitCode: 3,
  });
});
