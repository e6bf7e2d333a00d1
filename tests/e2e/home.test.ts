import { afterAll, beforeAll, expect } from 'vitest';
import { firstSuite, startApp, startFilledApp, type App } from './support/app';
import { browserTest, openPage } from './support/browser';

let app: App;
let empty: App;
beforeAll(async () => {
  app = await startFilledApp();
  empty = await startApp();
});
afterAll(async () => {
  await app?.close();
  await empty?.close();
});

browserTest('the first suite shows its result at once, then comes the list', async () => {
  const { slug, title } = await firstSuite(app);
  const page = await openPage(app.url, { javaScript: false });
  const result = page.getByRole('region', { name: title, exact: true });
  const table = result.getByRole('table').first();
  expect(await table.getByRole('row').count()).toBeGreaterThan(2);
  expect(await table.getByRole('cell').first().innerText()).toMatch(/\d/);

  const list = page.getByRole('region', { name: 'Suites', exact: true });
  expect(await list.getByRole('link', { name: title }).getAttribute('href')).toBe(`/suites/${slug}`);
});

browserTest('a claimed suite says that nothing was measured', async () => {
  const page = await openPage(app.url);
  expect(await page.getByRole('main').innerText()).toMatch(/claimed, not measured/i);
});

browserTest('without any suite the page says how to get one', async () => {
  const page = await openPage(empty.url);
  const main = page.getByRole('main');
  expect(await main.getByRole('link', { name: /upload|drop|add/i }).count()).toBeGreaterThan(0);
  expect(await main.getByRole('table').count()).toBe(0);
});

browserTest('every link of the first page leads somewhere', async () => {
  const page = await openPage(app.url);
  const addresses = await page
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  const own = [...new Set(addresses)].filter((address) => address.startsWith(app.url));
  expect(own.length).toBeGreaterThan(5);
  const answers = await Promise.all(own.map(async (address) => [address, (await fetch(address)).status]));
  expect(answers.filter(([, status]) => status !== 200)).toEqual([]);
});
