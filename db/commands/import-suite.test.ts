import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AppError } from '@/lib/errors';
import type { Measurement, Run, SuiteFile } from '@/lib/model/suite-file';
import { serialiseSuiteFile } from '@/lib/suite/serialise-suite-file';
import { copyOfMigrated, openTestStore, openTestStoreAt } from '@/tests/support/migrated-database';
import { suiteFileArbitrary } from '@/tests/support/suite-file-arbitrary';
import { findSource, findSourceOfRun } from '../queries/sources';
import { getSuiteFile } from '../queries/suite-file';
import { findSuiteHead, listSuites } from '../queries/suites';
import type { Store } from '../store';
import { importSuite, type ImportedSource } from './import-suite';

const NOW = 1_764_000_000_000;
/** Many databases are opened, each with a forced write to the disk. */
const SLOW = 60_000;

const measurement: Measurement = {
  case: 'all',
  metric: 'latency',
  statistic: 'p99',
  value: 36_000,
  grade: 'summary',
  from: { pointer: '/latencies/99th', text: '36µs' },
};
const run: Run = { id: 'r_1', subject: 'go', startedAt: NOW - 1000, measurements: [measurement] };
const file: SuiteFile = {
  format: 'benchlens-suite/v1',
  suite: { slug: 'chat', title: 'Chat servers', summary: 'Which one?' },
  subjects: [{ slug: 'go', name: 'Go', version: '1.24' }],
  runs: [run],
  claims: [{ id: 'c1', subject: 'go', case: 'all', metric: 'latency', statistic: 'p99', value: 1 }],
};
const source: ImportedSource = {
  sha256: 'a'.repeat(64),
  fileName: 'chat.json',
  format: 'benchlens',
  importerVersion: 1,
  sizeBytes: 1234,
};

describe('round trip', () => {
  it(
    'exports what was imported, byte by byte, and again from a second database',
    async () => {
      await fc.assert(
        fc.asyncProperty(suiteFileArbitrary, async (any) => {
          const expected = serialiseSuiteFile(any);
          const first = await openTestStore();
          await importSuite(first, { file: any, nowMs: NOW });
          const exported = serialiseSuiteFile(await getSuiteFile(first, any.suite.slug));
          first.close();
          expect(exported).toBe(expected);

          const second = await openTestStore();
          await importSuite(second, { file: JSON.parse(exported) as SuiteFile, nowMs: NOW + 1 });
          const again = serialiseSuiteFile(await getSuiteFile(second, any.suite.slug));
          second.close();
          expect(again).toBe(expected);
        }),
        { numRuns: 40 },
      );
    },
    SLOW,
  );

  it(
    'changes nothing when the same content comes a second time under another hash',
    async () => {
      await fc.assert(
        fc.asyncProperty(suiteFileArbitrary, async (any) => {
          const store = await openTestStore();
          await importSuite(store, { file: any, source, nowMs: NOW });
          const before = await contentOf(store);
          const again = await importSuite(store, {
            file: any,
            source: { ...source, sha256: 'b'.repeat(64) },
            nowMs: NOW + 5,
          });
          expect(again.duplicate).toBe(false);
          expect(await contentOf(store)).toEqual(before);
          store.close();
        }),
        { numRuns: 20 },
      );
    },
    SLOW,
  );

  it(
    'keeps a run of 10,000 measurements in order',
    async () => {
      const store = await openTestStore();
      const many = Array.from({ length: 10_000 }, (_, index) => ({
        ...measurement,
        case: `query ${(index * 7919) % 10_000}`,
        value: index + 0.5,
      }));
      const large = { ...file, runs: [{ ...run, measurements: many }] };
      await importSuite(store, { file: large, nowMs: NOW });
      expect(serialiseSuiteFile(await getSuiteFile(store, 'chat'))).toBe(serialiseSuiteFile(large));
    },
    SLOW,
  );
});

describe('the same bytes', () => {
  it('are a duplicate with the ids of the first import', async () => {
    const store = await openTestStore();
    const first = await importSuite(store, { file, source, nowMs: NOW });
    expect(first).toMatchObject({ suite: 'chat', runIds: ['r_1'], duplicate: false });
    const second = await importSuite(store, { file, source, nowMs: NOW + 1000 });
    expect(second).toEqual({ ...first, duplicate: true });
    expect(await findSource(store, { suite: 'chat', sha256: source.sha256 })).toEqual({
      ...source,
      importId: first.importId,
      suite: 'chat',
      receivedAtMs: NOW,
    });
  });

  it('become the original of runs that a suite file brought before', async () => {
    const store = await openTestStore();
    const described: Run = { ...run, source: { sha256: 'b'.repeat(64), fileName: 'go.txt', format: 'wrk' } };
    await importSuite(store, { file: { ...file, runs: [described] }, source, nowMs: NOW });
    expect(await findSourceOfRun(store, 'r_1')).toBeUndefined();

    const raw = { ...source, sha256: 'b'.repeat(64), fileName: 'go.txt', format: 'wrk' };
    const asParsed = { ...file, claims: [], runs: [{ ...described, labels: {}, id: 'r_2' }] };
    const attached = await importSuite(store, { file: asParsed, source: raw, nowMs: NOW + 1 });
    expect(attached).toMatchObject({ runIds: ['r_1'], duplicate: false });
    expect(await findSourceOfRun(store, 'r_1')).toMatchObject({ fileName: 'go.txt' });
    expect((await getSuiteFile(store, 'chat')).runs).toEqual([described]);

    const again = await importSuite(store, { file: asParsed, source: raw, nowMs: NOW + 2 });
    expect(again).toEqual({ ...attached, duplicate: true });
  });

  it('may be imported into another suite', async () => {
    const store = await openTestStore();
    await importSuite(store, { file, source, nowMs: NOW });
    const other = { ...file, suite: { slug: 'other', title: 'Other' }, runs: [{ ...run, id: 'r_2' }] };
    expect((await importSuite(store, { file: other, source, nowMs: NOW })).duplicate).toBe(false);
  });

  it('imported twice at once, on one connection or two, have one winner', async () => {
    const databasePath = await copyOfMigrated();
    const [one, two] = [await openTestStoreAt(databasePath), await openTestStoreAt(databasePath)];
    const results = await Promise.all(
      [one, one, two, two].map((store) => importSuite(store, { file, source, nowMs: NOW })),
    );
    expect(results.filter((result) => !result.duplicate)).toHaveLength(1);
    expect(new Set(results.map((result) => result.importId)).size).toBe(1);
    expect(results.map((result) => result.runIds)).toEqual(results.map(() => ['r_1']));
  });
});

describe('different files at once', () => {
  it('into one new suite all arrive', async () => {
    const store = await openTestStore();
    const files = Array.from({ length: 6 }, (_, index) => ({
      ...file,
      runs: [{ ...run, id: `r_${index}` }],
    }));
    await Promise.all(
      files.map((entry, index) =>
        importSuite(store, {
          file: entry,
          source: { ...source, sha256: String(index).repeat(64) },
          nowMs: NOW,
        }),
      ),
    );
    const [summary] = (await listSuites(store, { limit: 1 })).suites;
    expect(summary?.runCount).toBe(6);
    expect((await getSuiteFile(store, 'chat')).runs).toHaveLength(6);
  });
});

describe('merging', () => {
  it('adds what is new and keeps the head and the order', async () => {
    const store = await openTestStore();
    await importSuite(store, { file, nowMs: NOW });
    const more: SuiteFile = {
      ...file,
      subjects: [
        { slug: 'elixir', name: 'Elixir' },
        { slug: 'go', name: 'Go', version: '1.24' },
      ],
      runs: [{ id: 'r_0', subject: 'elixir', measurements: [{ ...measurement, grade: 'histogram' }] }],
      claims: [],
    };
    await importSuite(store, { file: more, nowMs: NOW + 1 });
    const stored = await getSuiteFile(store, 'chat');
    expect(stored.subjects?.map((subject) => subject.slug)).toEqual(['go', 'elixir']);
    expect(stored.runs?.map((entry) => entry.id)).toEqual(['r_1', 'r_0']);
    expect((await listSuites(store, { limit: 10 })).suites).toEqual([
      {
        ...file.suite,
        subjectNames: ['Go', 'Elixir'],
        runCount: 2,
        claimCount: 1,
        grade: 'histogram',
        updatedAtMs: NOW + 1,
      },
    ]);
  });

  it.each<[string, SuiteFile, string]>([
    ['a run', { ...file, runs: [{ ...run, durationNs: 5 }] }, '/runs/0'],
    [
      'a measurement',
      { ...file, runs: [{ ...run, measurements: [{ ...measurement, value: 36_001 }] }] },
      '/runs/0',
    ],
    ['a subject', { ...file, subjects: [{ slug: 'go', name: 'Golang' }] }, '/subjects/0'],
    [
      'a claim',
      {
        ...file,
        claims: [{ id: 'c1', subject: 'go', case: 'all', metric: 'latency', statistic: 'p99', value: 2 }],
      },
      '/claims/0',
    ],
    ['the title', { ...file, suite: { ...file.suite, title: 'Other' } }, '/suite/title'],
    ['the summary', { ...file, suite: { slug: 'chat', title: 'Chat servers' } }, '/suite/summary'],
    ['a run of another suite', { ...file, suite: { slug: 'other', title: 'Other' }, claims: [] }, '/runs/0'],
  ])('refuses %s with other content and stores nothing', async (_what, other, pointer) => {
    const store = await openTestStore();
    await importSuite(store, { file, source, nowMs: NOW });
    const before = await contentOf(store);
    const withNews = {
      ...other,
      subjects: [...(other.subjects ?? []), { slug: 'new', name: 'New' }],
    };
    const error = await failureOf(
      importSuite(store, { file: withNews, source: { ...source, sha256: 'c'.repeat(64) }, nowMs: NOW }),
    );
    expect(error.code).toBe('CONFLICT');
    expect(error.problems.map((problem) => problem.where.pointer)).toContain(pointer);
    expect(await contentOf(store)).toEqual(before);
    expect(await findSuiteHead(store, 'other')).toBeUndefined();
    expect(await findSource(store, { suite: 'chat', sha256: 'c'.repeat(64) })).toBeUndefined();
  });
});

describe('what must not be stored', () => {
  it.each([
    ['NaN', { ...measurement, value: Number.NaN }],
    ['Infinity', { ...measurement, value: Number.POSITIVE_INFINITY }],
    ['NUL', { ...measurement, method: 'a\0b' }],
    ['half a surrogate pair', { ...measurement, method: 'a\ud800' }],
    ['a negative duration', { ...measurement, value: -1 }],
  ])('%s is refused before anything is written', async (_name, bad) => {
    const store = await openTestStore();
    const error = await failureOf(
      importSuite(store, { file: { ...file, runs: [{ ...run, measurements: [bad] }] }, nowMs: NOW }),
    );
    expect(error.code).toBe('INVALID');
    expect(error.problems[0]?.where.pointer).toMatch(/^\/runs\/0\/measurements\/0/);
    expect((await listSuites(store, { limit: 1 })).suites).toEqual([]);
  });

  it('a run whose subject is unknown', async () => {
    const store = await openTestStore();
    const error = await failureOf(
      importSuite(store, { file: { ...file, runs: [{ ...run, subject: 'rust' }] }, nowMs: NOW }),
    );
    expect(error).toMatchObject({ code: 'INVALID' });
  });
});

describe('the original of a run', () => {
  it('is found only where this instance received it', async () => {
    const store = await openTestStore();
    const named = { ...run, source: { sha256: source.sha256 } };
    const foreign = { ...run, id: 'r_2', source: { sha256: 'd'.repeat(64) } };
    await importSuite(store, {
      file: { ...file, runs: [named, foreign, { ...run, id: 'r_3' }] },
      source,
      nowMs: NOW,
    });
    expect((await findSourceOfRun(store, 'r_1'))?.sha256).toBe(source.sha256);
    expect(await findSourceOfRun(store, 'r_2')).toBeUndefined();
    expect(await findSourceOfRun(store, 'r_3')).toBeUndefined();
  });
});

async function contentOf(store: Store): Promise<unknown> {
  const { suites } = await listSuites(store, { limit: 100 });
  return Promise.all(
    suites.map(async (summary) => [summary, serialiseSuiteFile(await getSuiteFile(store, summary.slug))]),
  );
}

async function failureOf(promise: Promise<unknown>): Promise<AppError> {
  return promise.then(
    () => {
      throw new Error('expected a failure');
    },
    (error: AppError) => error,
  );
}
