import type { SuiteFile } from '@/lib/model/suite-file';
import type { Problem } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';

/**
 * Several suite files with one slug as one: lists joined in order, entries told apart as an import does it (subjects
 * by slug; criteria by metric, statistic and case; references by title and address; all else by id). An entry that
 * stands in two files alike is taken once; one with other content is a Problem `conflict`. A metric's first
 * declaration counts. Head: of the first file.
 *
 * @example mergeSuiteFiles([file, file]) gives `file` again
 */
export function mergeSuiteFiles(files: readonly [SuiteFile, ...SuiteFile[]]): Result<SuiteFile> {
  const [first, ...rest] = files;
  const problems: Problem[] = [];

  const join = <T>(
    list: string,
    pick: (file: SuiteFile) => readonly T[] | undefined,
    keyOf: (entry: T) => string,
    isFirstEnough = false,
  ): T[] => {
    const entries = new Map<string, T>();
    for (const entry of [first, ...rest].flatMap((file) => pick(file) ?? [])) {
      const key = keyOf(entry);
      const known = entries.get(key);
      if (known === undefined) entries.set(key, entry);
      else if (!isFirstEnough && stable(known) !== stable(entry)) {
        problems.push({
          code: 'conflict',
          where: { pointer: `/${list}` },
          expected: `one content for ${key}`,
          found: 'another in a second file',
        });
      }
    }
    return [...entries.values()];
  };

  const merged: SuiteFile = {
    format: first.format,
    suite: first.suite,
    metrics: join(
      'metrics',
      (file) => file.metrics,
      (metric) => metric.id,
      true,
    ),
    subjects: join(
      'subjects',
      (file) => file.subjects,
      (subject) => subject.slug,
    ),
    runs: join(
      'runs',
      (file) => file.runs,
      (run) => run.id,
    ),
    claims: join(
      'claims',
      (file) => file.claims,
      (claim) => claim.id,
    ),
    statements: join(
      'statements',
      (file) => file.statements,
      (statement) => statement.id,
    ),
    criteria: join(
      'criteria',
      (file) => file.criteria,
      (criterion) => `${criterion.case}:${criterion.metric}.${criterion.statistic}`,
    ),
    guidance: join(
      'guidance',
      (file) => file.guidance,
      (rule) => rule.id,
    ),
    references: join(
      'references',
      (file) => file.references,
      (reference) => JSON.stringify([reference.title, reference.url]),
    ),
  };
  return problems.length === 0 ? succeed(merged) : fail(...problems);
}

/** JSON with sorted keys: equal text for equal content. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_key, entry: unknown) =>
    typeof entry === 'object' && entry !== null && !Array.isArray(entry)
      ? Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)))
      : entry,
  );
}
