import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, expect, test } from 'vitest';
import { CHROMIUM_FLAGS, collectComplaints } from '../../../scripts/page-checks.mjs';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** A test that needs a browser; counts as skipped where there is none. */
export const browserTest = executablePath === '' ? test.skip : test;

export interface PageOptions {
  readonly width?: number;
  readonly theme?: 'light' | 'dark';
  readonly javaScript?: boolean;
  /** Console messages that the test provokes on purpose. */
  readonly expected?: RegExp;
}

/** With script switched off, Chromium reports the scripts that it does not load as blocked. */
const SWITCHED_OFF = /^request: \S+\.js csp$/;

let browser: Browser | undefined;
let open: { page: Page; complaints: string[]; expected: readonly RegExp[] }[] = [];

/** A fresh page without history or cookies. After the test it is closed, and any complaint of it is a failure. */
export async function openPage(url: string, options: PageOptions = {}): Promise<Page> {
  const { width = 1440, theme = 'light', javaScript = true, expected } = options;
  browser ??= await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 844 : 900 },
    colorScheme: theme,
    javaScriptEnabled: javaScript,
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  open.push({
    page,
    complaints: collectComplaints(page),
    expected: [...(expected === undefined ? [] : [expected]), ...(javaScript ? [] : [SWITCHED_OFF])],
  });
  await page.goto(url, { waitUntil: 'load' });
  if (javaScript) await page.waitForFunction(isHydrated);
  return page;
}

/** Whether React has taken over every control of the page: it keeps its handlers under a name of its own. */
function isHydrated(): boolean {
  return [...document.querySelectorAll('main a, main button, main input, main select')].every((element) =>
    Object.keys(element).some((key) => key.startsWith('__reactProps$')),
  );
}

afterEach(async () => {
  const closing = open;
  open = [];
  for (const { page } of closing) await page.context().close();
  for (const { complaints, expected } of closing) {
    expect(complaints.filter((complaint) => !expected.some((pattern) => pattern.test(complaint)))).toEqual(
      [],
    );
  }
});

afterAll(async () => {
  await browser?.close();
  browser = undefined;
});
