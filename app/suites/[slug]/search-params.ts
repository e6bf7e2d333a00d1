import { createLoader, parseAsArrayOf, parseAsString, type SearchParams } from 'nuqs/server';
import type { Query } from '@/lib/format/query-string';

/** What the address of a suite page may say; other parameters are ignored, unknown values are told. */
const suiteParams = {
  /** Subjects shown. */
  subjects: parseAsArrayOf(parseAsString),
  /** The subject that ratios refer to. */
  base: parseAsString,
  /** The row whose values order the columns, or the column whose distance from the best orders the rows. */
  sort: parseAsString,
  /** Parts of a column that are switched off or on, and which way round the table stands. */
  hide: parseAsString,
  show: parseAsString,
  orient: parseAsString,
  /** The run to mark. */
  run: parseAsString,
  /** A duration that latencies should stay within, and the case of the chart of percentiles. */
  target: parseAsString,
  case: parseAsString,
  /** The load that is drawn, where there are several charts of it. */
  load: parseAsString,
  /** A part of the names of the rows that the table shows, or a condition on their values. */
  filter: parseAsString,
  /** `all`: the whole table, all runs, all claims; a number: the claims of one place. */
  rows: parseAsString,
  runs: parseAsString,
  claims: parseAsString,
  /** The number whose origin is told. */
  cell: parseAsString,
};

const load = createLoader(suiteParams);

export async function readSuiteParams(searchParams: Promise<SearchParams>) {
  return readSuiteQuery(await searchParams);
}

export function readSuiteQuery(searchParams: SearchParams | URLSearchParams) {
  const { subjects, ...rest } = load(searchParams);
  const { base, sort, run } = rest;
  const query: Query = Object.fromEntries(
    Object.entries({ subjects: subjects?.join(','), ...rest }).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
  return {
    query,
    run: run ?? undefined,
    view: {
      ...(subjects === null ? {} : { subjects }),
      ...(base === null ? {} : { base }),
      ...(sort === null ? {} : { sort }),
    },
  };
}
