import type { SuiteData } from '@/lib/model/suite-data';
import type { SuiteFile } from '@/lib/model/suite-file';

/** A suite file as the data of a suite page: all of its runs, in its order. When they were imported, it does not say. */
export function suiteDataOfFile(file: SuiteFile): SuiteData {
  const runs = file.runs ?? [];
  const counts = new Map<string, number>();
  for (const { subject } of runs) counts.set(subject, (counts.get(subject) ?? 0) + 1);
  return {
    head: file.suite,
    updatedAtMs: 0,
    metrics: file.metrics ?? [],
    subjects: file.subjects ?? [],
    runs: runs.map(({ measurements: _values, distributions: _buckets, series: _series, ...facts }) => ({
      ...facts,
      importedAtMs: 0,
    })),
    runCounts: counts,
    values: runs.flatMap((run) =>
      (run.measurements ?? []).map(({ from: _from, ...one }) => ({
        ...one,
        runId: run.id,
        // What a file does not grade was printed by a tool.
        grade: one.grade ?? 'summary',
      })),
    ),
    repetitions: runs.flatMap((run) =>
      (run.distributions ?? []).flatMap((one) =>
        one.encoding === 'values' && one.independent === true
          ? { runId: run.id, case: one.case, metric: one.metric, values: one.values }
          : [],
      ),
    ),
    claims: file.claims ?? [],
    statements: file.statements ?? [],
    criteria: file.criteria ?? [],
    guidance: file.guidance ?? [],
    references: file.references ?? [],
  };
}
