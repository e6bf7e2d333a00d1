import type { Place } from '@/lib/problem';

/** Lines of a file around a place, with the place marked. */
export interface SourceLines {
  /** Number of the first of `lines`, from 1. */
  readonly firstLine: number;
  readonly lines: readonly string[];
  /** Columns count from 1; `to` is excluded. */
  readonly mark: { readonly line: number; readonly from?: number; readonly to?: number };
}

const LINES_AROUND = 2;

/** Files without line breaks exist; of a long line only the neighbourhood of the place is shown. */
const MAX_WIDTH = 160;
const BEFORE_COLUMN = 60;

/**
 * The lines around a place that a Problem names; undefined for a place without a line, or outside of the text.
 *
 * @param text as the file holds it; any line end
 * @example excerptAt('a\nbc\nd', { line: 2, column: 1 }) →
 *   { firstLine: 1, lines: ['a', 'bc', 'd'], mark: { line: 2, from: 1, to: 2 } }
 */
export function excerptAt(text: string, place: Place): SourceLines | undefined {
  const { line, column } = place;
  if (line === undefined) return undefined;
  const all = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  if (line < 1 || line > all.length) return undefined;
  const firstLine = Math.max(1, line - LINES_AROUND);
  const start = startOf(all[line - 1] ?? '', column);
  const lines = all.slice(firstLine - 1, line + LINES_AROUND).map((one) => cut(one, start));
  if (column === undefined) return { firstLine, lines, mark: { line } };
  const from = column - start + (start > 0 ? 1 : 0);
  return { firstLine, lines, mark: { line, from, to: from + 1 } };
}

/** The first character shown, from 0. */
function startOf(line: string, column: number | undefined): number {
  if (column === undefined || line.length <= MAX_WIDTH) return 0;
  return Math.max(0, column - 1 - BEFORE_COLUMN);
}

function cut(line: string, start: number): string {
  const shown = line.slice(start, start + MAX_WIDTH);
  const end = line.length > start + MAX_WIDTH ? '…' : '';
  return `${start > 0 ? '…' : ''}${shown}${end}`;
}
