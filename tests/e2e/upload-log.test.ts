import { afterAll, beforeAll, expect } from 'vitest';
import { findAxeViolations, findOverflow } from '../../scripts/page-checks.mjs';
import { startApp, type App } from './support/app';
import { browserTest, openPage } from './support/browser';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

/** One row for each request, with two columns that could be how long it took. */
const LOG = [
  'timestamp,elapsed_ms,queue_ms,code,url',
  ...Array.from(
    { length: 300 },
    (_, index) =>
      `${1_700_000_000_000 + index * 10},${10 + (index % 7)},${1 + (index % 3)},200,${index % 2 === 0 ? '/login' : '/list'}`,
  ),
  '',
].join('\n');

browserTest.each([{ width: 1440 }, { width: 390 }])(
  'the columns of a log can be changed at $width',
  async (options) => {
    const page = await openPage(`${app.url}/upload?suite=log`, options);
    const drop = () =>
      page
        .getByLabel('Choose files')
        .setInputFiles({ name: 'requests.csv', mimeType: 'text/csv', buffer: Buffer.from(LOG) });
    await drop();
    const columns = page.getByRole('group', { name: 'Columns of requests.csv' });
    await columns.waitFor();
    expect(await columns.getByLabel('How long it took', { exact: true }).inputValue()).toBe('elapsed_ms');
    const preview = page.getByRole('region', { name: 'Preview of requests.csv' });
    await preview.getByText('16 ms').first().waitFor();

    await columns.getByLabel('How long it took', { exact: true }).selectOption('queue_ms');
    await preview.getByText('3 ms').first().waitFor();
    expect(await findOverflow(page)).toEqual([]);
    expect(await findAxeViolations(page)).toEqual([]);

    await columns.getByLabel('Name for these columns').fill('gateway');
    await columns.getByRole('button', { name: 'Remember' }).click();
    await columns.getByText(/Remembered as “gateway”/).waitFor();
    await page.reload({ waitUntil: 'networkidle' });
    await drop();
    await columns.getByRole('button', { name: 'Use “gateway”' }).click();
    await preview.getByText('3 ms').first().waitFor();
    expect(await columns.getByLabel('How long it took', { exact: true }).inputValue()).toBe('queue_ms');
  },
);
