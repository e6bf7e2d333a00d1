import { afterEach, beforeEach, expect, test } from 'vitest';
import { importSuite } from '@/db/commands/import-suite';
import type { Store } from '@/db/store';
import type { Run, SuiteFile } from '@/lib/model/suite-file';
import { openTestStore } from '@/tests/support/migrated-database';
import { listLoadRuns } from './load-runs';
import { listRunPercentiles } from './run-percentiles';

let store: Store;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

const latency = (statistic: string, value: number, name = 'all') => ({
  case: name,
  metric: 'latency',
  statistic,
  value,
});

const RUNS: Run[] = [
  {
    id: 'r_1',
    subject: 'go',
    tool: { name: 'wrk2' },
    load: { model: 'open', offeredPerSecond: 1000 },
    measurements: [latency('p50', 1e6), latency('p99', 5e6), latency('max', 9e6)],
  },
  {
    id: 'r_2',
    subject: 'go',
    source: { sha256: 'a'.repeat(64), format: 'hey-text' },
    load: { model: 'closed', connections: 8 },
    measurements: [latency('p99', 2e6, 'GET /')],
  },
  // Two cases and none of them all: nobody can say which latency belongs to the load.
  {
    id: 'r_3',
    subject: 'go',
    load: { model: 'closed', connections: 8 },
    measurements: [latency('p99', 2e6, 'GET /'), latency('p99', 3e6, 'POST /')],
  },
  { id: 'r_4', subject: 'go', measurements: [latency('p99', 2e6)] },
  {
    id: 'r_5',
    subject: 'rust',
    load: { model: 'closed', connections: 8 },
    measurements: [latency('p99', 1e6)],
  },
];

const FILE: SuiteFile = {
  format: 'benchlens-suite/v1',
  suite: { slug: 'chat', title: 'Chat' },
  subjects: [
    { slug: 'go', name: 'Go' },
    { slug: 'rust', name: 'Rust' },
  ],
  runs: RUNS,
};

test('runs with a load and one latency each, of the subjects asked for', async () => {
  await importSuite(store, { file: FILE, nowMs: 1000 });
  const runs = await listLoadRuns(store, 'chat', ['go']);
  expect(runs.map(({ id }) => id).toSorted()).toEqual(['r_1', 'r_2']);
  const first = runs.find(({ id }) => id === 'r_1');
  expect(first).toMatchObject({ tool: 'wrk2', load: { offeredPerSecond: 1000 } });
  expect(first?.values.map(({ statistic, value }) => [statistic, value]).toSorted()).toEqual([
    ['p50', 1e6],
    ['p99', 5e6],
  ]);
  expect(runs.find(({ id }) => id === 'r_2')?.tool).toBe('hey-text');
  expect(await listLoadRuns(store, 'chat', [])).toEqual([]);
});

test('percentiles of chosen runs, of one metric and case', async () => {
  await importSuite(store, { file: FILE, nowMs: 1000 });
  expect(
    await listRunPercentiles(store, ['r_1', 'r_2', 'r_none'], { metric: 'latency', case: 'all' }),
  ).toEqual([
    { runId: 'r_1', statistic: 'p50', value: 1e6 },
    { runId: 'r_1', statistic: 'p99', value: 5e6 },
  ]);
});
