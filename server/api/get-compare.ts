import 'server-only';
import type * as z from 'zod';
import { listComparedRuns, type RunOfAnySuite } from '@/db/queries/compared-runs';
import { getSuiteData } from '@/db/queries/suite-data';
import type { Store } from '@/db/store';
import { dataOfColumns, type ComparedColumn } from '@/lib/comparison/column-data';
import { comparabilityOf, conditionedRuns } from '@/lib/comparison/comparability';
import { compareSuite } from '@/lib/comparison/compare-suite';
import { bodyRowsOf, type ComparisonBody } from '@/lib/comparison/comparison-body';
import { parseSelector } from '@/lib/comparison/fail-if';
import { selectColumns } from '@/lib/comparison/select-columns';
import { selectRows, withoutLoneClaims, type RowSelector } from '@/lib/comparison/select-rows';
import { AppError } from '@/lib/errors';
import type { SuiteData } from '@/lib/model/suite-data';
import { RUNS_PER_SUBJECT } from '@/lib/tables/suite-page';
import { badParameter, badParameters } from './read-query';
import type { compareQuery } from './schemas';

/**
 * A comparison as data: of a suite as its page shows it, or of runs from any suites.
 *
 * With `suite` alone the columns are its subjects with their latest runs. With `runs` they are the subjects of these
 * runs, named `suite/subject` where they come from several suites; runs of one subject are a column each.
 *
 * @throws AppError NOT_FOUND for an unknown suite or run; INVALID with `bad-parameter` for anything else unknown
 */
export async function getComparison(
  store: Store,
  query: z.infer<typeof compareQuery>,
): Promise<ComparisonBody> {
  const wanted = listOf(query.subjects);
  const data = await readData(store, query);
  const slugs = data.subjects.map(({ slug }) => slug);
  for (const slug of wanted ?? []) requireOneOf('subjects', slug, slugs);
  const columns = selectColumns(data, wanted);
  if (query.base !== undefined) requireOneOf('base', query.base, columns);

  const all = withoutLoneClaims(
    compareSuite(data, columns, query.base === undefined ? {} : { base: query.base }),
  );
  const selectors = listOf(query.metrics)?.map(selectorOf);
  const selected = selectors === undefined ? undefined : selectRows(all, selectors);
  const [unmatched] = selected?.unmatched ?? [];
  if (unmatched !== undefined) {
    const known = [...new Set(all.rows.map((row) => `${row.metric.id}.${row.statistic}`))];
    requireOneOf('metrics', `${unmatched.metric}.${unmatched.statistic}`, known);
  }
  return {
    comparability: comparabilityOf(conditionedRuns(data, columns)),
    rows: bodyRowsOf(selected?.comparison ?? all, query.base),
    failed: [],
    cannotTell: [],
  };
}

async function readData(store: Store, query: z.infer<typeof compareQuery>): Promise<SuiteData> {
  const ids = listOf(query.runs);
  if (ids !== undefined) return dataOfRuns(store, [...new Set(ids)], query.suite);
  if (query.suite === undefined) {
    throw badParameters([badParameter('suite', 'a suite, or runs', 'neither')]);
  }
  return getSuiteData(store, query.suite, { runsPerSubject: RUNS_PER_SUBJECT });
}

async function dataOfRuns(
  store: Store,
  ids: readonly string[],
  suite: string | undefined,
): Promise<SuiteData> {
  const found = await listComparedRuns(store, ids);
  const runs = suite === undefined ? found : found.filter((run) => run.suite === suite);
  const missing = ids.find((id) => !runs.some(({ run }) => run.facts.id === id));
  if (missing !== undefined) {
    const place = suite === undefined ? '' : ` in the suite “${suite}”`;
    throw new AppError('NOT_FOUND', `There is no run “${missing}”${place}.`);
  }
  return dataOfColumns(columnsOf(runs));
}

function columnsOf(runs: readonly RunOfAnySuite[]): ComparedColumn[] {
  const isOneSuite = new Set(runs.map(({ suite }) => suite)).size === 1;
  const nameOf = ({ suite, subject }: RunOfAnySuite) =>
    isOneSuite ? subject.slug : `${suite}/${subject.slug}`;
  const isOneSubject = new Set(runs.map(nameOf)).size === 1;
  const groups = new Map<string, RunOfAnySuite[]>();
  for (const entry of runs) {
    const slug = isOneSubject ? entry.run.facts.id : nameOf(entry);
    const group = groups.get(slug);
    if (group === undefined) groups.set(slug, [entry]);
    else group.push(entry);
  }
  return [...groups].map(([slug, entries]) => {
    const [first] = entries;
    return {
      slug,
      ...(first === undefined ? {} : { subject: first.subject }),
      runs: entries.map(({ run }) => run),
      metrics: entries.flatMap(({ metrics }) => metrics),
      claims: [],
    };
  });
}

function selectorOf(text: string): RowSelector {
  const selector = parseSelector(text);
  if (selector === undefined) {
    throw badParameters([badParameter('metrics', 'metric.statistic such as latency.p99', `“${text}”`)]);
  }
  return selector;
}

function listOf(text: string | undefined): string[] | undefined {
  return text?.split(',').filter((part) => part !== '');
}

function requireOneOf(name: string, value: string, known: readonly string[]): void {
  if (known.includes(value)) return;
  const shown = known.slice(0, MOST_SHOWN).join(', ');
  const more = known.length > MOST_SHOWN ? ' …' : '';
  throw badParameters([
    badParameter(name, known.length === 0 ? 'something to choose from' : `${shown}${more}`, `“${value}”`),
  ]);
}

const MOST_SHOWN = 20;
