import { afterAll, beforeAll, expect } from 'vitest';
import { findAxeViolations, findOverflow } from '../../scripts/page-checks.mjs';
import { startApp, type App } from './support/app';
import { browserTest, openPage } from './support/browser';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

browserTest.each([
  { width: 1440, theme: 'light' },
  { width: 1440, theme: 'dark' },
  { width: 390, theme: 'light' },
  { width: 390, theme: 'dark' },
] as const)('the methodology reads well at $width, $theme', async (options) => {
  const page = await openPage(`${app.url}/methodology`, options);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Methodology');
  expect(await page.getByRole('heading', { level: 2 }).count()).toBeGreaterThan(8);
  expect(await findOverflow(page)).toEqual([]);
  expect(await findAxeViolations(page)).toEqual([]);
});

browserTest('every section can be linked to, and every link within it leads somewhere', async () => {
  const page = await openPage(`${app.url}/methodology`, { javaScript: false });
  const hrefs = await page
    .getByRole('main')
    .locator('a[href^="#"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(hrefs.length).toBeGreaterThan(8);
  for (const href of hrefs) expect([href, await page.locator(href).count()]).toEqual([href, 1]);
});

browserTest('the footer leads there', async () => {
  const page = await openPage(`${app.url}/formats`);
  await page.getByRole('contentinfo').getByRole('link', { name: 'Methodology' }).click();
  await page.waitForURL(/\/methodology$/);
});
