import { sql, type SQL } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Run, SuiteFile } from '@/lib/model/suite-file';
import { openTestStore } from '@/tests/support/migrated-database';
import { importSuite } from '../commands/import-suite';
import type { Store } from '../store';
import { valuesQuery } from './stored-runs';
import { getSuiteData, latestRunsQuery } from './suite-data';

const NOW = 1_764_000_000_000;

const runOf = (id: string, subject: string, startedAt?: number): Run => ({
  id,
  subject,
  ...(startedAt === undefined ? {} : { startedAt }),
  tool: { name: 'wrk', version: '4.2.0' },
  measurements: [
    { case: 'all', metric: 'latency', statistic: 'p99', value: 36_000, n: 10, method: 'tool' },
    { case: 'all', metric: 'latency', statistic: 'mean', value: 9_000, grade: 'histogram' },
  ],
});

const file: SuiteFile = {
  format: 'benchlens-suite/v1',
  suite: { slug: 'chat', title: 'Chat servers' },
  subjects: [
    { slug: 'go', name: 'Go' },
    { slug: 'elixir', name: 'Elixir', labels: { model: 'processes' } },
    { slug: 'rust', name: 'Rust' },
  ],
  runs: [
    runOf('r_old', 'go', NOW - 5000),
    runOf('r_new', 'go', NOW - 1000),
    runOf('r_mid', 'go', NOW - 3000),
    runOf('r_e1', 'elixir'),
    runOf('r_e2', 'elixir'),
  ],
};

describe('getSuiteData', () => {
  it('gives the latest runs of each subject with their values, newest first', async () => {
    const store = await openTestStore();
    await importSuite(store, { file, nowMs: NOW });
    const data = await getSuiteData(store, 'chat', { runsPerSubject: 2 });
    // Runs without a start count from their import; of one import the last is the newest.
    expect(data.runs.map((run) => run.id)).toEqual(['r_e2', 'r_e1', 'r_new', 'r_mid']);
    expect(Object.fromEntries(data.runCounts)).toEqual({ go: 3, elixir: 2, rust: 0 });
    expect(data.subjects).toEqual(file.subjects);
    expect(data.values.slice(4, 6)).toEqual([
      {
        runId: 'r_new',
        case: 'all',
        metric: 'latency',
        statistic: 'p99',
        value: 36_000,
        grade: 'summary',
        n: 10,
        method: 'tool',
      },
      {
        runId: 'r_new',
        case: 'all',
        metric: 'latency',
        statistic: 'mean',
        value: 9_000,
        grade: 'histogram',
      },
    ]);
    expect(data.runs[2]).toEqual({
      id: 'r_new',
      subject: 'go',
      importedAtMs: NOW,
      startedAt: NOW - 1000,
      tool: { name: 'wrk', version: '4.2.0' },
    });
  });

  it('keeps to the chosen subjects and adds runs asked for, of this suite only', async () => {
    const store = await openTestStore();
    await importSuite(store, { file, nowMs: NOW });
    const other: SuiteFile = {
      ...file,
      suite: { slug: 'other', title: 'Other' },
      runs: [runOf('r_foreign', 'go')],
    };
    await importSuite(store, { file: other, nowMs: NOW });
    const data = await getSuiteData(store, 'chat', {
      runsPerSubject: 1,
      subjects: ['go'],
      alsoRuns: ['r_old', 'r_new', 'r_foreign', 'r_none'],
    });
    expect(data.runs.map((run) => run.id)).toEqual(['r_new', 'r_old']);
    expect(data.values).toHaveLength(4);
    expect(data.subjects).toHaveLength(3);
    const none = await getSuiteData(store, 'chat', { runsPerSubject: 1, subjects: [] });
    expect(none.runs).toEqual([]);
  });

  it('throws NOT_FOUND for an unknown suite', async () => {
    const store = await openTestStore();
    await expect(getSuiteData(store, 'chat', { runsPerSubject: 1 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('the plans of the comparison', () => {
  it('read ranges of indexes, never all runs of a suite nor all measurements', async () => {
    const store = await openTestStore();
    const plan = await planOf(store, latestRunsQuery(store, 'chat', 5, ['go', 'elixir']));
    // Subjects first, and each reads one range of the index from its n-th newest run on.
    expect(plan).toEqual([
      'SEARCH subject USING COVERING INDEX sqlite_autoindex_subject_1 (suite=? AND slug=?)',
      'SEARCH run USING INDEX run_latest (suite=? AND subject=? AND sort_key>?)',
      'CORRELATED SCALAR SUBQUERY 1',
      'SEARCH run USING COVERING INDEX run_latest (suite=? AND subject=?)',
      'USE TEMP B-TREE FOR ORDER BY',
    ]);
    expect(await planOf(store, valuesQuery(store, ['r_1', 'r_2']))).toEqual([
      'SEARCH measurement USING PRIMARY KEY (run_id=?)',
    ]);
  });
});

async function planOf(store: Store, query: { getSQL(): SQL }): Promise<unknown[]> {
  const rows = await store.rows({ getSQL: () => sql`explain query plan ${query.getSQL()}` });
  return rows.map((row) => row[3]);
}
