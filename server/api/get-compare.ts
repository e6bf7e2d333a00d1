import 'server-only';
import type * as z from 'zod';
import { listComparedRuns } from '@/db/queries/compared-runs';
import { getSuiteData } from '@/db/queries/suite-data';
import type { Store } from '@/db/store';
import { dataOfColumns } from '@/lib/comparison/column-data';
import { comparabilityOf, conditionedRuns } from '@/lib/comparison/comparability';
import { compareSuite } from '@/lib/comparison/compare-suite';
import { bodyRowsOf, type ComparisonBody } from '@/lib/comparison/comparison-body';
import { parseSelector } from '@/lib/comparison/fail-if';
import { defaultGrouping, groupRuns } from '@/lib/comparison/group-runs';
import { LEAVE_OUT_REASONS } from '@/lib/comparison/leave-out-reason';
import { selectColumns } from '@/lib/comparison/select-columns';
import { selectRows, withoutLoneClaims, type RowSelector } from '@/lib/comparison/select-rows';
import { withoutVerdicts } from '@/lib/comparison/without-verdicts';
import { AppError } from '@/lib/errors';
import type { SuiteData } from '@/lib/model/suite-data';
import { leaveOut } from '@/lib/tables/compare-leave-out';
import { RUNS_PER_SUBJECT } from '@/lib/tables/suite-page';
import { badParameter, badParameters } from './read-query';
import type { compareQuery } from './schemas';

/**
 * A comparison as data: of a suite as its page shows it, or of runs from any suites.
 *
 * With `suite` alone the columns are its subjects with their latest runs. With `runs` they are the subjects of these
 * runs, named `suite/subject` where they come from several suites; runs of one subject are a column each,
 * and other groupings may be asked for. Runs that did not measure the same thing get no verdicts without `anyway`.
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

  const comparability = comparabilityOf(conditionedRuns(data, columns));
  const isAnyway = query.anyway === '1';
  const compared = withoutLoneClaims(
    compareSuite(data, columns, {
      anyway: isAnyway,
      ...(query.base === undefined ? {} : { base: query.base }),
    }),
  );
  // A suite is shown as its page shows it, which withholds row by row.
  const isWithheld = query.runs !== undefined && comparability.verdict === 'not' && !isAnyway;
  const all = isWithheld ? withoutVerdicts(compared) : compared;
  const selectors = listOf(query.metrics)?.map(selectorOf);
  const selected = selectors === undefined ? undefined : selectRows(all, selectors);
  const [unmatched] = selected?.unmatched ?? [];
  if (unmatched !== undefined) {
    const known = [...new Set(all.rows.map((row) => `${row.metric.id}.${row.statistic}`))];
    requireOneOf('metrics', `${unmatched.metric}.${unmatched.statistic}`, known);
  }
  return {
    comparability,
    rows: bodyRowsOf(selected?.comparison ?? all, query.base),
    failed: [],
    cannotTell: [],
    ...(isAnyway ? { anyway: true } : {}),
  };
}

async function readData(store: Store, query: z.infer<typeof compareQuery>): Promise<SuiteData> {
  const ids = listOf(query.runs);
  if (ids !== undefined) return dataOfRuns(store, [...new Set(ids)], query);
  if (query.suite === undefined) {
    throw badParameters([badParameter('suite', 'a suite, or runs', 'neither')]);
  }
  return getSuiteData(store, query.suite, { runsPerSubject: RUNS_PER_SUBJECT });
}

async function dataOfRuns(
  store: Store,
  ids: readonly string[],
  query: z.infer<typeof compareQuery>,
): Promise<SuiteData> {
  const { suite } = query;
  const found = await listComparedRuns(store, ids);
  const runs = suite === undefined ? found : found.filter((run) => run.suite === suite);
  const missing = ids.find((id) => !runs.some(({ run }) => run.facts.id === id));
  if (missing !== undefined) {
    const place = suite === undefined ? '' : ` in the suite “${suite}”`;
    throw new AppError('NOT_FOUND', `There is no run “${missing}”${place}.`);
  }
  const include = LEAVE_OUT_REASONS.filter((reason) => !(listOf(query.without) ?? []).includes(reason));
  return dataOfColumns(groupRuns(leaveOut(runs, include).counted, [], query.group ?? defaultGrouping(runs)));
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
