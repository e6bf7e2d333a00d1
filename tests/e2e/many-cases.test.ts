import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { findAxeViolations, findOverflow } from '../../scripts/page-checks.mjs';
import { postImport, startApp, type App } from './support/app';
import { browserTest, openPage } from './support/browser';

const CASES = Array.from({ length: 60 }, (_, index) => `query ${String(index + 1).padStart(2, '0')}`);

let app: App;
beforeAll(async () => {
  app = await startApp();
  const subjects = ['go', 'rust'];
  const file = {
    format: 'benchlens-suite/v1',
    suite: { slug: 'many', title: 'Many cases' },
    subjects: subjects.map((slug) => ({ slug, name: slug })),
    runs: subjects.map((subject, run) => ({
      id: `r_many${run}`,
      subject,
      measurements: CASES.map((name, index) => ({
        case: name,
        metric: 'latency',
        statistic: 'p99',
        value: (index + 1) * 1e6 + run * 1e5,
      })),
    })),
  };
  const { status } = await postImport(app, Buffer.from(JSON.stringify(file)), { fileName: 'many.json' });
  expect(status).toBe(201);
  await postImport(
    app,
    Buffer.from('{"format":"benchlens-suite/v1","suite":{"slug":"none","title":"Nothing yet"}}'),
    { fileName: 'none.json' },
  );
});
afterAll(() => app?.close());

const tableOf = (page: Page) => page.getByRole('region', { name: 'Every metric of Many cases', exact: true });

browserTest.each([{ width: 1440 }, { width: 390 }])(
  'later rows are fetched when they are asked for, at $width',
  async (options) => {
    const page = await openPage(`${app.url}/suites/many`, options);
    const first = await tableOf(page).getByRole('row').count();
    expect(first).toBeLessThan(100);
    expect(await page.locator('*').count()).toBeLessThanOrEqual(2000);
    await page.getByRole('link', { name: /^Show \d+ more metrics$/ }).click();
    await page.waitForURL(/\?rows=all/);
    await page.locator('summary', { hasText: 'query 60' }).click();
    const folded = page.getByRole('region', { name: /: query 59 to query 60$/ });
    expect(await folded.getByRole('row').count()).toBe(6);
    expect(await findOverflow(page)).toEqual([]);
    expect(await findAxeViolations(page)).toEqual([]);
  },
);

browserTest('rows are filtered by name and by value, which stands in the address', async () => {
  const page = await openPage(`${app.url}/suites/many`);
  const filter = page.getByRole('searchbox', { name: 'Filter' });
  await filter.fill('query 3');
  await page.getByText('10 of 60 metrics').waitFor();
  await page.waitForURL(/\?filter=query/);
  await filter.fill('p99 >= 60ms');
  await page.getByText('1 of 60 metrics').waitFor();
  await filter.fill('p99 >= soon');
  await page.getByText('found “soon”').waitFor();
  await page.getByRole('link', { name: 'Clear' }).click();
  await page.getByText('60 metrics', { exact: true }).waitFor();
});

browserTest('without script, too', async () => {
  const page = await openPage(`${app.url}/suites/many?hide=ratio`, { javaScript: false });
  await page.getByRole('searchbox', { name: 'Filter' }).fill('query 42');
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await page.waitForURL(/filter=query\+42/);
  expect(page.url()).toContain('hide=ratio');
  expect(await tableOf(page).innerText()).toContain('query 42');
  expect(await tableOf(page).innerText()).not.toContain('query 41');
});

browserTest('a suite with nothing in it says so once', async () => {
  const page = await openPage(`${app.url}/suites/none`);
  expect(await page.getByText('No runs yet.').count()).toBe(1);
});
