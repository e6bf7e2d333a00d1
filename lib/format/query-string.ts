/** The parameters of an address as they stand, each at most once. */
export type Query = Readonly<Record<string, string>>;

/**
 * A relative address with some parameters changed; `undefined` removes one. Commas stay readable.
 *
 * @example withQuery({ sort: 'latency.p99' }, { base: 'go-1.24' }) === '?sort=latency.p99&base=go-1.24'
 */
export function withQuery(query: Query, changes: Readonly<Record<string, string | undefined>>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...query, ...changes })) {
    if (value !== undefined && value !== '') params.set(key, value);
  }
  const text = params.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return `?${text}`;
}
