import { createLoader, parseAsString, type SearchParams } from 'nuqs/server';
import type { Query } from '@/lib/format/query-string';

const load = createLoader({
  /** One of the five verdicts. */
  verdict: parseAsString,
  /** Slug. */
  subject: parseAsString,
  /** Id of a rule. */
  rule: parseAsString,
  /** Id of a claim whose findings are wanted. */
  claim: parseAsString,
  /** `1`: every finding instead of the first of each verdict. */
  all: parseAsString,
});

/** What the address of an audit asks for, as written; `readAuditFilter` takes what the suite knows. */
export async function readAuditParams(searchParams: Promise<SearchParams>): Promise<Query> {
  const entries = Object.entries(load(await searchParams));
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== null));
}
