import { describe, expect, it } from 'vitest';
import type { Run, SuiteFile } from '@/lib/model/suite-file';
import { openTestStore } from '@/tests/support/migrated-database';
import { importSuite } from '../commands/import-suite';
import { listCases } from './cases';
import { getRun } from './runs';

const NOW = 1_764_000_000_000;
const sha256 = 'a'.repeat(64);
const run: Run = {
  id: 'r_1',
  subject: 'go',
  startedAt: NOW - 10,
  source: { sha256, fileName: 'go.txt', format: 'wrk' },
  measurements: [
    {
      case: 'GET /login',
      metric: 'latency',
      statistic: 'p99',
      value: 36_000,
      from: { pointer: '12:5', text: '36us' },
    },
    { case: 'all', metric: 'latency', statistic: 'p99', value: 36_000 },
  ],
  series: [{ case: 'all', metric: 'request-rate', offsetsNs: [0, 1e9], values: [1990, 2004.5] }],
};
const claim = { id: 'c1', case: 'all', metric: 'latency', statistic: 'p99', value: 1 };
const file: SuiteFile = {
  format: 'benchlens-suite/v1',
  suite: { slug: 'chat', title: 'Chat servers' },
  metrics: [{ id: 'queue-depth', unit: 'count' }],
  subjects: [
    { slug: 'go', name: 'Go' },
    { slug: 'elixir', name: 'Elixir' },
  ],
  runs: [
    run,
    { id: 'r_2', subject: 'go', startedAt: NOW - 30 },
    { id: 'r_3', subject: 'go' },
    { id: 'r_4', subject: 'elixir' },
  ],
  claims: [
    { ...claim, subject: 'go' },
    { ...claim, id: 'c2' },
    { ...claim, id: 'c3', subject: 'elixir' },
  ],
};

describe('getRun', () => {
  it('gives the run as imported, with its siblings and the claims about its subject', async () => {
    const store = await openTestStore();
    await importSuite(store, {
      file,
      source: { sha256, fileName: 'go.txt', format: 'wrk', importerVersion: 1, sizeBytes: 9 },
      nowMs: NOW,
    });
    const detail = await getRun(store, 'r_1');
    expect(detail.run).toEqual(run);
    expect(detail).toMatchObject({
      suite: file.suite,
      subject: { slug: 'go', name: 'Go' },
      metrics: file.metrics,
      importedAtMs: NOW,
      originalSha256: sha256,
      siblings: [{ id: 'r_3' }, { id: 'r_2', startedAt: NOW - 30 }],
    });
    expect(detail.claims.map((entry) => entry.id)).toEqual(['c1', 'c2']);
    expect(await listCases(store, 'chat')).toEqual(['GET /login', 'all']);
  });

  it('has no original when the run only names one', async () => {
    const store = await openTestStore();
    await importSuite(store, { file, nowMs: NOW });
    expect(await getRun(store, 'r_1')).not.toHaveProperty('originalSha256');
  });

  it('throws NOT_FOUND', async () => {
    const store = await openTestStore();
    await expect(getRun(store, 'r_1')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
