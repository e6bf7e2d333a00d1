import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createToken } from '@/db/commands/create-token';
import { openTemporaryInstance, type TemporaryInstance } from '@/tests/support/temporary-instance';
import { closeRuntime, getStore } from '../runtime';
import { refuseForeignHost } from './refuse-foreign-host';

let instance: TemporaryInstance;
beforeEach(() => {
  instance = openTemporaryInstance({ PUBLIC_URL: 'https://bench.example.org' });
});
afterEach(async () => {
  await instance.remove();
});

const ask = (host: string) =>
  refuseForeignHost(new Request('http://localhost/suites', { headers: { host } }));

it.each(['localhost:3000', '127.0.0.1:1', '[::1]', 'bench.example.org'])('lets %s read', async (host) => {
  expect(await ask(host)).toBeUndefined();
});

it.each(['evil.example', 'localhost.evil.example:3000', '10.0.0.1'])(
  'refuses %s as plain text',
  async (host) => {
    const refusal = await ask(host);
    expect(refusal?.status).toBe(403);
    expect(refusal?.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await refusal?.text()).toContain(`not as “${host}”`);
  },
);

it('lets any name read where a token exists', async () => {
  await createToken(await getStore(), { name: 'ci', scope: 'write', hash: 'ab'.repeat(32), nowMs: 1 });
  expect(await ask('evil.example')).toBeUndefined();
});

it('lets any name read where other machines reach the server anyway', async () => {
  await closeRuntime();
  vi.stubEnv('HOSTNAME', '0.0.0.0');
  expect(await ask('evil.example')).toBeUndefined();
});
