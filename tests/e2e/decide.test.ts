import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { firstSuite, startFilledApp, type App } from './support/app';
import { browserTest, openPage } from './support/browser';

interface Decided {
  readonly winner?: string;
  readonly options: readonly { readonly subject: string; readonly score?: number }[];
}

let app: App;
let slug: string;
beforeAll(async () => {
  app = await startFilledApp();
  ({ slug } = await firstSuite(app));
});
afterAll(() => app?.close());

/** The scores in the foot of the table, best first. */
const scoresOf = (page: Page) => page.locator('.dc-total').allInnerTexts();

async function apiScores(query: string): Promise<string[]> {
  const response = await fetch(`${app.url}/api/v1/suites/${slug}/decision?${query}`);
  const { options } = (await response.json()) as Decided;
  return options
    .map(({ score = -1 }) => score)
    .toSorted((a, b) => b - a)
    .filter((score) => score >= 0)
    .map((score) => score.toFixed(3));
}

describe('the page of a decision', () => {
  browserTest('is decided from the home page, by keyboard, with the digits of the API', async () => {
    const page = await openPage(app.url);
    await page.getByRole('link', { name: 'Decide with your own weights' }).press('Enter');
    await page.waitForURL(/\/decide$/);
    await page.locator('.dc-total').first().waitFor();
    expect(await scoresOf(page)).toEqual(await apiScores(''));
    const before = await page.locator('#winner').innerText();

    const weight = page.getByLabel('Weight of Latency p99', { exact: true });
    await weight.focus();
    for (let step = 0; step < 30; step += 1) await page.keyboard.press('ArrowRight');
    await page.waitForURL(/weight\.latency\.p99=4/);
    const value = new URL(page.url()).searchParams.get('weight.latency.p99') ?? '';
    expect(Number(value)).toBeCloseTo(4, 6);
    expect(await scoresOf(page)).toEqual(await apiScores(`weight=latency.p99%3D${value}`));
    expect(await page.locator('#winner').innerText()).not.toBe(before);

    // The address is the state: another reader sees the same.
    const other = await openPage(page.url());
    expect(await scoresOf(other)).toEqual(await scoresOf(page));

    // All weights zero: the last good result stays and is marked.
    for (const field of await page.locator('.dc-weight .inp').all()) await field.fill('0');
    await page.getByText('Not of these choices').waitFor();
    expect((await scoresOf(page)).length).toBeGreaterThan(1);
  });

  browserTest('works as a form without script, also on a phone', async () => {
    const page = await openPage(`${app.url}/suites/${slug}/decide`, { javaScript: false, width: 390 });
    await page.getByLabel('Latency p99, at most').fill('40us');
    await page.getByLabel('Weight of Latency p99, number').fill('3');
    await page.getByLabel('Users at the peak').fill('500k');
    await page.getByRole('button', { name: 'Decide again' }).click();
    await page.waitForURL(/users=500k/);
    const address = new URL(page.url());
    expect(Object.fromEntries(address.searchParams)).toEqual({
      'max.latency.p99': '40us',
      'weight.latency.p99': '3',
      users: '500k',
    });
    expect(await scoresOf(page)).toHaveLength(3);
    expect(await page.getByText('breaks the limit').count()).toBe(1);
    expect(await page.getByText('Monthly cost for 500k users').count()).toBe(1);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);

    await page.goto(`${app.url}/suites/${slug}/decide?weight.latency.p12=3&max.latency.p99=20`);
    const faults = await page.locator('.dc-faults').innerText();
    expect(faults).toContain('latency.p12, which this suite does not have');
    expect(await page.locator('[aria-invalid]').count()).toBe(1);
  });
});
