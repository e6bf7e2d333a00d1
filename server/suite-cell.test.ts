import { afterEach, beforeEach, expect, test } from 'vitest';
import { importSuite } from '@/db/commands/import-suite';
import type { Store } from '@/db/store';
import type { SuiteFile } from '@/lib/model/suite-file';
import { openTestStore } from '@/tests/support/migrated-database';
import { findSuiteCell } from './suite-cell';
import { getSuitePage } from './suite-page';

const FILE: SuiteFile = {
  format: 'benchlens-suite/v1',
  suite: { slug: 'chat', title: 'Chat' },
  subjects: [
    { slug: 'go-1.24', name: 'Go', version: '1.24' },
    { slug: 'rust', name: 'Rust' },
  ],
  runs: [30_000, 36_000, 34_500].map((value, index) => ({
    id: `r_${index}`,
    subject: 'go-1.24',
    startedAt: 1000 + index,
    source: { sha256: 'a'.repeat(64), fileName: `go-${index}.txt`, format: 'wrk' },
    measurements: [
      {
        case: 'GET /a@b',
        metric: 'latency',
        statistic: 'p99',
        value,
        from: { text: `${value / 1000}us`, pointer: `${index + 4}:12` },
      },
    ],
  })),
  claims: [
    {
      id: 'c1',
      subject: 'go-1.24',
      case: 'GET /a@b',
      metric: 'latency',
      statistic: 'p99',
      value: 28_000,
      text: '28µs',
      place: 'Table 2',
    },
  ],
};

let store: Store;
beforeEach(async () => {
  store = await openTestStore();
  await importSuite(store, { file: FILE, nowMs: 1000 });
});
afterEach(() => {
  store.close();
});

async function find(address: string) {
  const model = await getSuitePage(store, 'chat', { view: { subjects: ['go-1.24', 'rust'] }, nowMs: 10_000 });
  return findSuiteCell(store, model, address);
}

test('tells formula, runs, files, places, what is written and how it was read', async () => {
  const origin = await find('GET /a@b:latency.p99@go-1.24');
  expect(origin?.title).toBe('Latency p99, GET /a@b: Go 1.24');
  expect(origin?.measured).toMatchObject({
    value: '34.5 µs',
    exact: '34,500 ns',
    formula: 'Median of 3 runs: the middle of 30 ≤ 34.5 ≤ 36 µs.',
    statistics: [{ name: 'Range', text: '30 µs to 36 µs. Fewer than six runs give no 95 % interval.' }],
    hiddenRuns: 0,
  });
  expect(origin?.measured?.runs[0]).toEqual({
    id: 'r_2',
    value: '34.5 µs',
    written: '34.5us',
    conversion: '34,500 ns',
    file: 'go-2.txt',
    where: '6:12',
  });
  expect(origin?.claims).toEqual([
    { id: 'c1', text: '28µs', exact: '28,000 ns', place: 'Table 2', conditions: '' },
  ]);
});

test.each(['', 'latency.p99', 'latency.p99@nobody', 'no.such@go-1.24', '@go-1.24', 'GET /a@b:latency.p99@'])(
  '%j is no number of the page',
  async (address) => {
    expect(await find(address)).toBeUndefined();
  },
);
