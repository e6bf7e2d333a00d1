import { expect, test } from 'vitest';
import { openTestStore } from '@/tests/support/migrated-database';
import { importSuite } from '../commands/import-suite';
import { getRunSiblings } from './run-siblings';

const NOW = 1_764_000_000_000;
const P99 = { case: 'all', metric: 'latency', statistic: 'p99' };

async function storeWithRuns() {
  const store = await openTestStore();
  const run = (id: string, subject: string, startedAt: number, value?: number) => ({
    id,
    subject,
    startedAt,
    load: { connections: value ?? 1 },
    ...(value === undefined ? {} : { measurements: [{ ...P99, value }] }),
  });
  await importSuite(store, {
    file: {
      format: 'benchlens-suite/v1',
      suite: { slug: 'chat', title: 'Chat' },
      subjects: [
        { slug: 'go', name: 'Go' },
        { slug: 'rust', name: 'Rust' },
      ],
      runs: [
        run('late', 'go', NOW + 3, 30),
        run('early', 'go', NOW + 1, 10),
        run('middle', 'go', NOW + 2, 20),
        run('bare', 'go', NOW + 4),
        run('other', 'rust', NOW + 2, 99),
      ],
    },
    nowMs: NOW,
  });
  return store;
}

test('a run knows its number in time, its neighbours and what the others measured', async () => {
  const store = await storeWithRuns();
  expect(await getRunSiblings(store, 'middle', P99)).toEqual({
    position: 2,
    total: 4,
    previousId: 'early',
    nextId: 'late',
    values: [
      { runId: 'late', value: 30, load: { connections: 30 } },
      { runId: 'early', value: 10, load: { connections: 10 } },
    ],
  });
});

test('the ends have one neighbour, a lonely run none', async () => {
  const store = await storeWithRuns();
  expect(await getRunSiblings(store, 'early')).toEqual({
    position: 1,
    total: 4,
    nextId: 'middle',
    values: [],
  });
  expect(await getRunSiblings(store, 'bare')).toEqual({
    position: 4,
    total: 4,
    previousId: 'late',
    values: [],
  });
  expect(await getRunSiblings(store, 'other', P99)).toEqual({ position: 1, total: 1, values: [] });
});

test('an unknown run is not found', async () => {
  const store = await storeWithRuns();
  await expect(getRunSiblings(store, 'nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
