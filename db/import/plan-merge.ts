import 'server-only';
import { inArray } from 'drizzle-orm';
import { AppError } from '@/lib/errors';
import type { SuiteFile } from '@/lib/model/suite-file';
import { SUITE_FILE_FORMAT } from '@/lib/model/suite-file-schema';
import { jsonPointer, type Problem } from '@/lib/problem';
import { canonicalSuiteFile } from '@/lib/suite/serialise-suite-file';
import { inChunks } from '../in-chunks';
import { listKnownCases } from '../queries/cases';
import { listRuns } from '../queries/runs';
import { listSubjects } from '../queries/subjects';
import {
  listClaims,
  listCriteria,
  listGuidance,
  listMetrics,
  listReferences,
  listStatements,
} from '../queries/suite-parts';
import { findSuiteHead } from '../queries/suites';
import type { Store } from '../store';
import { ENTRY_KEYS, type Entry, type ListName } from './entry-keys';
import { firstPositions, nextPositions, type NextPositions } from './next-positions';

/** What an import adds to the database: the entries of the file that are not there yet. */
export interface MergePlan {
  /** The suite is new. */
  readonly isNew: boolean;
  /** The head, and the new entries of every list. */
  readonly additions: SuiteFile;
  readonly newCases: readonly string[];
  readonly positions: NextPositions;
}

/**
 * Compares a canonical suite file with what the database has under the same ids.
 *
 * @throws AppError CONFLICT with a Problem for each entry that is there with other content
 */
export async function planMerge(store: Store, file: SuiteFile, fileName: string): Promise<MergePlan> {
  const { slug } = file.suite;
  const knownRuns = await suitesOfRuns(store, file);
  const existing = await readExisting(store, file, knownRuns);
  const conflicts = [
    ...runsOfOtherSuites(file, knownRuns, fileName),
    ...(existing === undefined ? [] : headConflicts(file, existing, fileName)),
  ];

  const added = <L extends ListName>(list: L): Entry<L>[] => {
    const known = new Map<string, Entry<L>>();
    for (const entry of entriesOf(existing, list)) known.set(ENTRY_KEYS[list](entry), entry);
    return entriesOf(file, list).filter((entry, index) => {
      const other = known.get(ENTRY_KEYS[list](entry));
      if (other === undefined) return true;
      if (JSON.stringify(other) !== JSON.stringify(entry)) {
        conflicts.push({
          code: 'conflict',
          where: { file: fileName, pointer: jsonPointer([list, index]) },
          expected: `the content that “${ENTRY_KEYS[list](entry)}” has in suite “${slug}”`,
          found: `other content (${differingKeys(other, entry).join(', ')})`,
          hint: 'what is stored is not overwritten; give the entry another id',
        });
      }
      return false;
    });
  };
  const additions: SuiteFile = {
    format: file.format,
    suite: file.suite,
    metrics: added('metrics'),
    subjects: added('subjects'),
    runs: added('runs'),
    claims: added('claims'),
    statements: added('statements'),
    criteria: added('criteria'),
    guidance: added('guidance'),
    references: added('references'),
  };
  if (conflicts.length > 0) {
    throw new AppError('CONFLICT', 'Other content is stored under the same ids, so nothing was imported.', {
      problems: conflicts,
    });
  }
  const newCases = existing === undefined ? casesOf(additions) : await unknownCases(store, additions);
  return {
    isNew: existing === undefined,
    additions,
    newCases,
    positions:
      existing === undefined ? await firstPositions(store) : await nextPositions(store, additions, newCases),
  };
}

function entriesOf<L extends ListName>(file: SuiteFile | undefined, list: L): readonly Entry<L>[] {
  // The compiler cannot see that element types of the list named L are Entry<L>, which is how Entry is defined.
  return (file?.[list] ?? []) as readonly Entry<L>[];
}

/** Of the stored suite, canonical: its head, the lists that the file has too, and the runs that the file names. */
async function readExisting(
  store: Store,
  file: SuiteFile,
  knownRuns: ReadonlyMap<string, string>,
): Promise<SuiteFile | undefined> {
  const { slug } = file.suite;
  const head = await findSuiteHead(store, slug);
  if (head === undefined) return undefined;
  // Nearly always none: a run is read with all its measurements only where its id is taken.
  const runIds = (file.runs ?? []).map((run) => run.id).filter((id) => knownRuns.has(id));
  return canonicalSuiteFile({
    format: SUITE_FILE_FORMAT,
    suite: head,
    ...(file.metrics && { metrics: await listMetrics(store, slug) }),
    ...(file.subjects && { subjects: await listSubjects(store, slug) }),
    ...(file.runs && { runs: await listRuns(store, runIds) }),
    ...(file.claims && { claims: await listClaims(store, slug) }),
    ...(file.statements && { statements: await listStatements(store, slug) }),
    ...(file.criteria && { criteria: await listCriteria(store, slug) }),
    ...(file.guidance && { guidance: await listGuidance(store, slug) }),
    ...(file.references && { references: await listReferences(store, slug) }),
  });
}

/** Of those runs of the file that are stored, the slug of their suite by their id. */
async function suitesOfRuns(store: Store, file: SuiteFile): Promise<ReadonlyMap<string, string>> {
  const { run } = store.tables;
  const ids = [...new Set((file.runs ?? []).map(({ id }) => id))];
  const rows = await inChunks(ids, 500, (chunk) =>
    store.db.select({ id: run.id, suite: run.suite }).from(run).where(inArray(run.id, chunk)).orderBy(run.id),
  );
  return new Map(rows.map(({ id, suite }) => [id, suite]));
}

/** The id of a run is its address, so it stands in one suite only. */
function runsOfOtherSuites(
  file: SuiteFile,
  knownRuns: ReadonlyMap<string, string>,
  fileName: string,
): Problem[] {
  return (file.runs ?? []).flatMap(({ id }, index) => {
    const suite = knownRuns.get(id);
    if (suite === undefined || suite === file.suite.slug) return [];
    return {
      code: 'conflict' as const,
      where: { file: fileName, pointer: jsonPointer(['runs', index]) },
      expected: `a run id that no other suite has`,
      found: `“${id}”, a run of suite “${suite}”`,
    };
  });
}

function headConflicts(file: SuiteFile, existing: SuiteFile, fileName: string): Problem[] {
  return (['title', 'summary'] as const).flatMap((key) => {
    const stored = existing.suite[key];
    const given = file.suite[key];
    if (stored === given) return [];
    return {
      code: 'conflict' as const,
      where: { file: fileName, pointer: `/suite/${key}` },
      expected: `the ${key} that suite “${file.suite.slug}” has: ${quoted(stored)}`,
      found: quoted(given),
    };
  });
}

function quoted(text: string | undefined): string {
  if (text === undefined) return 'none';
  return `“${text.length > 80 ? `${text.slice(0, 79)}…` : text}”`;
}

function differingKeys(a: object, b: object): string[] {
  const left = new Map<string, unknown>(Object.entries(a));
  const right = new Map<string, unknown>(Object.entries(b));
  return [...new Set([...left.keys(), ...right.keys()])].filter(
    (key) => JSON.stringify(left.get(key)) !== JSON.stringify(right.get(key)),
  );
}

async function unknownCases(store: Store, additions: SuiteFile): Promise<string[]> {
  const names = casesOf(additions);
  const known = new Set(await listKnownCases(store, additions.suite.slug, names));
  return names.filter((name) => !known.has(name));
}

function casesOf(file: SuiteFile): string[] {
  const runs = (file.runs ?? []).flatMap((run) => [
    ...(run.measurements ?? []),
    ...(run.distributions ?? []),
    ...(run.series ?? []),
  ]);
  return [...new Set([...runs, ...(file.claims ?? [])].map((entry) => entry.case))];
}
