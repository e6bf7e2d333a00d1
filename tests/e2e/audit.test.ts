import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { MEASURED_SUITE } from '../../scripts/sample-data.mjs';
import { firstSuite, startFilledApp, type App } from './support/app';
import { browserTest, openPage } from './support/browser';

interface Finding {
  rule: string;
  verdict: string;
  claims: string[];
  subjects: string[];
  arithmetic: string;
}

let app: App;
let address: string;
let findings: Finding[];
let counts: Record<string, number>;
beforeAll(async () => {
  app = await startFilledApp();
  const { slug } = await firstSuite(app);
  address = `${app.url}/suites/${slug}`;
  const response = await fetch(`${app.url}/api/v1/suites/${slug}/audit`);
  ({ findings, counts } = (await response.json()) as { findings: Finding[]; counts: Record<string, number> });
});
afterAll(() => app?.close());

const itemsOf = (page: Page) => page.locator('#findings li.f');

/** Findings that the page speaks of; of some verdicts it lists the first ones. */
async function countedOn(page: Page): Promise<number> {
  const shown = await page.locator('#findings .gh .muted').allInnerTexts();
  return shown.reduce((sum, count) => sum + Number(count), 0);
}

/** The arithmetic that the page shows, one line a finding. */
const arithmeticOf = (page: Page) => page.locator('#findings .ar code').allInnerTexts();

/** Spaces that only keep a line together are spaces. */
const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

describe('the page of an audit', () => {
  browserTest(
    'shows the worst findings, then every one, and the counts of the API, without script',
    async () => {
      const page = await openPage(`${address}/audit`, { javaScript: false });
      expect(counts['contradicted']).toBeGreaterThan(0);
      expect(await page.locator('#contradicted li.f').count()).toBe(counts['contradicted']);
      expect(await page.locator('#consistent li.f').count()).toBeLessThan(counts['consistent'] ?? 0);
      expect(await page.locator('*').count()).toBeLessThanOrEqual(2000);
      await page
        .locator('#consistent')
        .getByRole('link', { name: /^Show \d+ more/ })
        .click();
      await page.waitForURL(/[?&]all=1#consistent$/);
      expect((await arithmeticOf(page)).map(plain).toSorted()).toEqual(
        findings.map(({ arithmetic }) => plain(arithmetic)).toSorted(),
      );
      for (const [verdict, count] of Object.entries(counts)) {
        expect(await page.locator(`#${verdict} li.f`).count()).toBe(count);
      }
      const tallies = await page.locator('.tally .n').allInnerTexts();
      expect(tallies.map(Number)).toEqual(
        ['contradicted', 'mismatch', 'rounding', 'consistent', 'unchecked'].map((verdict) => counts[verdict]),
      );
    },
  );

  browserTest('opens the claims of a finding without script, and leads to one of them', async () => {
    const page = await openPage(`${address}/audit`, { javaScript: false });
    const first = itemsOf(page).first();
    const claims = first.getByRole('list', { name: 'Claims' });
    expect(await claims.isVisible()).toBe(false);
    await first.locator('summary').click();
    expect(await claims.getByRole('listitem').count()).toBe(findings[0]?.claims.length);
    await claims.getByRole('link').first().click();
    await page.waitForURL(/#claim-/);
    const id = decodeURIComponent(new URL(page.url()).hash.slice(1));
    const row = page.locator(`tr[id="${id}"]`);
    await row.waitFor({ state: 'visible' });
    expect(findings[0]?.claims).toContain(id.slice('claim-'.length));

    // And back: each claim lists what leans on it.
    await row.getByRole('link').click();
    await page.waitForURL(/[?&]claim=/);
    const expected = findings.filter((finding) => finding.claims.includes(id.slice('claim-'.length)));
    expect(await countedOn(page)).toBe(expected.length);
  });

  browserTest('each finding leads to its rule in words', async () => {
    const page = await openPage(`${address}/audit?all=1`, { javaScript: false });
    const targets = await page
      .locator('#findings .flinks a[href^="#rule-"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(targets).toHaveLength(findings.length);
    for (const target of new Set(targets)) {
      const id = target.slice(1);
      expect(await page.locator(`[id="${id}"] dd p`).innerText()).toMatch(/\.$/);
    }
  });
});

describe('the filter of an audit', () => {
  browserTest('works by links, without script, and the address says so', async () => {
    const page = await openPage(`${address}/audit`, { javaScript: false });
    await page
      .getByRole('group', { name: 'Verdicts' })
      .getByRole('link', { name: /Contradicted/ })
      .click();
    await page.waitForURL(/[?&]verdict=contradicted/);
    expect(await countedOn(page)).toBe(counts['contradicted']);
    await page.getByRole('group', { name: 'Subjects' }).getByRole('link').nth(1).click();
    await page.waitForURL(/verdict=contradicted&subject=/);
    const subject = new URL(page.url()).searchParams.get('subject') ?? '';
    const expected = findings.filter(
      (finding) => finding.verdict === 'contradicted' && finding.subjects.includes(subject),
    );
    expect(await countedOn(page)).toBe(expected.length);
    await page.getByRole('link', { name: 'Show all', exact: true }).click();
    await page.waitForURL((url) => url.search === '');
    expect(await countedOn(page)).toBe(findings.length);
  });

  browserTest.each([true, false])('chooses a rule by a form, with script: %s', async (javaScript) => {
    const page = await openPage(`${address}/audit?verdict=mismatch`, { javaScript });
    const { rule = '' } = findings.find(({ verdict }) => verdict === 'mismatch') ?? {};
    await page.getByLabel('Rule', { exact: true }).selectOption(rule);
    await page.getByRole('button', { name: 'Show' }).click();
    await page.waitForURL(new RegExp(`verdict=mismatch&rule=${rule}`));
    const expected = findings.filter((finding) => finding.verdict === 'mismatch' && finding.rule === rule);
    expect(await countedOn(page)).toBe(expected.length);
  });

  browserTest('says that nothing matches, and how to see all', async () => {
    const rule = findings.find(
      (one) => !findings.some((other) => other.rule === one.rule && other.verdict === 'rounding'),
    )?.rule;
    const page = await openPage(`${address}/audit?verdict=rounding&rule=${rule}`, { javaScript: false });
    await page.getByRole('heading', { name: 'No finding matches.' }).waitFor();
    await page.getByRole('link', { name: 'Show all findings' }).click();
    await page.waitForURL((url) => url.search === '');
    expect(await countedOn(page)).toBe(findings.length);
  });

  browserTest('ignores what it does not know', async () => {
    const page = await openPage(`${address}/audit?verdict=guilty&rule=none&subject=nobody&claim=&x=1`);
    expect(await countedOn(page)).toBe(findings.length);
  });
});

describe('the link of a finding', () => {
  browserTest('is copied by a press, and leads to the finding whatever was filtered', async () => {
    const page = await openPage(`${address}/audit?verdict=mismatch`);
    const item = itemsOf(page).nth(1);
    const id = (await item.getAttribute('id')) ?? '';
    const said = plain(await item.locator('.ar code').innerText());
    await item.getByRole('link', { name: 'Link to this finding' }).click();
    await page.getByText('The link to this finding is copied.').waitFor();
    expect(new URL(page.url()).search).toBe('?verdict=mismatch');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const rule = findings.find(({ arithmetic }) => plain(arithmetic) === said)?.rule;
    expect(copied).toBe(`${address}/audit?rule=${rule}&all=1#${id}`);

    const shared = await openPage(copied, { javaScript: false });
    expect(await shared.locator(`[id="${id}"]:target`).count()).toBe(1);
  });
});

browserTest('from the home page to a finding by keyboard', async () => {
  const page = await openPage(`${app.url}/`);
  const badge = page.getByRole('link', { name: /^\d+ contradictions? found/ });
  expect(await badge.innerText()).toContain(`${counts['contradicted']} contradiction`);
  await badge.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/audit$/);
  const summary = itemsOf(page).first().locator('summary');
  await summary.focus();
  await page.keyboard.press('Enter');
  await itemsOf(page).first().getByRole('list', { name: 'Claims' }).waitFor();
});

browserTest('the comparison of claims says how many contradictions there are', async () => {
  const page = await openPage(address, { javaScript: false });
  await page.getByRole('link', { name: /^\d+ contradictions? found/ }).click();
  await page.waitForURL(/\/audit$/);
  const tab = page.getByRole('navigation', { name: 'Suite' }).getByRole('link', { name: /^Audit/ });
  expect(await tab.getAttribute('aria-current')).toBe('page');
});

browserTest('a suite without claims has no badge, and its audit says what would be there', async () => {
  const measured = `${app.url}/suites/${MEASURED_SUITE}`;
  const comparison = await openPage(measured, { javaScript: false });
  expect(await comparison.getByRole('link', { name: /contradiction/ }).count()).toBe(0);
  const page = await openPage(`${measured}/audit`, { javaScript: false });
  await page.getByRole('heading', { name: 'No claims yet.' }).waitFor();
  expect(await itemsOf(page).count()).toBe(0);
});

browserTest('the audit of an unknown suite is not found', async () => {
  const unknown = `${app.url}/suites/no-such-suite/audit`;
  expect((await fetch(unknown)).status).toBe(404);
  const page = await openPage(unknown, { expected: /status of 404/ });
  await page.getByRole('heading', { level: 1 }).waitFor();
});
