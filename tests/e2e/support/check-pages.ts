import { afterAll, beforeAll, describe, expect } from 'vitest';
import { findAxeViolations, findOverflow } from '../../../scripts/page-checks.mjs';
import { PAGES, resolvePages, type Page } from '../../../scripts/pages.mjs';
import { startFilledApp, type App } from './app';
import { browserTest, openPage } from './browser';

/** The browser itself reports the status of an error page. */
const NOT_FOUND = /status of 404/;

/**
 * The checks that every page passes, for every second page from one on: they take minutes, and two files of tests run
 * beside each other.
 */
export function checkEverySecondPage(first: 0 | 1): void {
  let app: App;
  let pages: Page[];
  beforeAll(async () => {
    app = await startFilledApp();
    pages = await resolvePages(app.url);
  });
  afterAll(() => app?.close());
  const names = PAGES.map(({ name }) => name).filter((_, index) => index % 2 === first);

  describe.each(names)('the page %s', (name) => {
    const open = async (options: Parameters<typeof openPage>[1]) => {
      const page = pages.find((candidate) => candidate.name === name);
      if (page === undefined) throw new Error(`${name} needs data that the server does not hold`);
      const expected = page.status === 404 ? { expected: NOT_FOUND } : {};
      return openPage(app.url + page.path, { ...options, ...expected });
    };

    browserTest('is accessible and fits, wide and light, narrow and dark', async () => {
      const page = await open({ width: 1440, theme: 'light' });
      expect(await findOverflow(page)).toEqual([]);
      expect(await findAxeViolations(page)).toEqual([]);
      // Interactive charts are drawn anew for the new width.
      await page.setViewportSize({ width: 1024, height: 900 });
      await expect.poll(() => findOverflow(page)).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      await expect.poll(() => findOverflow(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await findAxeViolations(page)).toEqual([]);
    });

    browserTest('has one main heading, and says the same without script', async () => {
      const [scripted, plain] = [await open({}), await open({ javaScript: false })];
      for (const page of [scripted, plain]) {
        expect(await page.title()).toMatch(/Benchlens/);
        expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
        expect(await page.getByRole('main').count()).toBe(1);
      }
      const heading = await scripted.getByRole('heading', { level: 1 }).innerText();
      expect(await plain.getByRole('heading', { level: 1 }).innerText()).toBe(heading);
      expect(await plain.getByRole('table').count()).toBe(await scripted.getByRole('table').count());
    });
  });
}
