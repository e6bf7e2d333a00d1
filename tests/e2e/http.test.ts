import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firstSuite, postImport, projectRoot, startFilledApp, type App } from './support/app';

let app: App;
beforeAll(async () => {
  app = await startFilledApp();
});
afterAll(() => app?.close());

describe('what does not exist', () => {
  test.each(['/no-such-page', '/suites/no-such-suite', '/runs/r_aaaaaaaaaaaaaaaaaaaa', '/suites/UPPER case'])(
    '%s is a 404 page in HTML',
    async (missing) => {
      const response = await fetch(app.url + missing);
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toContain('text/html');
      expect(await response.text()).toContain('</html>');
    },
  );

  test.each([
    '/api/v1/suites/no-such-suite',
    '/api/v1/runs/r_aaaaaaaaaaaaaaaaaaaa',
    '/api/v1/runs/r_aaaaaaaaaaaaaaaaaaaa/source',
    '/api/v1/no-such-call',
    '/api/no-such-call',
  ])('%s is a 404 as problem+json', async (missing) => {
    const response = await fetch(app.url + missing);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ status: 404, title: expect.any(String) });
  });
});

describe('headers', () => {
  const common = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-frame-options': 'DENY',
  };

  test('a page has a strict policy with a fresh nonce', async () => {
    const policies = await Promise.all([0, 1].map(async () => (await fetch(app.url)).headers));
    for (const headers of policies) {
      for (const [name, value] of Object.entries(common)) expect(headers.get(name)).toBe(value);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/script-src [^;]*'nonce-[\w+/=-]{16,}'/);
      expect(policy).not.toMatch(/unsafe-inline|unsafe-eval/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(headers.get('x-powered-by')).toBeNull();
    }
    const [first, second] = policies.map((headers) => headers.get('content-security-policy'));
    expect(first).not.toBe(second);
  });

  test('an answer of the API can run nothing', async () => {
    const { headers } = await fetch(`${app.url}/api/v1/suites`);
    for (const [name, value] of Object.entries(common)) expect(headers.get(name)).toBe(value);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain('sandbox');
  });

  test('an unknown page has a policy too', async () => {
    const { headers } = await fetch(`${app.url}/no-such-page`);
    expect(headers.get('content-security-policy')).toMatch(/'nonce-/);
  });
});

const sample = () => readFileSync(path.join(projectRoot, 'data/samples/wrk/some-timeouts.txt'));

describe('imports', () => {
  test('a foreign site cannot import', async () => {
    const response = await fetch(`${app.url}/api/v1/imports?fileName=a.txt`, {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
      body: sample(),
    });
    expect(response.status).toBe(403);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
  });

  test('the same bytes are imported once', async () => {
    const query = { suite: 'twice', subject: 'one', fileName: 'a.txt' };
    const first = await postImport(app, sample(), query);
    const second = await postImport(app, sample(), query);
    expect([first.status, second.status]).toEqual([201, 200]);
    const [stored, again] = [await first.json(), await second.json()];
    expect(stored).toMatchObject({ suite: 'twice', format: 'wrk', duplicate: false });
    expect(again).toMatchObject({ duplicate: true, importId: stored.importId, runIds: stored.runIds });
  });

  test('a dry run stores nothing', async () => {
    const query = { suite: 'dry-run', subject: 'one', fileName: 'a.txt', dryRun: '1' };
    const response = await postImport(app, sample(), query);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      dryRun: true,
      format: 'wrk',
      suite: { slug: 'dry-run', exists: false },
    });
    expect((await fetch(`${app.url}/api/v1/suites/dry-run`)).status).toBe(404);
  });

  test.each([
    ['nothing', Buffer.alloc(0), 'empty-file'],
    ['bytes that are no text', Buffer.from([0, 1, 2, 255, 254, 0, 0, 7]), 'binary-file'],
    ['prose', Buffer.from('Dear reader, this is a letter and no benchmark.\n'), 'unknown-format'],
    [
      'a suite file that is cut off',
      Buffer.from('{"format": "benchlens-suite/v1", "suite": {"slug": "cut"'),
      'syntax',
    ],
  ])('%s is refused with a place, and nothing is stored', async (_, bytes, code) => {
    const response = await postImport(app, bytes, {
      suite: 'refused',
      subject: 'one',
      fileName: 'broken.json',
    });
    expect(response.status).toBe(422);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    const { problems } = await response.json();
    expect(problems[0]).toMatchObject({
      code,
      where: { file: 'broken.json' },
      expected: expect.stringMatching(/\S/),
      found: expect.stringMatching(/\S/),
    });
    expect((await fetch(`${app.url}/api/v1/suites/refused`)).status).toBe(404);
  });

  test('an unsupported content encoding is refused as such', async () => {
    const response = await fetch(`${app.url}/api/v1/imports?fileName=a.txt`, {
      method: 'POST',
      headers: { 'content-encoding': 'compress' },
      body: sample(),
    });
    expect(response.status).toBe(415);
  });
});

describe('reading back', () => {
  test('an exported suite file is what was imported', async () => {
    const { slug } = await firstSuite(app);
    const [exported, again] = await Promise.all(
      [0, 1].map(async () => (await fetch(`${app.url}/api/v1/suites/${slug}`)).text()),
    );
    expect(exported).toBe(again);
    expect(exported?.endsWith('}\n')).toBe(true);
    expect(JSON.parse(exported ?? '')).toMatchObject({ format: 'benchlens-suite/v1', suite: { slug } });
  });

  test('health, OpenAPI and JSON Schema answer', async () => {
    expect(await (await fetch(`${app.url}/api/health`)).json()).toMatchObject({ status: 'ok' });
    const openApi = await (await fetch(`${app.url}/api/v1/openapi.json`)).json();
    expect(openApi.openapi).toMatch(/^3\.1/);
    const schema = await fetch(`${app.url}/schema/benchlens-suite-v1.json`);
    expect(schema.status).toBe(200);
    expect(await schema.json()).toMatchObject({ type: 'object' });
  });
});
