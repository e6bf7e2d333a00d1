import 'server-only';
import { listComparedRuns } from '@/db/queries/compared-runs';
import { listSubjects } from '@/db/queries/subjects';
import { getSuiteData } from '@/db/queries/suite-data';
import { listSuites } from '@/db/queries/suites';
import type { Store } from '@/db/store';
import { readCompareQuery, type CompareQuery } from '@/lib/comparison/compare-query';
import type { ClaimsOfSubject, RunInSuite } from '@/lib/comparison/group-runs';
import { AppError } from '@/lib/errors';
import type { SuiteData } from '@/lib/model/suite-data';
import type { Problem } from '@/lib/problem';
import { buildComparePage, type ComparePageModel } from '@/lib/tables/compare-page';
import { RUNS_PER_SUBJECT } from '@/lib/tables/suite-page';

/** An address as the browser gives it. */
export type CompareParams = Readonly<Record<string, string | string[] | undefined>>;

/** What an address of a comparison asks for, as far as it is there. */
export interface CompareInput {
  readonly query: CompareQuery;
  readonly entries: readonly RunInSuite[];
  readonly claims: readonly ClaimsOfSubject[];
  readonly problems: readonly Problem[];
}

/** The page of a comparison. What its address names and nobody has is reported on it. */
export async function getComparePage(store: Store, params: CompareParams): Promise<ComparePageModel> {
  const { query, entries, claims, problems } = await getCompareInput(store, params);
  const pair = textOf(params['pair']);
  const sort = textOf(params['sort']);
  return buildComparePage(entries, claims, query, {
    problems,
    isWhole: params['rows'] === 'all',
    ...(pair === undefined ? {} : { pair }),
    ...(sort === undefined ? {} : { sort }),
  });
}

export async function getCompareInput(store: Store, params: CompareParams): Promise<CompareInput> {
  const { query, problems } = readCompareQuery(params);
  const found = await listComparedRuns(store, query.runs);
  const ids = new Set(found.map(({ run }) => run.facts.id));
  const vanished = query.runs.filter((id) => !ids.has(id));
  const subjects = await readSubjects(store, query.subjects);
  return {
    query,
    entries: [...found, ...subjects.entries.filter(({ run }) => !ids.has(run.facts.id))],
    claims: subjects.claims,
    problems: [
      ...problems,
      ...vanished.map((id): Problem => ({
        code: 'bad-parameter',
        where: { file: 'runs' },
        expected: 'the id of a stored run',
        found: `“${id}”, which is not here or no longer`,
      })),
      ...subjects.problems,
    ],
  };
}

/** Subjects that a reader may choose, of the suites that changed last. */
export async function listComparableSubjects(store: Store) {
  const { suites } = await listSuites(store, { limit: MOST_SUITES });
  return Promise.all(
    suites.map(async ({ slug, title, runCount, claimCount }) => ({
      slug,
      title,
      runCount,
      claimCount,
      subjects: (await listSubjects(store, slug)).slice(0, MOST_SUBJECTS),
    })),
  );
}

const MOST_SUITES = 20;
const MOST_SUBJECTS = 12;

async function readSubjects(store: Store, names: readonly string[]) {
  const entries: RunInSuite[] = [];
  const claims: ClaimsOfSubject[] = [];
  const problems: Problem[] = [];
  for (const name of names) {
    const [suite = '', slug = ''] = splitName(name);
    const data = await findSubject(store, suite, slug);
    const subject = data?.subjects.find((candidate) => candidate.slug === slug);
    if (data === undefined || subject === undefined) {
      problems.push({
        code: 'bad-parameter',
        where: { file: 'subjects' },
        expected: 'SUITE/SUBJECT, both by their short names',
        found: `“${name}”`,
      });
      continue;
    }
    entries.push(...entriesOf(data, suite));
    const own = data.claims.filter((claim) => claim.subject === slug);
    if (own.length > 0) claims.push({ suite, subject, claims: own });
  }
  return { entries, claims, problems };
}

function splitName(name: string): string[] {
  const slash = name.indexOf('/');
  return slash === -1 ? [name] : [name.slice(0, slash), name.slice(slash + 1)];
}

async function findSubject(store: Store, suite: string, slug: string): Promise<SuiteData | undefined> {
  try {
    return await getSuiteData(store, suite, { runsPerSubject: RUNS_PER_SUBJECT, subjects: [slug] });
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}

function entriesOf(data: SuiteData, suite: string): RunInSuite[] {
  const values = byRun(data.values);
  const repetitions = byRun(data.repetitions ?? []);
  return data.runs.flatMap((facts) => {
    const subject = data.subjects.find(({ slug }) => slug === facts.subject);
    if (subject === undefined) return [];
    return {
      suite,
      subject,
      metrics: data.metrics,
      run: { facts, values: values.get(facts.id) ?? [], repetitions: repetitions.get(facts.id) ?? [] },
    };
  });
}

function byRun<T extends { readonly runId: string }>(items: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(item.runId);
    if (group === undefined) groups.set(item.runId, [item]);
    else group.push(item);
  }
  return groups;
}

function textOf(value: string | string[] | undefined): string | undefined {
  const text = Array.isArray(value) ? value.at(-1) : value;
  return text === '' ? undefined : text;
}
