import { describe, expect, test } from 'vitest';
import { assembleSuite } from '@/lib/importers/assemble-suite';
import { parseDocument } from '@/lib/importers/parse-document';
import type { SuiteFile } from '@/lib/model/suite-file';
import type { ImportPreview } from '@/server/import-upload';
import { buildPreview, describePreview, MAX_PREVIEW_ROWS } from './preview';
import { isDryRunAnswer, type DryRunAnswer } from './server-answers';

const TABLE = '| | Go | Rust |\n|---|---|---|\n| p99 latency | 36μs | 18μs |\n| queue depth | 7 | 9 |\n';

describe('the preview of a table', () => {
  const preview = buildPreview(answerFor(TABLE, 'chat.md'));

  test('prints each number as written and as stored', () => {
    const rows = preview.groups.flatMap((group) => group.rows);
    expect(rows.find((row) => row.quantity === 'latency.p99')).toMatchObject({
      label: 'Latency p99',
      inFile: '36μs',
      willBe: '36 µs',
      isRanked: true,
      grade: 'summary',
    });
    expect(rows.every((row) => row.foundAt !== '')).toBe(true);
  });

  test('has a group for each run and counts them', () => {
    expect(preview.groups.map((group) => group.title)).toEqual(['Run 1: Go', 'Run 2: Rust']);
    expect(preview.contents).toBe('4 measurements in 2 runs');
    expect(preview.cut).toBeUndefined();
  });

  test('says in a sentence what was found', () => {
    expect(describePreview('chat.md', { ...preview, warnings: [] })).toBe(
      'chat.md was checked: 4 measurements in 2 runs, no warnings. Nothing is saved yet.',
    );
    expect(describePreview('chat.md', { ...preview, isDuplicate: true })).toContain('It is stored already.');
  });
});

describe('metrics that a file names itself', () => {
  test('are listed with what the file tells of them, and no others', () => {
    const { fileMetrics } = buildPreview(answerFor(TABLE, 'chat.md'));
    expect(fileMetrics.map(({ id }) => id)).toEqual(['queue-depth']);
    expect(fileMetrics[0]?.label).toMatch(/queue depth/i);
  });

  test('are not asked about in a suite file, which says itself what it means', () => {
    const measurements = [{ case: 'all', metric: 'queue-depth', statistic: 'max' as const, value: 412 }];
    const runs = [{ id: 'r_1', subject: 'go', measurements }];
    expect(buildPreview(answerOf({ ...SUITE, runs })).fileMetrics).toEqual([]);
    expect(buildPreview({ ...answerOf({ ...SUITE, runs }), format: 'table' }).fileMetrics).toEqual([
      { id: 'queue-depth', label: 'Queue depth', unit: 'unknown', better: 'neutral' },
    ]);
  });
});

test('of the beginning of a file it is not known whether it is stored already', () => {
  const answer = { ...answerOf(SUITE), duplicate: true };
  expect(buildPreview(answer)).toMatchObject({ isDuplicate: true, isOfHead: false });
  expect(buildPreview(answer, true)).toMatchObject({ isDuplicate: false, isOfHead: true });
});

test('the columns of a log come along', () => {
  const log = { mapping: { duration: 'took' }, columns: [{ name: 'took', examples: ['3'] }] };
  expect(buildPreview({ ...answerOf(SUITE), ...log }).log).toEqual(log);
  expect(buildPreview(answerOf(SUITE)).log).toBeUndefined();
});

test('more rows than fit are counted and left out', () => {
  const measurements = Array.from({ length: MAX_PREVIEW_ROWS + 50 }, (_, index) => ({
    case: `case ${index}`,
    metric: 'latency',
    statistic: 'p99' as const,
    value: index,
  }));
  const runs = ['r_1', 'r_2'].map((id) => ({ id, subject: 'go', measurements }));
  const preview = buildPreview(answerOf({ ...SUITE, runs }));
  expect(preview.groups.map((group) => group.rows.length)).toEqual([MAX_PREVIEW_ROWS]);
  expect(preview.cut).toEqual({ shown: MAX_PREVIEW_ROWS, total: 500 });
  expect(preview.hasCases).toBe(true);
});

test('claims stand by subject with their place, and are no measurements', () => {
  const claim = { case: 'all', metric: 'latency', statistic: 'p99' as const, value: 36_000 };
  const preview = buildPreview(
    answerOf({
      ...SUITE,
      claims: [
        { id: 'c1', subject: 'go', ...claim, text: '36μs', place: 'Key insights' },
        { id: 'c2', ...claim },
      ],
    }),
  );
  expect(preview.groups.map((group) => group.title)).toEqual([
    'Claimed of Go 1.24',
    'Claimed of all subjects',
  ]);
  expect(preview.groups[0]?.rows[0]).toMatchObject({ grade: 'claim', foundAt: 'Key insights', n: '' });
  expect(preview.contents).toBe('2 claims');
  expect(preview.isSuiteFile).toBe(true);
});

test('a metric without a unit is kept and marked', () => {
  const runs = [
    {
      id: 'r_1',
      subject: 'go',
      measurements: [{ case: 'all', metric: 'queue-depth', statistic: 'max' as const, value: 412 }],
    },
  ];
  expect(buildPreview(answerOf({ ...SUITE, runs })).groups[0]?.rows[0]).toMatchObject({
    willBe: '412',
    isRanked: false,
  });
});

test('warnings name the line or the pointer, not the file again', () => {
  const where = { file: 'a.txt', line: 5, column: 1 };
  const answer = {
    ...answerOf(SUITE),
    warnings: [
      { code: 'value-skipped' as const, where, message: 'One.' },
      { code: 'all-failed' as const, where: { file: 'a.txt' }, message: 'Two.' },
    ],
  };
  expect(buildPreview(answer).warnings.map(({ place }) => place)).toEqual(['line 5', '']);
});

test('only the outline of an answer of ours passes for one', () => {
  expect(isDryRunAnswer(answerOf(SUITE))).toBe(true);
  expect(isDryRunAnswer({ ...answerOf(SUITE), dryRun: false })).toBe(false);
  expect(isDryRunAnswer('<html>')).toBe(false);
  expect(isDryRunAnswer(undefined)).toBe(false);
});

const SUITE: SuiteFile = {
  format: 'benchlens-suite/v1',
  suite: { slug: 'chat', title: 'Chat' },
  subjects: [{ slug: 'go', name: 'Go', version: '1.24' }],
};

function answerOf(file: SuiteFile): DryRunAnswer {
  // What the server promises is what the page reads: this assignment fails to compile when they part.
  const preview: ImportPreview = {
    dryRun: true,
    format: 'benchlens',
    confidence: 0.99,
    reason: 'it says so',
    fileName: 'chat.json',
    sizeBytes: 1,
    sha256: 'ab'.repeat(32),
    suite: { ...file.suite, exists: false },
    subjects: [],
    duplicate: false,
    file,
    warnings: [],
  };
  return preview;
}

function answerFor(text: string, fileName: string): DryRunAnswer {
  const read = parseDocument({ text, fileName });
  if (!read.ok || read.value.parsed.kind !== 'runs') throw new Error(JSON.stringify(read));
  const { detected, parsed } = read.value;
  const format = detected.importer.id;
  const file = assembleSuite({
    suite: { slug: 'chat', title: 'Chat' },
    sources: [{ sha256: 'ab'.repeat(32), fileName, format, runs: parsed.runs, metrics: parsed.metrics }],
  });
  return { ...answerOf(file), format, warnings: parsed.warnings };
}
