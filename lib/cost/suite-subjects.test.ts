import { describe, expect, it } from 'vitest';
import type { SuiteFile } from '@/lib/model/suite-file';
import { figuresOfSuiteFile, subjectsOfSuite } from './suite-subjects';

type Run = NonNullable<SuiteFile['runs']>[number];

function suiteOf(runs: Run[], claims: NonNullable<SuiteFile['claims']> = []): SuiteFile {
  return {
    format: 'benchlens-suite/v1',
    suite: { slug: 's', title: 'S' },
    subjects: [
      { slug: 'go', name: 'Go' },
      { slug: 'rust', name: 'Rust' },
    ],
    runs,
    claims,
  };
}

function memoryRun(id: string, value: number, more: Partial<Run> = {}, grade?: 'samples' | 'claim'): Run {
  return {
    id,
    subject: 'go',
    measurements: [
      {
        case: 'all',
        metric: 'memory-per-connection',
        statistic: 'value',
        value,
        ...(grade === undefined ? {} : { grade }),
      },
    ],
    ...more,
  };
}

const memoryOf = (file: SuiteFile) =>
  subjectsOfSuite(figuresOfSuiteFile(file)).find(({ subject }) => subject === 'go')?.memoryPerConnectionBytes;

const CLAIM = {
  id: 'c1',
  subject: 'go',
  case: 'all',
  metric: 'memory-per-connection',
  statistic: 'value',
  value: 9000,
};

describe('subjectsOfSuite', () => {
  it('takes the median of runs, which outweigh claims', () => {
    const runs = [12, 15, 13].map((kilobytes, index) => memoryRun(`r${index}`, kilobytes * 1000));
    expect(memoryOf(suiteOf(runs, [CLAIM]))).toEqual({
      value: 13_000,
      grade: 'summary',
      spread: { kind: 'runs', values: [12_000, 13_000, 15_000] },
      origin: 'median of 3 runs',
    });
  });

  it('has an interval from six runs on', () => {
    const runs = [16, 11, 15, 12, 14, 13].map((kilobytes, index) => memoryRun(`r${index}`, kilobytes * 1000));
    expect(memoryOf(suiteOf(runs))).toMatchObject({
      value: 13_500,
      spread: { kind: 'interval', low: 11_000, high: 16_000 },
      origin: 'median of 6 runs',
    });
  });

  it('keeps to the strongest grade among the runs', () => {
    const runs = [memoryRun('r1', 9000), memoryRun('r2', 14_000, {}, 'samples')];
    expect(memoryOf(suiteOf(runs))).toMatchObject({ value: 14_000, grade: 'samples', origin: 'one run' });
    expect(memoryOf(suiteOf([memoryRun('r1', 9000, {}, 'claim')]))).toMatchObject({
      grade: 'claim',
      spread: { kind: 'claim' },
    });
  });

  it('names the node type where all runs agree on it', () => {
    const on = (instanceType: string) => ({ environment: { instanceType } });
    const same = suiteOf([memoryRun('a', 1, on('m7g.large')), memoryRun('b', 2, on('m7g.large'))]);
    expect(memoryOf(same)?.nodeType).toBe('m7g.large');
    const different = suiteOf([memoryRun('a', 1, on('m7g.large')), memoryRun('b', 2)]);
    expect(memoryOf(different)?.nodeType).toBeUndefined();
  });

  it('takes the first claim in the file, also one that holds for all', () => {
    const forAll = {
      ...CLAIM,
      id: 'c0',
      value: 7000,
      text: '7 kB',
      place: 'Table',
      conditions: { nodeType: 'm7g.large' },
    };
    const { subject: _subject, ...general } = forAll;
    expect(memoryOf(suiteOf([], [general, CLAIM]))).toEqual({
      value: 7000,
      grade: 'claim',
      spread: { kind: 'claim' },
      nodeType: 'm7g.large',
      origin: 'claim c0 (7 kB, Table)',
    });
    expect(subjectsOfSuite(figuresOfSuiteFile(suiteOf([], [general]))).map(({ subject }) => subject)).toEqual(
      ['go', 'rust'],
    );
  });

  it('counts totals above 0 alone, and drops subjects without any figure', () => {
    const other = { ...CLAIM, case: 'idle' };
    const zero = { ...CLAIM, id: 'c2', value: 0 };
    const wrong = { ...CLAIM, id: 'c3', statistic: 'mean' };
    expect(subjectsOfSuite(figuresOfSuiteFile(suiteOf([], [other, zero, wrong])))).toEqual([]);
  });
});
