import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { projectRoot, startFilledApp, type App } from './support/app';
import { browserTest, openPage } from './support/browser';

let app: App;
beforeAll(async () => {
  app = await startFilledApp();
});
afterAll(() => app?.close());

/** The browser reports a refusal of the server on the console; the page shows it, too. */
const REFUSED = /status of 422/;

const choose = (page: Page, ...files: string[]) =>
  page
    .getByLabel('Choose files')
    .setInputFiles(files.map((file) => path.join(projectRoot, 'data/samples', file)));

const suiteSlugs = async () => {
  const { items } = (await (await fetch(`${app.url}/api/v1/suites`)).json()) as { items: { slug: string }[] };
  return items.map(({ slug }) => slug);
};

/** Gives a chosen file a suite of its own name. */
async function nameNew(page: Page, what: 'Suite' | 'Subject', name: string): Promise<void> {
  const noun = what.toLowerCase();
  await page.getByRole('combobox', { name: what, exact: true }).selectOption({ label: `new ${noun}…` });
  await page.getByLabel(what === 'Suite' ? 'Title of the new suite' : 'Name of the new subject').fill(name);
  await page.getByRole('button', { name: 'Use it' }).click();
  await page.getByText('Nothing is saved yet.', { exact: true }).waitFor();
}

browserTest('a file is recognised, previewed, saved and marked in the comparison', async () => {
  const page = await openPage(`${app.url}/upload`);
  await choose(page, 'wrk/some-timeouts.txt');
  const preview = page.getByRole('region', { name: 'Preview of some-timeouts.txt' });
  await preview.waitFor();
  expect(await page.getByRole('main').innerText()).toMatch(/wrk[\s\S]*Because/);
  expect(await preview.getByRole('rowheader', { name: 'Latency p99 latency.p99', exact: true }).count()).toBe(
    1,
  );

  await nameNew(page, 'Suite', 'From the browser');
  await nameNew(page, 'Subject', 'My server');
  expect(await suiteSlugs()).not.toContain('from-the-browser');

  await page.getByRole('button', { name: 'Save and compare' }).click();
  await page.waitForURL(/\/suites\/from-the-browser\?run=r_/);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('From the browser');
  expect(await page.getByRole('row', { name: /new/ }).innerText()).toContain('My server');
  expect(await page.getByRole('button', { name: 'Copy link' }).count()).toBe(1);
});

browserTest('text is pasted and checked', async () => {
  const page = await openPage(`${app.url}/upload`);
  await page
    .getByLabel('Drop files here, choose, or paste')
    .fill('| server | p99 latency | memory |\n|---|---|---|\n| a | 54μs | 14kb |\n| b | 36μs | 12kb |\n');
  await page.getByRole('button', { name: 'Check the text' }).click();
  const preview = page.getByRole('region', { name: /^Preview of pasted/ });
  await preview.waitFor();
  expect(await preview.innerText()).toMatch(/54(\.0)? µs/);
  // kb means 1000 bytes here, and the page says that this was assumed.
  expect(await page.getByRole('main').innerText()).toMatch(/1,?000 bytes/);
});

browserTest('a broken file names place, expectation and finding, and nothing is stored', async () => {
  const before = await suiteSlugs();
  const page = await openPage(`${app.url}/upload`, { expected: REFUSED });
  await page.getByLabel('Choose files').setInputFiles({
    name: 'broken.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"format": "benchlens-suite/v1", "suite": {"slug": "cut"'),
  });
  const main = page.getByRole('main');
  await main.getByText('Nothing was saved.').first().waitFor();
  const text = await main.innerText();
  expect(text).toMatch(/broken\.json:1:\d+/);
  expect(text).toMatch(/expected\s+\S/);
  expect(text).toMatch(/found\s+\S/);
  expect(await page.getByRole('button', { name: 'Save and compare' }).count()).toBe(0);
  expect(await suiteSlugs()).toEqual(before);
});

browserTest('a unit that the file does not name is asked for', async () => {
  const page = await openPage(`${app.url}/upload`, { expected: REFUSED });
  await page.getByLabel('Choose files').setInputFiles({
    name: 'plain.hgrm',
    mimeType: 'text/plain',
    buffer: Buffer.from(HGRM),
  });
  const units = page.getByRole('group', { name: 'Unit of durations' });
  await units.waitFor();
  await units.getByRole('button', { name: 'ms', exact: true }).click();
  const preview = page.getByRole('region', { name: 'Preview of plain.hgrm' });
  await preview.waitFor();
  expect(await preview.getByRole('rowheader', { name: /latency\.p50/ }).count()).toBeGreaterThan(0);
  expect(await page.getByRole('button', { name: 'Save and compare' }).isEnabled()).toBe(true);
});

browserTest('the same file twice is recognised before it is saved', async () => {
  const page = await openPage(`${app.url}/upload?suite=hello-servers`);
  await choose(page, 'wrk/latency.txt');
  await page.getByRole('link', { name: 'Open what is stored' }).waitFor();
  expect(await page.getByRole('button', { name: 'Save and compare' }).isDisabled()).toBe(true);
});

browserTest('without script the page says how else to import', async () => {
  const page = await openPage(`${app.url}/upload`, { javaScript: false });
  expect(await page.getByRole('main').innerText()).toMatch(/curl|benchlens import/);
});

const HGRM = `       Value     Percentile TotalCount 1/(1-Percentile)

       1.000 0.000000000000          1           1.00
       2.000 0.500000000000          5           2.00
       4.000 0.750000000000          8           4.00
       9.000 0.900000000000          9          10.00
      12.000 1.000000000000         10
#[Mean    =        3.600, StdDeviation   =        3.500]
#[Max     =       12.000, Total count    =           10]
#[Buckets =           27, SubBuckets     =         2048]
`;
