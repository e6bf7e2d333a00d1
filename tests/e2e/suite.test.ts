import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { findAxeViolations } from '../../scripts/page-checks.mjs';
import { MEASURED_SUITE } from '../../scripts/sample-data.mjs';
import { firstSuite, startFilledApp, type App } from './support/app';
import { browserTest, openPage } from './support/browser';

let app: App;
let suite: { slug: string; title: string };
beforeAll(async () => {
  app = await startFilledApp();
  suite = await firstSuite(app);
});
afterAll(() => app?.close());

const tableOf = (page: Page) => page.getByRole('region', { name: /^Every metric of / }).getByRole('table');

/** The names of the subjects from left to right. */
const subjectsOf = (page: Page) =>
  tableOf(page).locator('thead tr').first().locator('th[scope=colgroup]').allInnerTexts();

describe('the comparison table', () => {
  browserTest('stands there without script, with units, directions and what is missing', async () => {
    const page = await openPage(`${app.url}/suites/${suite.slug}`, { javaScript: false });
    const table = tableOf(page);
    expect(await table.locator('caption').innerText()).toMatch(/\S/);
    expect(await table.getByRole('rowheader', { name: /lower is better/ }).count()).toBeGreaterThan(0);
    const cells = await table.getByRole('cell').allInnerTexts();
    expect(cells.filter((cell) => /\d/.test(cell)).length).toBeGreaterThan(10);
    expect(cells.filter((cell) => /NaN|undefined|null|Infinity/.test(cell))).toEqual([]);
    expect(cells.some((cell) => cell.includes('—'))).toBe(true);
  });

  browserTest('is sorted by a press on a metric, and the address says so', async () => {
    const page = await openPage(`${app.url}/suites/${suite.slug}`);
    const name = tableOf(page)
      .getByRole('rowheader', { name: /latency.*p99\b/i })
      .getByRole('link')
      .first();
    await name.click();
    await page.waitForURL(/[?&]sort=/);
    expect(await tableOf(page).locator('caption').innerText()).toMatch(/sorted by .*p99/i);
    const sorted = await subjectsOf(page);

    const shared = await openPage(page.url(), { javaScript: false });
    expect(await subjectsOf(shared)).toEqual(sorted);
  });

  browserTest('is sorted by a link where there is no script', async () => {
    const page = await openPage(`${app.url}/suites/${suite.slug}`, { javaScript: false });
    await tableOf(page)
      .getByRole('rowheader', { name: /latency.*p99\b/i })
      .getByRole('link')
      .first()
      .click();
    await page.waitForURL(/[?&]sort=/);
    expect(await tableOf(page).locator('caption').innerText()).toMatch(/sorted by .*p99/i);
  });

  browserTest.each([true, false])('hides a part of its columns, with script: %s', async (javaScript) => {
    const page = await openPage(`${app.url}/suites/${suite.slug}`, { javaScript });
    const ratios = () => tableOf(page).getByRole('columnheader', { name: 'ratio', exact: true }).count();
    expect(await ratios()).toBeGreaterThan(0);
    const parts = page.getByRole('group', { name: 'Columns' });
    await parts.getByRole('link', { name: /^Ratio\s*, shown/ }).click();
    await page.waitForURL(/hide=ratio/);
    expect(await ratios()).toBe(0);
    await parts.getByRole('link', { name: /^Ratio\s*, hidden/ }).click();
    await page.waitForURL((url) => !url.search.includes('hide'));
    expect(await ratios()).toBeGreaterThan(0);
  });

  browserTest('colours no claim as tested', async () => {
    const page = await openPage(`${app.url}/suites/${suite.slug}`);
    const fills = await tableOf(page)
      .getByRole('cell')
      .evaluateAll((cells) => new Set(cells.map((cell) => getComputedStyle(cell).backgroundColor)).size);
    expect(fills).toBe(1);
  });
});

browserTest('a subject is left out by a link, and comes back', async () => {
  const page = await openPage(`${app.url}/suites/${suite.slug}`);
  const before = await subjectsOf(page);
  const chooser = page.getByRole('group', { name: 'Subjects' });
  await chooser
    .getByRole('link', { name: /press to leave out/ })
    .first()
    .click();
  await page.waitForURL(/[?&]subjects=/);
  expect(await subjectsOf(page)).toHaveLength(before.length - 1);
});

browserTest('unknown parameters and impossible values change nothing, and are told', async () => {
  const page = await openPage(`${app.url}/suites/${suite.slug}`);
  const before = await subjectsOf(page);
  expect(await page.getByText('what the address asks for').count()).toBe(0);
  for (const query of ['?subjects=&sort=no.such', '?base=nobody&x=1', '?run=r_none&hide=everything']) {
    const other = await openPage(`${app.url}/suites/${suite.slug}${query}`);
    expect(await subjectsOf(other)).toEqual(before);
    await other.getByText('what the address asks for').waitFor();
  }
});

browserTest(
  'every number tells where it comes from, by keyboard, by pointer and by its address',
  async () => {
    const page = await openPage(`${app.url}/suites/${MEASURED_SUITE}`);
    const table = tableOf(page);
    // One stop of the tab key, from where arrows lead.
    expect(await table.locator('a[tabindex="0"]').count()).toBe(1);
    await table.locator('tbody a.origin').first().focus();
    const first = await page.evaluate(() => document.activeElement?.getAttribute('href'));
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).not.toBe(first);
    await page.keyboard.press('End');
    expect(await page.evaluate(() => document.activeElement?.closest('tr')?.lastElementChild)).not.toBeNull();
    await page.keyboard.press('Home');
    expect(await page.evaluate(() => document.activeElement?.closest('th')?.scope)).toBe('row');
    await table.locator('tbody a.origin').first().focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Where this number comes from' });
    await dialog.getByText(/^Median of \d+ runs|^The value of a single run/).waitFor();
    expect(await dialog.getByRole('row').count()).toBeGreaterThan(1);
    expect(await findAxeViolations(page)).toEqual([]);
    const address = page.url();
    expect(address).toMatch(/[?&]cell=/);
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => !url.search.includes('cell'));

    const plain = await openPage(address, { javaScript: false });
    const card = plain.getByRole('region', { name: 'Where this number comes from' });
    expect(await card.innerText()).toMatch(/Median of \d+ runs|value of a single run/);
  },
);

browserTest('the table is copied as Markdown with all its rows', async () => {
  const page = await openPage(`${app.url}/suites/${suite.slug}`);
  await page.locator('summary', { hasText: 'Copy table' }).click();
  await page.getByRole('button', { name: 'Markdown' }).click();
  await page.getByText('Copied', { exact: true }).waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/^Every metric of .*\n\n\|.* Metric \| Unit \|/);
});

browserTest('the percentile chart is drawn by the server', async () => {
  const page = await openPage(`${app.url}/suites/${MEASURED_SUITE}`, { javaScript: false });
  const chart = page.getByRole('img', { name: /by percentile/ }).first();
  expect(await chart.evaluate((element) => element.tagName.toLowerCase())).toBe('svg');
  expect(await chart.locator('path, circle, use').count()).toBeGreaterThan(0);
});

browserTest('the interactive twin appears when the chart comes into view', async () => {
  const page = await openPage(`${app.url}/suites/${MEASURED_SUITE}`);
  await page.getByRole('heading', { name: /by percentile/ }).scrollIntoViewIfNeeded();
  await page.locator('.recharts-surface').first().waitFor();
});

browserTest('the address is copied with its whole state', async () => {
  const address = `${app.url}/suites/${suite.slug}?hide=ratio`;
  const page = await openPage(address);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
});

browserTest('the list of runs is sorted by its heads', async () => {
  const page = await openPage(`${app.url}/suites/${MEASURED_SUITE}`);
  const runs = page.getByRole('region', { name: 'Runs', exact: true }).getByRole('table');
  await runs.getByRole('button', { name: 'Tool' }).click();
  const head = runs.getByRole('columnheader', { name: 'Tool' });
  expect(await head.getAttribute('aria-sort')).toBe('ascending');
  const tools = await runs.locator('tbody tr td:nth-last-child(3)').allInnerTexts();
  expect(tools).toEqual(tools.toSorted());
});
