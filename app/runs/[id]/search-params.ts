import type { Query } from '@/lib/format/query-string';

/** Whether all measurements are shown, a duration that latencies should stay within, and the case of the charts. */
const NAMES = ['all', 'target', 'case'] as const;

/** What the address of a run page says; everything else is ignored. */
export function readRunParams(params: Readonly<Record<string, string | string[] | undefined>>): Query {
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = params[name];
      return typeof value === 'string' && value !== '' ? [[name, value] as const] : [];
    }),
  );
}
