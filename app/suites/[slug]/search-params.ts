import { createLoader, parseAsArrayOf, parseAsString, type SearchParams } from 'nuqs/server';
import type { Query } from '@/lib/format/query-string';

/** What the address of a suite page may say; everything else is ignored. */
const suiteParams = {
  /** Subjects shown. */
  subjects: parseAsArrayOf(parseAsString),
  /** The subject that ratios refer to. */
  base: parseAsString,
  /** The row whose values order the columns. */
  sort: parseAsString,
  /** Parts of a column that are switched off or on. */
  hide: parseAsString,
  show: parseAsString,
  /** The run to mark. */
  run: parseAsString,
  /** A duration that latencies should stay within, and the case of the chart of percentiles. */
  target: parseAsString,
  case: parseAsString,
  /** Part of the name of the cases that the table shows. */
  cases: parseAsString,
};

const load = createLoader(suiteParams);

export async function readSuiteParams(searchParams: Promise<SearchParams>) {
  const { subjects, ...rest } = load(await searchParams);
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
