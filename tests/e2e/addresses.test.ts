import http from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firstSuite, startFilledApp, type App } from './support/app';

let app: App;
let pages: string[];
beforeAll(async () => {
  app = await startFilledApp();
  const { slug } = await firstSuite(app);
  pages = ['/', '/suites', `/suites/${slug}`, '/upload', '/methodology', '/schema/benchlens-suite-v1.json'];
});
afterAll(() => app?.close());

interface Answer {
  readonly status: number | undefined;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** A request with a `Host` of its own, which fetch does not allow; the path goes out as it is written. */
function get(path: string, host?: string): Promise<Answer> {
  const { hostname, port } = new URL(app.url);
  return new Promise((resolve, reject) => {
    const request = http.get(
      { hostname, port, path, ...(host === undefined ? {} : { headers: { host } }) },
      (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (text: string) => {
          body += text;
        });
        response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
      },
    );
    request.on('error', reject);
  });
}

describe('a name that was rebound to this machine', () => {
  test('reads no page and no data', async () => {
    for (const page of [...pages, '/api/v1/suites']) {
      const { status, body } = await get(page, 'evil.example:3000');
      expect([page, status]).toEqual([page, 403]);
      expect(body).toContain('loopback name');
      expect(body).not.toContain('</html>');
    }
  });

  test.each(['localhost:3000', '127.0.0.1', '[::1]:3000'])('%s is this machine', async (host) => {
    for (const page of pages) expect([page, (await get(page, host)).status]).toEqual([page, 200]);
  });

  test('the refusal has the headers of every page', async () => {
    const { headers } = await get('/', 'evil.example');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-store');
  });
});

describe('an address that cannot be decoded', () => {
  test.each(['/suites/%ff', '/runs/%ff', '/suites/%4', '/%ff', '/suites/%E0%A4%A', '/no-such/%ff/page'])(
    '%s is our own 404',
    async (address) => {
      const { status, headers, body } = await get(address);
      expect(status).toBe(404);
      expect(headers['content-type']).toContain('text/html');
      expect(headers['content-security-policy']).toMatch(/'nonce-/);
      expect(body).toContain('There is nothing at this address.');
    },
  );

  test.each(['/api/v1/suites/%ff', '/api/v1/runs/%c3%28', '/api/v1/suites/%'])(
    '%s is a 404 as problem+json',
    async (address) => {
      const { status, headers, body } = await get(address);
      expect(status).toBe(404);
      expect(headers['content-type']).toContain('application/problem+json');
      expect(JSON.parse(body)).toMatchObject({ status: 404 });
    },
  );

  test('one that can be decoded is looked up', async () => {
    expect((await get('/suites/caf%C3%A9')).status).toBe(404);
    const { status, body } = await get('/api/v1/suites/caf%C3%A9');
    expect(status).toBe(404);
    expect(JSON.parse(body).detail).toContain('café');
  });
});
