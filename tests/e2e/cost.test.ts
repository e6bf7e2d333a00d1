import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { firstSuite, startFilledApp, type App } from './support/app';
import { browserTest, openPage } from './support/browser';

let app: App;
let suite: string;
beforeAll(async () => {
  app = await startFilledApp();
  const { slug } = await firstSuite(app);
  suite = `${app.url}/suites/${slug}`;
});
afterAll(() => app?.close());

/** The exact amount of each subject, in the order of the page. */
const amounts = async (page: Page) => {
  const texts = await page.locator('.co-option').allInnerTexts();
  return texts.map((text) => /\$[\d,.]+(?= exactly)/.exec(text)?.[0] ?? '');
};

async function fromApi(body: object): Promise<string> {
  const response = await fetch(`${app.url}/api/v1/cost`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { options } = (await response.json()) as { options: { monthlyUsd: number }[] };
  return (options[0]?.monthlyUsd ?? NaN).toLocaleString('en-US', { style: 'currency', currency: 'USD' });
}

describe('the page of costs', () => {
  browserTest('computes by being sent where there is no script, and exports what it shows', async () => {
    const page = await openPage(`${app.url}/cost`, { javaScript: false });
    expect(await amounts(page)).toEqual(['$469.03']);
    await page.getByLabel('Concurrent users', { exact: true }).first().fill('2M');
    await page.getByRole('button', { name: 'Calculate' }).click();
    await page.waitForURL(/users=2M/);
    expect(await amounts(page)).toEqual([await fromApi({ users: '2M', memoryPerConnection: '14kB' })]);
    const csv = await page.getByRole('link', { name: 'CSV', exact: true }).getAttribute('href');
    const exported = await (await fetch(`${app.url}${csv ?? ''}`)).text();
    expect(exported).toContain('total');
    expect(exported).toContain((await amounts(page))[0]?.replaceAll(/[$,]/g, ''));
  });

  browserTest(
    'follows every key, keeps the last good result beside a fault, and the address says it all',
    async () => {
      const page = await openPage(`${app.url}/cost`);
      const users = page.getByLabel('Concurrent users', { exact: true }).first();
      await users.fill('1.3M');
      const expected = await fromApi({ users: '1.3M', memoryPerConnection: '14kB' });
      await page.getByText(`${expected} exactly`).waitFor();

      await users.fill('0');
      await page.getByText('last good').waitFor();
      expect(await users.getAttribute('aria-invalid')).toBe('true');
      expect(await amounts(page)).toEqual([expected]);

      // The slider and the text are one value.
      const slider = page.getByRole('slider', { name: 'Concurrent users, slider' });
      await slider.focus();
      await slider.press('ArrowRight');
      expect(await users.inputValue()).toMatch(/^1\.\d+M$/);
      await page.getByText('last good').waitFor({ state: 'detached' });

      await users.fill('700k');
      const nodes = await fromApi({ users: '700k', memoryPerConnection: '14kB' });
      await page.getByText(`${nodes} exactly`).waitFor();
      await page.waitForURL(/\?users=700k$/);
      await page.reload();
      expect(await amounts(page)).toEqual([nodes]);
    },
  );

  browserTest('holds the claims of a suite against the model, and solves them backwards', async () => {
    const page = await openPage(`${suite}/cost`, { javaScript: false });
    expect(await amounts(page)).toEqual(['$469.03', '$469.03', '$469.03']);
    const claims = page.locator('#claims');
    expect(await claims.innerText()).toContain('$4,200.00 − $469.03 = $3,730.97');
    expect(await claims.innerText()).toContain('users on a node would cost');
    expect(
      await page.getByRole('navigation', { name: 'Suite' }).getByRole('link', { name: 'Cost' }).count(),
    ).toBe(1);
  });
});
