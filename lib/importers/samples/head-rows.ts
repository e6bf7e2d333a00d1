import Papa from 'papaparse';
import type { DocumentHead } from '../importer';
import { DELIMITERS, type Delimiter } from './sample-plan';

/** The first rows of a delimited text. */
export interface HeadRows {
  readonly delimiter: Delimiter;
  readonly header: readonly string[];
  /** Whole rows only, as many as the head holds. */
  readonly rows: readonly (readonly string[])[];
}

/** More columns than this are no log of requests. */
export const MAX_COLUMNS = 1000;

const MOST_ROWS = 2000;

/**
 * The header and the first rows of a file with a header, split at the delimiter that the header has most of. A row
 * that the end of the head cuts is left out. Undefined where the first line does not end within the head, or has too
 * many columns.
 */
export function headRows(head: Pick<DocumentHead, 'text' | 'complete'>): HeadRows | undefined {
  const end = head.text.indexOf('\n');
  const line = end === -1 ? (head.complete ? head.text : undefined) : head.text.slice(0, end);
  if (line === undefined) return undefined;
  const outside = line.replaceAll(/"[^"]*"/g, '');
  const [best] = DELIMITERS.map((delimiter) => ({
    delimiter,
    count: outside.split(delimiter).length - 1,
  })).toSorted((a, b) => b.count - a.count);
  if (best === undefined || best.count >= MAX_COLUMNS) return undefined;
  const whole = head.complete ? head.text : head.text.slice(0, head.text.lastIndexOf('\n') + 1);
  const { data } = Papa.parse<string[]>(whole, {
    delimiter: best.delimiter,
    newline: '\n',
    preview: MOST_ROWS + 1,
  });
  const [header, ...rows] = data;
  if (header === undefined) return undefined;
  return {
    delimiter: best.delimiter,
    header: header.map((name) => name.trim()),
    rows: rows.filter((row) => row.length > 1 || row[0] !== ''),
  };
}
