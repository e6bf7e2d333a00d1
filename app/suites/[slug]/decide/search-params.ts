import type { SearchParams } from 'nuqs/server';
import { isCostFieldName } from '@/lib/cost/fields';
import { isSituationField } from '@/lib/decision/decide-query';
import type { Query } from '@/lib/format/query-string';

/** More than any page sends. */
const MOST_ENTRIES = 400;
const LONGEST = 200;

const PLAIN = new Set(['claimTolerance', 'seed', 'x', 'y', 'beside', 'add', 'form']);

/** What the address of a decision may say, as written; everything else is ignored. Its keys name criteria. */
export function readDecideParams(searchParams: SearchParams): Query {
  const entries = Object.entries(searchParams).flatMap(([key, value]): [string, string][] => {
    const text = Array.isArray(value) ? value.at(-1) : value;
    return text === undefined || !isKnown(key) ? [] : [[key, text.slice(0, LONGEST)]];
  });
  return Object.fromEntries(entries.slice(0, MOST_ENTRIES));
}

function isKnown(key: string): boolean {
  return (
    PLAIN.has(key) ||
    isCostFieldName(key) ||
    isSituationField(key) ||
    /^(?:weight|min|max|off|rate|source|new)\../.test(key)
  );
}
