import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { postImport, projectRoot, startApp, type App } from './support/app';
import { browserTest, openPage } from './support/browser';

let app: App;
let secret: string;
beforeAll(async () => {
  app = await startApp();
  const printed = execFileSync(
    process.execPath,
    [path.join(projectRoot, 'bin/benchlens.mjs'), 'token', 'create', 'browser', '--scope', 'write'],
    { env: { ...process.env, ...app.env }, encoding: 'utf8' },
  );
  secret = printed.trim().split(/\s+/).at(-1) ?? '';
});
afterAll(() => app?.close());

const text = Buffer.from('| server | p99 latency |\n|---|---|\n| a | 12ms |\n| b | 14ms |\n');

test('once a token exists, a write needs one', async () => {
  const query = { suite: 'guarded', fileName: 'a.md' };
  const response = await postImport(app, text, query);
  expect(response.status).toBe(401);
  const allowed = await fetch(`${app.url}/api/v1/imports?${new URLSearchParams(query)}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}` },
    body: text,
  });
  expect(allowed.status).toBe(201);
});

browserTest('signing in with a token opens the upload', async () => {
  const page = await openPage(`${app.url}/sign-in`);
  await page.getByLabel(/token/i).fill('not-a-token');
  await page.getByRole('button', { name: /sign in/i }).click();
  await page.waitForURL(/error=/);
  expect(await page.getByLabel(/token/i).getAttribute('aria-invalid')).toBe('true');

  await page.getByLabel(/token/i).fill(secret);
  await page.getByRole('button', { name: /sign in/i }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  const cookies = await page.context().cookies();
  expect(cookies.filter(({ httpOnly, sameSite }) => httpOnly && sameSite !== 'None')).not.toEqual([]);
});
