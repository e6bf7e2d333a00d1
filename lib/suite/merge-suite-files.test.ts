import { describe, expect, it } from 'vitest';
import type { SuiteFile } from '@/lib/model/suite-file';
import { mergeSuiteFiles } from './merge-suite-files';
import { serialiseSuiteFile } from './serialise-suite-file';

const go: SuiteFile = {
  format: 'benchlens-suite/v1',
  suite: { slug: 's', title: 'S' },
  subjects: [{ slug: 'go', name: 'Go', labels: { a: '1', b: '2' } }],
  runs: [{ id: 'r_1', subject: 'go' }],
};
const rust: SuiteFile = {
  format: 'benchlens-suite/v1',
  suite: { slug: 's', title: 'Another title' },
  metrics: [{ id: 'depth', label: 'Depth' }],
  subjects: [
    { slug: 'go', name: 'Go', labels: { b: '2', a: '1' } },
    { slug: 'rust', name: 'Rust' },
  ],
  runs: [{ id: 'r_2', subject: 'rust' }],
};

function merged(...files: [SuiteFile, ...SuiteFile[]]): SuiteFile {
  const result = mergeSuiteFiles(files);
  if (!result.ok) throw new Error('expected a suite file');
  return result.value;
}

describe('mergeSuiteFiles', () => {
  it('joins lists in order, with the head of the first', () => {
    const file = merged(go, rust);
    expect(file.suite.title).toBe('S');
    expect(file.subjects?.map(({ slug }) => slug)).toEqual(['go', 'rust']);
    expect(file.runs?.map(({ id }) => id)).toEqual(['r_1', 'r_2']);
    expect(file.metrics).toEqual(rust.metrics);
  });

  it('of a file with itself is the file', () => {
    expect(serialiseSuiteFile(merged(rust, rust))).toBe(serialiseSuiteFile(rust));
  });

  it('is associative', () => {
    const third: SuiteFile = { ...go, runs: [{ id: 'r_3', subject: 'go' }] };
    expect(merged(merged(go, rust), third)).toEqual(merged(go, merged(rust, third)));
  });

  it('refuses another content of the same id, but takes the first declaration of a metric', () => {
    const changed: SuiteFile = { ...go, runs: [{ id: 'r_1', subject: 'go', durationNs: 1 }] };
    expect(mergeSuiteFiles([go, changed])).toEqual({
      ok: false,
      problems: [
        {
          code: 'conflict',
          where: { pointer: '/runs' },
          expected: 'one content for r_1',
          found: 'another in a second file',
        },
      ],
    });
    const relabelled: SuiteFile = { ...rust, metrics: [{ id: 'depth', label: 'Other' }] };
    expect(merged(rust, relabelled).metrics).toEqual(rust.metrics);
  });
});
