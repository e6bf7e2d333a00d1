import type { Query } from '@/lib/format/query-string';

/**
 * The query of an address with some parameters changed; `undefined` removes one. An empty field is kept, since it says
 * something else than the page's default.
 *
 * @example costAddress({ users: '1M' }, { curve: 'rate' }) === '?users=1M&curve=rate'
 */
export function costAddress(
  query: Query,
  changes: Readonly<Record<string, string | undefined>> = {},
): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...query, ...changes })) {
    if (value !== undefined) params.set(key, value);
  }
  const text = params.toString().replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%2F', '/');
  return text === '' ? '' : `?${text}`;
}

/** Longer ones are no inputs. */
const LONGEST = 200;
const MOST_PARAMETERS = 300;

/** The parameters of an address, each once and of a sane length; nothing in them can break a page. */
export function readCostQuery(
  params: Readonly<Record<string, string | readonly string[] | undefined>>,
): Query {
  const entries = Object.entries(params).slice(0, MOST_PARAMETERS);
  return Object.fromEntries(
    entries.flatMap(([key, value]) => {
      const text = typeof value === 'string' ? value : value?.[0];
      return text === undefined || key.length > LONGEST ? [] : [[key, text.slice(0, LONGEST)] as const];
    }),
  );
}
