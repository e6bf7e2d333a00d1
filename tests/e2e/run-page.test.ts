import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { importFile } from '../../scripts/sample-data.mjs';
import { projectRoot, startApp, type App } from './support/app';
import { browserTest, openPage } from './support/browser';

const FILE = 'data/samples/wrk/latency.txt';
let app: App;
let runId: string;
beforeAll(async () => {
  app = await startApp();
  const answer = await importFile(app.url, FILE, { suite: 'servers', subject: 'server' });
  runId = answer.runIds[0] ?? '';
});
afterAll(() => app?.close());

browserTest('every measurement stands there with its text and place', async () => {
  const page = await openPage(`${app.url}/runs/${runId}`, { javaScript: false });
  const table = page.getByRole('region', { name: 'Measurements' }).getByRole('table');
  const original = readFileSync(path.join(projectRoot, FILE), 'utf8');
  const written = (await table.locator('tbody tr td:nth-child(6)').allInnerTexts()).filter(
    (text) => text !== '—',
  );
  expect(written.length).toBeGreaterThan(5);
  expect(written.filter((text) => /^[\d.]/.test(text) && !original.includes(text))).toEqual([]);
  expect(await page.getByRole('main').innerText()).toContain(runId);
});

browserTest('the original is downloaded byte for byte', async () => {
  const page = await openPage(`${app.url}/runs/${runId}`);
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: /^Download, byte for byte/ }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe('latency.txt');
  const received = readFileSync(await download.path());
  expect(received.equals(readFileSync(path.join(projectRoot, FILE)))).toBe(true);
});

browserTest('the run leads to its place in the comparison', async () => {
  const page = await openPage(`${app.url}/runs/${runId}`);
  await page.getByRole('link', { name: 'Show in comparison' }).click();
  await page.waitForURL(/\/suites\/servers\?run=/);
  expect(await page.getByRole('row', { name: /new/ }).innerText()).toContain(runId.slice(0, 8));
});
