import { afterAll, beforeAll, expect } from 'vitest';
import { startFilledApp, firstSuite, type App } from './support/app';
import { browserTest, openPage } from './support/browser';

let app: App;
beforeAll(async () => {
  app = await startFilledApp();
});
afterAll(() => app?.close());

browserTest('the first tab stop leads past the navigation', async () => {
  const page = await openPage(app.url);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to content' });
  expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
  expect((await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.id === 'main');
});

browserTest('whatever has the focus shows it', async () => {
  const { slug } = await firstSuite(app);
  const page = await openPage(`${app.url}/suites/${slug}`);
  const invisible: string[] = [];
  for (let stop = 0; stop < 25; stop += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return undefined;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const outlined = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 1;
      return { name: element.outerHTML.slice(0, 80), seen: outlined && box.width > 0 && box.height > 0 };
    });
    if (focus !== undefined && !focus.seen) invisible.push(focus.name);
  }
  expect(invisible).toEqual([]);
});

browserTest('the theme switch works without script and stays', async () => {
  const page = await openPage(app.url, { javaScript: false });
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const before = await background();
  await page.getByRole('button', { name: 'Dark theme' }).first().click();
  await page.waitForLoadState();
  expect(await background()).not.toBe(before);
  await page.goto(`${app.url}/suites`);
  expect(await background()).not.toBe(before);
});
