import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { importFile } from '../../scripts/sample-data.mjs';
import { projectRoot, startApp, type App } from './support/app';

let app: App | undefined;
afterEach(() => app?.close());

test('an acknowledged import survives kill -9', async () => {
  app = await startApp();
  const file = 'data/samples/wrk/latency.txt';
  const answer = await importFile(app.url, file, { suite: 'durable', subject: 'server' });
  await app.killAndRestart();

  const [runId] = answer.runIds;
  const run = await fetch(`${app.url}/api/v1/runs/${runId}`);
  expect(run.status).toBe(200);
  const original = await fetch(`${app.url}/api/v1/runs/${runId}/source`);
  expect(original.status).toBe(200);
  const received = Buffer.from(await original.arrayBuffer());
  expect(received.equals(readFileSync(path.join(projectRoot, file)))).toBe(true);

  const again = await fetch(`${app.url}/api/v1/imports?suite=durable&subject=server&fileName=latency.txt`, {
    method: 'POST',
    body: readFileSync(path.join(projectRoot, file)),
  });
  expect(again.status).toBe(200);
  expect(await again.json()).toMatchObject({ duplicate: true, runIds: answer.runIds });
});

test('a body that breaks off in the middle leaves nothing behind', async () => {
  app = await startApp();
  const controller = new AbortController();
  const endless = new ReadableStream({
    start: (stream) => stream.enqueue(new TextEncoder().encode('Running 30s test @ http://localhost\n')),
  });
  const request = fetch(`${app.url}/api/v1/imports?suite=broken-off&fileName=a.txt`, {
    method: 'POST',
    body: endless,
    duplex: 'half',
    signal: controller.signal,
  } as RequestInit);
  setTimeout(() => controller.abort(), 300);
  await expect(request).rejects.toThrow();
  expect((await fetch(`${app.url}/api/health`)).status).toBe(200);
  expect((await fetch(`${app.url}/api/v1/suites/broken-off`)).status).toBe(404);
});
