import { COST_FIELD_NAMES } from '@/lib/cost/fields';
import type { Query } from '@/lib/format/query-string';

/** What the address says and no field of the form shows: it is sent along. */
export function HiddenFields({ query }: { query: Query }) {
  const kept = ['seed', 'beside', ...COST_FIELD_NAMES].filter((name) => !SHOWN.has(name));
  return (
    <>
      <input type="hidden" name="form" value="1" />
      {[...new Set(kept)].map((name) =>
        query[name] === undefined ? null : <input key={name} type="hidden" name={name} value={query[name]} />,
      )}
    </>
  );
}

const SHOWN: ReadonlySet<string> = new Set(['users', 'claimTolerance']);
