import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTemporaryInstance, type TemporaryInstance } from '@/tests/support/temporary-instance';
import { POST } from './route';

let instance: TemporaryInstance;
beforeAll(() => {
  instance = openTemporaryInstance({ PUBLIC_URL: 'https://bench.example.org' });
});
afterAll(async () => {
  await instance.remove();
});

it.each([
  ['http://localhost:3000/suites/chat?sort=p99', '/suites/chat?sort=p99'],
  ['https://bench.example.org/suites', '/suites'],
  ['foo:evil', '/'],
  ['foo://localhost:3000/x', '/'],
  ['https://evil.example/x', '/'],
  ['http://localhost:3000//evil.example/', '/'],
  ['http://localhost:3000/.//evil.example/', '/'],
  ['nothing', '/'],
])('from %s it goes back to %s', async (referer, location) => {
  const response = await POST(
    new Request('http://localhost:3000/theme', {
      method: 'POST',
      body: new URLSearchParams({ theme: 'dark' }),
      headers: { host: 'localhost:3000', referer },
    }),
  );
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe(location);
});
