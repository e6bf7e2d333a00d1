import type { LatencyLogGuess, LatencyLogMapping } from '@/lib/importers/samples/latency-log-mapping';

/** What the columns of a kind of file mean, under a name that the reader gave it. */
export interface RememberedMapping {
  readonly name: string;
  /** Of the file it was made for, in their order. */
  readonly columns: readonly string[];
  readonly mapping: LatencyLogMapping;
}

/** Where the browser keeps them. */
export const REMEMBERED_KEY = 'benchlens-mappings';

const MOST_REMEMBERED = 50;

/** What the browser kept, as far as it is ours and whole. */
export function parseRemembered(text: string | null): RememberedMapping[] {
  let list: unknown;
  try {
    list = JSON.parse(text ?? '[]');
  } catch {
    return [];
  }
  return Array.isArray(list) ? list.filter(isRemembered).slice(-MOST_REMEMBERED) : [];
}

/** The list with one more; a name that is taken is given anew. */
export function remember(list: readonly RememberedMapping[], entry: RememberedMapping): RememberedMapping[] {
  return [...list.filter(({ name }) => name !== entry.name), entry].slice(-MOST_REMEMBERED);
}

/** Those that were made for a file with the same columns. */
export function rememberedFor(
  list: readonly RememberedMapping[],
  columns: LatencyLogGuess['columns'],
): RememberedMapping[] {
  const names = columns.map(({ name }) => name);
  return list.filter(
    (entry) =>
      entry.columns.length === names.length && entry.columns.every((name, index) => name === names[index]),
  );
}

function isRemembered(value: unknown): value is RememberedMapping {
  return (
    isObject(value) &&
    typeof value.name === 'string' &&
    Array.isArray(value.columns) &&
    value.columns.every((name) => typeof name === 'string') &&
    isObject(value.mapping) &&
    Object.values(value.mapping).every((name) => typeof name === 'string')
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
