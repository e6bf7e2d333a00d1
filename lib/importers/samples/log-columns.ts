import type { DocumentHead } from '../importer';
import { headRows, MAX_COLUMNS } from './head-rows';
import type { Delimiter } from './sample-plan';

/** The columns of a log as its head shows them, whatever it is written in. */
export interface LogColumns {
  readonly source:
    | { readonly as: 'csv'; readonly delimiter: Delimiter }
    | { readonly as: 'ndjson'; readonly paths: readonly (readonly string[])[] };
  readonly columns: readonly LogColumn[];
  readonly rowCount: number;
}

export interface LogColumn {
  readonly name: string;
  /** As text, one for each row of the head; empty where a row has none. */
  readonly values: readonly string[];
}

/** Objects within objects are read to this depth. */
const MAX_DEPTH = 4;

/** The columns of a CSV or TSV text with a header, or of lines of JSON objects; undefined for anything else. */
export function logColumns(head: Pick<DocumentHead, 'text' | 'complete'>): LogColumns | undefined {
  return /^\s*\{/.test(head.text) ? ndjsonColumns(head) : csvColumns(head);
}

function csvColumns(head: Pick<DocumentHead, 'text' | 'complete'>): LogColumns | undefined {
  const rows = headRows(head);
  if (rows === undefined || rows.rows.length === 0) return undefined;
  const fitting = rows.rows.filter((row) => row.length === rows.header.length);
  // A row of another length among them is a fault of a log, which is told with its line.
  if (fitting.length * 10 < rows.rows.length * 9) return undefined;
  return {
    source: { as: 'csv', delimiter: rows.delimiter },
    columns: rows.header.map((name, index) => ({ name, values: fitting.map((row) => row[index] ?? '') })),
    rowCount: fitting.length,
  };
}

function ndjsonColumns({ text, complete }: Pick<DocumentHead, 'text' | 'complete'>): LogColumns | undefined {
  const lines = (complete ? text : text.slice(0, text.lastIndexOf('\n') + 1))
    .split('\n')
    .filter((line) => line.trim() !== '');
  const rows: Map<string, { path: readonly string[]; value: string }>[] = [];
  for (const line of lines) {
    const row = flatObject(line);
    if (row === undefined) return undefined;
    rows.push(row);
  }
  const paths = new Map(rows.flatMap((row) => [...row].map(([name, { path }]) => [name, path] as const)));
  if (rows.length === 0 || paths.size === 0 || paths.size > MAX_COLUMNS) return undefined;
  return {
    source: { as: 'ndjson', paths: [...paths.values()] },
    columns: [...paths.keys()].map((name) => ({
      name,
      values: rows.map((row) => row.get(name)?.value ?? ''),
    })),
    rowCount: rows.length,
  };
}

/** The plain values of a JSON object by their names, those within objects as `outer.inner`. */
function flatObject(line: string): Map<string, { path: readonly string[]; value: string }> | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (!isObject(parsed)) return undefined;
  const found = new Map<string, { path: readonly string[]; value: string }>();
  const collect = (object: Record<string, unknown>, before: readonly string[]) => {
    for (const [key, value] of Object.entries(object)) {
      const path = [...before, key];
      if (isObject(value) && path.length < MAX_DEPTH) collect(value, path);
      else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
        found.set(path.join('.'), { path, value: String(value) });
      }
    }
  };
  collect(parsed, []);
  return found;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
