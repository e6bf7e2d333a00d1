import { afterEach, beforeEach, expect, test } from 'vitest';
import { importSuite } from '@/db/commands/import-suite';
import type { Store } from '@/db/store';
import type { SuiteFile } from '@/lib/model/suite-file';
import { openTestStore } from '@/tests/support/migrated-database';
import { getSuitePage } from './suite-page';

let store: Store;

beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => {
  store.close();
});

function fileWith(...values: number[]): SuiteFile {
  return {
    format: 'benchlens-suite/v1',
    suite: { slug: 'chat', title: 'Chat' },
    subjects: [{ slug: 'go', name: 'Go' }],
    runs: values.map((value) => ({
      id: `r_${value}`,
      subject: 'go',
      measurements: [{ case: 'all', metric: 'latency', statistic: 'p99', value }],
    })),
  };
}

test('keeps the model of a settled suite and makes a new one after an import', async () => {
  await importSuite(store, { file: fileWith(1), nowMs: 1000 });
  const first = await getSuitePage(store, 'chat', { view: {}, nowMs: 10_000 });
  expect(await getSuitePage(store, 'chat', { view: {}, nowMs: 11_000 })).toBe(first);
  expect(await getSuitePage(store, 'chat', { view: { sort: 'latency.p99' }, nowMs: 11_000 })).not.toBe(first);

  await importSuite(store, { file: fileWith(1, 2), nowMs: 12_000 });
  const second = await getSuitePage(store, 'chat', { view: {}, nowMs: 20_000 });
  expect(first.runCount).toBe(1);
  expect(second.runCount).toBe(2);
});

test('keeps nothing of a suite that changed within the last second', async () => {
  await importSuite(store, { file: fileWith(1), nowMs: 1000 });
  const early = await getSuitePage(store, 'chat', { view: {}, nowMs: 1500 });
  await importSuite(store, { file: fileWith(1, 2), nowMs: 1000 });
  const late = await getSuitePage(store, 'chat', { view: {}, nowMs: 1500 });
  expect(late).not.toBe(early);
  expect(late.runCount).toBe(2);
});
