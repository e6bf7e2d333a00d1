import { afterAll, beforeAll, expect } from 'vitest';
import { findAxeViolations, findOverflow } from '../../scripts/page-checks.mjs';
import { postImport, startApp, type App } from './support/app';
import { browserTest, openPage } from './support/browser';

const CASES = Array.from({ length: 60 }, (_, index) => `query ${String(index + 1).padStart(2, '0')}`);

let app: App;
beforeAll(async () => {
  app = await startApp();
  const subjects = ['go', 'rust'];
  const file = {
    format: 'benchlens-suite/v1',
    suite: { slug: 'many', title: 'Many cases' },
    subjects: subjects.map((slug) => ({ slug, name: slug })),
    runs: subjects.map((subject, run) => ({
      id: `r_many${run}`,
      subject,
      measurements: CASES.map((name, index) => ({
        case: name,
        metric: 'latency',
        statistic: 'p99',
        value: (index + 1) * 1e6 + run * 1e5,
      })),
    })),
  };
  const { status } = await postImport(app, Buffer.from(JSON.stringify(file)), { fileName: 'many.json' });
  expect(status).toBe(201);
  await postImport(
    app,
    Buffer.from('{"format":"benchlens-suite/v1","suite":{"slug":"none","title":"Nothing yet"}}'),
    { fileName: 'none.json' },
  );
});
afterAll(() => app?.close());

browserTest.each([{ width: 1440 }, { width: 390 }])(
  'later cases are folded away at $width',
  async (options) => {
    const page = await openPage(`${app.url}/suites/many`, options);
    const table = page.getByRole('region', { name: 'Every metric of Many cases', exact: true });
    expect(await table.getByRole('row').count()).toBeLessThan(40);
    await page.locator('summary', { hasText: 'query 60' }).click();
    const folded = page.getByRole('region', { name: /: query 59 to query 60$/ });
    expect(await folded.getByRole('row').count()).toBe(6);
    expect(await findOverflow(page)).toEqual([]);
    expect(await findAxeViolations(page)).toEqual([]);
  },
);

browserTest('a case is found by its name, which stands in the address', async () => {
  const page = await openPage(`${app.url}/suites/many`);
  await page.getByLabel('Find a case').fill('query 3');
  await page.getByText('10 of 60 groups of rows').waitFor();
  await page.waitForURL(/\?cases=query/);
  await page.getByRole('link', { name: 'Show all' }).click();
  await page.getByText('60 groups of rows', { exact: true }).waitFor();
});

browserTest('without script, too', async () => {
  const page = await openPage(`${app.url}/suites/many?hide=ratio`, { javaScript: false });
  await page.getByLabel('Find a case').fill('query 42');
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await page.waitForURL(/cases=query\+42/);
  expect(page.url()).toContain('hide=ratio');
  const table = page.getByRole('region', { name: 'Every metric of Many cases', exact: true });
  expect(await table.innerText()).toContain('query 42');
  expect(await table.innerText()).not.toContain('query 41');
});

browserTest('a suite with nothing in it says so once', async () => {
  const page = await openPage(`${app.url}/suites/none`);
  expect(await page.getByText('No runs yet.').count()).toBe(1);
});
