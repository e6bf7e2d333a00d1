import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { POST as postImports } from '@/app/api/v1/imports/route';
import { GET as getSuites } from '@/app/api/v1/suites/route';
import { POST as postSignIn } from '@/app/sign-in/submit/route';
import { POST as postSignOut } from '@/app/sign-out/route';
import { createToken } from '@/db/commands/create-token';
import { revokeToken } from '@/db/commands/revoke-token';
import type { TokenScope } from '@/db/tables';
import { createTokenSecret, hashToken } from '@/server/access/token-secret';
import { getStore } from '@/server/runtime';
import { openTemporaryInstance, type TemporaryInstance } from './support/temporary-instance';

let instance: TemporaryInstance;
beforeEach(() => {
  instance = openTemporaryInstance();
});
afterEach(async () => {
  await instance.remove();
});

async function createSecret(name: string, scope: TokenScope): Promise<string> {
  const secret = createTokenSecret();
  await createToken(await getStore(), { name, scope, hash: hashToken(secret), nowMs: 1 });
  return secret;
}

async function statusOf(headers: Record<string, string>): Promise<number> {
  const response = await postImports(
    new Request('http://localhost:3000/api/v1/imports?dryRun=1', {
      method: 'POST',
      body: 'name,p99 (ms)\nGo,1\n',
      headers,
    }),
  );
  const { title } = await response.json();
  expect(response.ok || typeof title === 'string').toBe(true);
  return response.status;
}

const host = 'localhost:3000';

describe('changes', () => {
  it('need no token while none exists and the server is bound to loopback', async () => {
    expect(await statusOf({ host })).toBe(200);
    expect(await statusOf({ host, origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' })).toBe(
      200,
    );
  });

  it('are refused under a foreign name in that mode: the name may have been rebound', async () => {
    expect(await statusOf({ host: 'evil.example:3000', origin: 'http://evil.example:3000' })).toBe(403);
  });

  it('need a token as soon as one exists', async () => {
    const secret = await createSecret('ci', 'write');
    expect(await statusOf({ host })).toBe(401);
    expect(await statusOf({ host, authorization: `Bearer ${secret}` })).toBe(200);
    expect(await statusOf({ host, authorization: `Bearer ${createTokenSecret()}` })).toBe(401);
    expect(await statusOf({ host, authorization: `Basic ${secret}` })).toBe(401);
    expect(await statusOf({ host, cookie: `benchlens_session=${secret}` })).toBe(200);
    await revokeToken(await getStore(), { name: 'ci', nowMs: 2 });
    await createSecret('other', 'write');
    expect(await statusOf({ host, authorization: `Bearer ${secret}` })).toBe(401);
  });

  it('need a token on a server that others can reach', async () => {
    await instance.remove();
    instance = openTemporaryInstance({ HOSTNAME: '0.0.0.0' });
    expect(await statusOf({ host })).toBe(401);
  });

  it('need the scope write', async () => {
    const reader = await createSecret('reader', 'read');
    const admin = await createSecret('admin', 'admin');
    expect(await statusOf({ host, authorization: `Bearer ${reader}` })).toBe(403);
    expect(await statusOf({ host, authorization: `Bearer ${admin}` })).toBe(200);
  });

  it('are refused from another site, whatever the token', async () => {
    const secret = await createSecret('ci', 'write');
    const cookie = `benchlens_session=${secret}`;
    expect(await statusOf({ host, cookie, origin: 'https://evil.example' })).toBe(403);
    expect(await statusOf({ host, cookie, 'sec-fetch-site': 'cross-site' })).toBe(403);
  });
});

describe('reading', () => {
  const read = async (headers: Record<string, string>) =>
    (await getSuites(new Request('http://localhost:3000/api/v1/suites', { headers }))).status;

  it('is refused under a foreign name while no token is needed: the name may have been rebound', async () => {
    expect(await read({ host })).toBe(200);
    expect(await read({})).toBe(200);
    expect(await read({ host: 'evil.example:3000' })).toBe(403);
  });

  it('works under the public name, and under any on a server that others can reach', async () => {
    await instance.remove();
    instance = openTemporaryInstance({ PUBLIC_URL: 'https://bench.example.org' });
    expect(await read({ host: 'bench.example.org' })).toBe(200);
    await instance.remove();
    instance = openTemporaryInstance({ HOSTNAME: '0.0.0.0' });
    expect(await read({ host: 'anything.example' })).toBe(200);
  });
});

describe('signing in', () => {
  function submit(fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    return postSignIn(
      new Request('http://localhost:3000/sign-in/submit', {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { host, ...headers },
      }),
    );
  }

  it('turns a token into a cookie, and signing out removes it', async () => {
    const secret = await createSecret('laptop', 'write');
    const response = await submit(
      { token: ` ${secret}\n`, next: '/upload' },
      { 'x-forwarded-for': '10.0.0.1' },
    );
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/upload');
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toContain(`benchlens_session=${secret}; Path=/; HttpOnly; SameSite=Lax`);
    expect(await statusOf({ host, cookie: cookie.split(';')[0] ?? '' })).toBe(200);

    const out = await postSignOut(
      new Request('http://localhost:3000/sign-out', { method: 'POST', headers: { host } }),
    );
    expect(out.headers.get('set-cookie')).toContain(
      'benchlens_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0',
    );
  });

  it('leads back to the form with what is wrong', async () => {
    const from = (address: string) => ({ 'x-forwarded-for': address });
    const wrong = await submit({ token: createTokenSecret(), next: '//evil.example' }, from('10.0.0.2'));
    expect(wrong.headers.get('location')).toBe('/sign-in?error=unknown');
    expect(wrong.headers.get('set-cookie')).toBeNull();
    expect((await submit({ token: '' }, from('10.0.0.2'))).headers.get('location')).toBe(
      '/sign-in?error=missing',
    );
    const foreign = await submit({ token: 'x' }, { ...from('10.0.0.2'), origin: 'https://evil.example' });
    expect(foreign.headers.get('location')).toBe('/sign-in?error=origin');
  });

  it('refuses after ten attempts a minute from one address', async () => {
    const attempt = async () =>
      (await submit({ token: 'bl_x' }, { 'x-forwarded-for': '10.0.0.3' })).headers.get('location');
    for (let count = 0; count < 10; count += 1) expect(await attempt()).toBe('/sign-in?error=unknown');
    expect(await attempt()).toBe('/sign-in?error=limit');
  });
});
