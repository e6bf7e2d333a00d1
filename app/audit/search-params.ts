import { createLoader, parseAsString, type SearchParams } from 'nuqs/server';

const load = createLoader({
  /** A pasted table with its completions, packed. */
  draft: parseAsString,
  /** `too-large`: the table did not fit into an address. */
  fault: parseAsString,
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

/** What the address of a pasted audit asks for, as written. */
export async function readPasteParams(searchParams: Promise<SearchParams>) {
  const { draft, fault, ...rest } = load(await searchParams);
  const entries = Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== null);
  return {
    ...(draft === null ? {} : { draft }),
    isTooLarge: fault === 'too-large',
    wanted: Object.fromEntries(entries),
  };
}
