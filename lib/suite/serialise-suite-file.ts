import type { Labels, Run, SuiteFile } from '@/lib/model/suite-file';
import { suiteFileSchema } from '@/lib/model/suite-file-schema';
import { isCheckedSuiteFile } from './read-suite-file';

/**
 * The one text of a suite file: keys in the order of the format, labels sorted by code unit, empty lists and objects
 * left out, two-space indent, final newline. Reading it back and writing it again gives the same bytes.
 */
export function serialiseSuiteFile(file: SuiteFile): string {
  return `${JSON.stringify(canonicalSuiteFile(file), undefined, 2)}\n`;
}

/** The same file with its keys in order, its labels sorted and what is empty left out. */
export function canonicalSuiteFile(file: SuiteFile): SuiteFile {
  // The schema writes the keys of every object in the order in which it declares them.
  const ordered = isCheckedSuiteFile(file) ? file : suiteFileSchema.parse(file);
  return {
    ...withoutEmpty(ordered),
    suite: ordered.suite,
    ...present('metrics', ordered.metrics),
    ...present(
      'subjects',
      ordered.subjects?.map((subject) => withoutEmpty(withSortedLabels(subject))),
    ),
    ...present(
      'runs',
      ordered.runs?.map((run) => withoutEmpty(withoutEmptyOrigins(withSortedLabels(run)))),
    ),
    ...present('claims', ordered.claims?.map(withoutEmpty)),
    ...present('statements', ordered.statements?.map(withoutEmpty)),
    ...present('guidance', ordered.guidance?.map(withoutEmpty)),
  };
}

function present<K extends string, T>(key: K, list: readonly T[] | undefined): { [P in K]?: T[] } {
  return list === undefined || list.length === 0 ? {} : ({ [key]: [...list] } as { [P in K]: T[] });
}

function withSortedLabels<T extends { labels?: Labels }>(owner: T): T {
  if (owner.labels === undefined) return owner;
  const sorted = Object.entries(owner.labels).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  // A label called __proto__ must stay an ordinary key, which fromEntries guarantees.
  return { ...owner, labels: Object.fromEntries(sorted) };
}

function withoutEmptyOrigins(run: Run): Run {
  if (run.measurements === undefined) return run;
  return { ...run, measurements: run.measurements.map(withoutEmpty) };
}

/** Drops keys whose value is an empty list or an empty object. */
function withoutEmpty<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([, entry]) =>
        !(typeof entry === 'object' && entry !== null && Object.keys(entry as object).length === 0),
    ),
  ) as T;
}
