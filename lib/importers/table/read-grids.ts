import type { Problem } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import type { Grid } from './grid';
import { readCell } from './cell-value';
import { readDelimited } from './read-delimited';
import { readHtml } from './read-html';
import { readMarkdown } from './read-markdown';

/**
 * The tables with numbers of a document, in their order: those of HTML where there are `<table>` elements, else the
 * pipe tables of Markdown, else the document as one CSV or TSV table. A Problem where there is none.
 */
export function readGrids(text: string, fileName: string): Result<Grid[]> {
  // Braces begin JSON, and a CSV header does not.
  if (/^\s*[{[]/.test(text)) return fail(noTable(fileName));
  const marked = /<table[\s>]/i.test(text) ? readHtml(text) : readMarkdown(text);
  const usable = marked.filter(isUsable);
  if (usable.length > 0) return succeed(usable);
  if (marked.length > 0 || /^\s*</.test(text)) return fail(noTable(fileName));
  const delimited = readDelimited(text, fileName);
  if (delimited === undefined) return fail(noTable(fileName));
  if (!delimited.ok) return delimited;
  return isUsable(delimited.value) ? succeed([delimited.value]) : fail(noTable(fileName));
}

/** Two columns, a header with names and a number below it. */
function isUsable(grid: Grid): boolean {
  return (
    grid.header.length >= 2 &&
    grid.header.some((cell) => readCell(cell.text).kind === 'text') &&
    grid.rows.some((row) => row.some((cell) => readCell(cell.text).kind === 'number'))
  );
}

function noTable(file: string): Problem {
  return {
    code: 'nothing-measured',
    where: { file },
    expected: 'a CSV, TSV, Markdown or HTML table with a header, two columns and a number',
    found: 'none',
  };
}
