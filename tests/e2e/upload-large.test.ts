import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { findAxeViolations } from '../../scripts/page-checks.mjs';
import { startApp, type App } from './support/app';
import { browserTest, openPage } from './support/browser';

let app: App;
beforeAll(async () => {
  app = await startApp({ MAX_UPLOAD_BYTES: '64MiB' });
});
afterAll(() => app?.close());

const drop = (page: Page, name: string, text: string) =>
  page.getByLabel('Choose files').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

const MEBIBYTE = 1024 ** 2;

/** Chooses a file that is made within the page: texts, and so many spaces for a number. */
const choose = (page: Page, name: string, parts: readonly (string | number)[]) =>
  page.evaluate(
    ([fileName, pieces]) => {
      const field = document.querySelector<HTMLInputElement>('#files');
      if (field === null) throw new Error('there is no field');
      const texts = pieces.map((piece) => (typeof piece === 'number' ? ' '.repeat(piece) : piece));
      const transfer = new DataTransfer();
      transfer.items.add(new File(texts, fileName));
      field.files = transfer.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
    [name, parts] as const,
  );

/** Chooses a log of so many requests that is made within the page; a row has 24 bytes. */
const chooseLog = (page: Page, name: string, rowCount: number) =>
  page.evaluate(
    ([fileName, count]) => {
      const field = document.querySelector<HTMLInputElement>('#files');
      if (field === null) throw new Error('there is no field');
      const rows = Array.from(
        { length: count },
        (_, index) => `${1_700_000_000_000 + index},${10 + (index % 7)},200,/a`,
      );
      const transfer = new DataTransfer();
      transfer.items.add(new File([['timestamp,elapsed_ms,code,url', ...rows, ''].join('\n')], fileName));
      field.files = transfer.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
    [name, rowCount] as const,
  );

describe('metrics that a file names itself', () => {
  browserTest('get a unit and a direction before they are saved', async () => {
    const page = await openPage(`${app.url}/upload?suite=named`);
    await drop(
      page,
      'named.md',
      '| server | p99 latency | queue depth |\n|---|---|---|\n| a | 54μs | 12 |\n| b | 36μs | 9 |\n',
    );
    const editor = page.getByRole('region', { name: /^Metrics that named\.md names itself/ });
    await editor.getByRole('row', { name: /queue-depth/ }).waitFor();
    await editor.getByLabel(/^Better direction of/).selectOption('lower');
    const preview = page.getByRole('region', { name: 'Preview of named.md' });
    await preview.waitFor();
    expect(await preview.getByRole('rowheader', { name: /^Latency p99 latency\.p99$/ }).count()).toBe(2);
    expect(await findAxeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save and compare' }).click();
    await page.waitForURL(/\/suites\/named/);
    const file = await (await fetch(`${app.url}/api/v1/suites/named`)).json();
    expect(file.metrics).toEqual([expect.objectContaining({ id: 'queue-depth', better: 'lower' })]);
  });
});

describe('a file that is too large for a preview', () => {
  browserTest('is sent once, after it was said what will happen, and the result is shown', async () => {
    const page = await openPage(`${app.url}/upload?suite=large`);
    const requests: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') requests.push(new URL(request.url()).search);
    });
    await chooseLog(page, 'large.csv', 400_000);
    await page.getByText(/are sent once, when you save/).waitFor();
    expect(await findAxeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Send and save' }).click();
    await page.getByText(/1 run stored/).waitFor();
    expect(requests.filter((query) => !query.includes('dryRun=1'))).toHaveLength(1);
    expect((await fetch(`${app.url}/api/v1/suites/large`)).status).toBe(200);
    await page.getByRole('link', { name: 'Open the comparison' }).click();
    await page.waitForURL(/\/suites\/large\?run=r_/);
  });

  browserTest('is refused before it is sent when it is beyond the limit of the server', async () => {
    const page = await openPage(`${app.url}/upload`);
    await choose(page, 'huge.csv', [65 * MEBIBYTE]);
    await page.getByText('a file of at most 64 MiB').waitFor();
  });
});

describe('an upload under way', () => {
  /** So slow that there is something to see. */
  const slowPage = async (suite: string) => {
    const page = await openPage(`${app.url}/upload?suite=${suite}`, {
      expected: /ERR_|status of|Failed to load/,
    });
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: 1e6,
      uploadThroughput: 400_000,
    });
    return page;
  };
  const suiteStatus = async (suite: string) => (await fetch(`${app.url}/api/v1/suites/${suite}`)).status;

  browserTest('shows how far a check has come and can be stopped', async () => {
    const page = await slowPage('stopped-check');
    await choose(page, 'slow.csv', ['name,p99 (ms)\nGo,', 3 * MEBIBYTE, '3\n']);
    const bar = page.getByRole('progressbar');
    await bar.waitFor();
    await page.getByText(/^Sent [\d.]+ [kM]B of 3\.1\d MB \(\d+ %\)\.$/).waitFor();
    await page.getByRole('button', { name: /^Stop/ }).click();
    await page
      .getByText(/Nothing was saved\.$/)
      .first()
      .waitFor();
    expect(await bar.count()).toBe(0);
    expect(await suiteStatus('stopped-check')).toBe(404);
  });

  browserTest('leaves nothing behind when it is stopped while it is saved', async () => {
    const page = await slowPage('stopped-save');
    await chooseLog(page, 'slow.csv', 400_000);
    await page.getByRole('button', { name: 'Send and save' }).click();
    await page.getByText(/^Sent [\d.]+ [kM]B of 9\.6\d? MB/).waitFor();
    await page.getByRole('button', { name: /^Stop/ }).click();
    await page.getByText('What had arrived was thrown away.').waitFor();
    expect(await page.getByRole('button', { name: 'Send and save' }).isEnabled()).toBe(true);
    expect(await suiteStatus('stopped-save')).toBe(404);
  });
});
