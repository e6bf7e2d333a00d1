import { afterAll, beforeAll, expect } from 'vitest';
import { importFile } from '../../scripts/sample-data.mjs';
import { startApp, type App } from './support/app';
import { browserTest, openPage } from './support/browser';

let app: App;
let runId: string;
beforeAll(async () => {
  app = await startApp();
  const query = { suite: 'logs', subject: 'client', unit: 'us' };
  const answer = await importFile(app.url, 'data/samples/hdr-hlog/tags.hlog', query);
  runId = answer.runIds[0] ?? '';
  for (const file of ['latency.txt', 'three-levels.txt']) {
    await importFile(app.url, `data/samples/wrk/${file}`, { suite: 'servers', subject: 'server' });
  }
});
afterAll(() => app?.close());

browserTest('without script a run has its curve, its course over time and its distribution', async () => {
  const page = await openPage(`${app.url}/runs/${runId}`, { javaScript: false });
  for (const name of [/^Latency by percentile/, /over time/, /^Distribution of latency/]) {
    const drawing = page.getByRole('img', { name }).first();
    expect(await drawing.locator('path').count()).toBeGreaterThan(0);
  }
});

browserTest('without script a target is set by a form, and the case stays', async () => {
  const page = await openPage(`${app.url}/runs/${runId}?case=search`, { javaScript: false });
  await page.getByRole('textbox', { name: 'Target' }).fill('2 ms');
  await page
    .locator('#percentiles form', { has: page.getByRole('textbox', { name: 'Target' }) })
    .getByRole('button')
    .click();
  expect(new URL(page.url()).searchParams.get('case')).toBe('search');
  expect(new URL(page.url()).searchParams.get('target')).toBe('2 ms');
  const section = page.locator('#percentiles');
  expect(await section.getByRole('status').first().innerText()).toMatch(/up to p\d|not met|at every/);
  expect(await section.innerText()).toContain('Case: search.');
});

browserTest('with script a target answers as it is typed, and the address keeps it', async () => {
  const page = await openPage(`${app.url}/runs/${runId}`);
  await page.getByRole('heading', { name: /by percentile/ }).scrollIntoViewIfNeeded();
  await page.locator('.recharts-surface').first().waitFor();
  await page.getByRole('textbox', { name: 'Target' }).fill('1.5 ms');
  await page.getByText('Within 1.5 ms', { exact: true }).waitFor();
  expect(new URL(page.url()).searchParams.get('target')).toBe('1.5 ms');
  await page.getByRole('textbox', { name: 'Target' }).fill('14 parsecs');
  await page.getByText('“14 parsecs” is no duration.').waitFor();
});

browserTest('a suite measured under several loads shows latency against them', async () => {
  const page = await openPage(`${app.url}/suites/servers`, { javaScript: false });
  const drawing = page.getByRole('img', { name: /against load/ }).first();
  expect(await drawing.locator('path').count()).toBeGreaterThan(0);
});
