import { describe, expect, it } from 'vitest';
import type { SuiteFile } from '@/lib/model/suite-file';
import { openTestStore } from '@/tests/support/migrated-database';
import { importSuite } from '../commands/import-suite';
import { findSuiteHead, listSuites } from './suites';

const NOW = 1_764_000_000_000;
const suite = (slug: string): SuiteFile => ({
  format: 'benchlens-suite/v1',
  suite: { slug, title: slug.toUpperCase() },
});

describe('listSuites', () => {
  it('pages in the order in which the suites came', async () => {
    const store = await openTestStore();
    for (const slug of ['c', 'a', 'b']) await importSuite(store, { file: suite(slug), nowMs: NOW });
    const first = await listSuites(store, { limit: 2 });
    expect(first.suites.map((entry) => entry.slug)).toEqual(['c', 'a']);
    const second = await listSuites(store, { limit: 2, cursor: first.nextCursor ?? '' });
    expect(second).toEqual({
      suites: [{ slug: 'b', title: 'B', subjectNames: [], runCount: 0, claimCount: 0, updatedAtMs: NOW }],
    });
  });

  it('refuses a cursor that it did not give', async () => {
    const store = await openTestStore();
    await expect(listSuites(store, { limit: 2, cursor: "' or 1=1" })).rejects.toMatchObject({
      code: 'INVALID',
    });
  });

  it('names claims as the evidence of a suite without runs', async () => {
    const store = await openTestStore();
    const claims = [{ id: 'c1', case: 'all', metric: 'latency', statistic: 'p99', value: 1 }];
    await importSuite(store, { file: { ...suite('a'), claims }, nowMs: NOW });
    expect((await listSuites(store, { limit: 1 })).suites[0]).toMatchObject({
      grade: 'claim',
      claimCount: 1,
    });
  });
});

describe('findSuiteHead', () => {
  it('is undefined for an unknown suite', async () => {
    const store = await openTestStore();
    await importSuite(store, { file: suite('a'), nowMs: NOW });
    expect(await findSuiteHead(store, 'a')).toEqual({ slug: 'a', title: 'A' });
    expect(await findSuiteHead(store, 'b')).toBeUndefined();
  });
});
