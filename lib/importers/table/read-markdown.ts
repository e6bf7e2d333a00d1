import { lexer, type Token, type Tokens } from 'marked';
import { MAX_CELL_LENGTH, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, type Cell, type Grid } from './grid';

/**
 * The tables of a Markdown text (GitHub's pipe tables). Only the lines of a table reach the Markdown parser, so that
 * hostile nesting elsewhere costs nothing. Tables beyond the limits of a grid are left out.
 */
export function readMarkdown(text: string): Grid[] {
  const lines = text.split('\n');
  const grids: Grid[] = [];
  let title: string | undefined;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const heading = /^ {0,3}#{1,6} +(\S.{0,300})$/.exec(line);
    if (heading !== null) title = heading[1]?.replace(/[ #]+$/, '');
    if (!line.includes('|') || !isDelimiterRow(lines[at + 1] ?? '')) continue;
    let end = at + 2;
    while (end < lines.length && (lines[end] ?? '').includes('|')) end += 1;
    const grid = readBlock(lines.slice(at, end), at + 1, title);
    const endsOpen = end === lines.length && !(lines[end - 1] ?? '').trimEnd().endsWith('|');
    const lastCell = endsOpen ? grid?.rows.at(-1)?.findLast(({ text: cell }) => cell !== '') : undefined;
    if (grid !== undefined) grids.push({ ...grid, ...(lastCell === undefined ? {} : { lastCell }) });
    at = end - 1;
  }
  return grids;
}

function isDelimiterRow(line: string): boolean {
  if (!line.includes('-') || !line.includes('|') || line.length > 10 * MAX_COLUMNS) return false;
  return splitPipes(line).every(({ text }) => /^:?-+:?$/.test(text));
}

function readBlock(lines: readonly string[], firstLine: number, title: string | undefined): Grid | undefined {
  const raw = lines.map(splitPipes);
  if (lines.length > MAX_ROWS + 2 || lines.length * (raw[0]?.length ?? 0) > MAX_CELLS) return undefined;
  if (raw.some((row) => row.length > MAX_COLUMNS || row.some(({ text }) => text.length > MAX_CELL_LENGTH))) {
    return undefined;
  }
  const table = lexer(lines.map((line) => line.trim()).join('\n')).find((token) => token.type === 'table');
  if (table === undefined) return undefined;
  const { header, rows } = table as Tokens.Table;
  const place = (row: readonly Tokens.TableCell[], index: number): Cell[] =>
    row.map((cell, column) => ({
      text: plainText(cell.tokens).trim(),
      line: firstLine + index,
      column: raw[index]?.[column]?.column ?? 1,
    }));
  return {
    kind: 'Markdown',
    ...(title === undefined ? {} : { title }),
    header: place(header, 0),
    rows: rows.map((row, index) => place(row, index + 2)),
  };
}

/** The cells of a line between pipes that are not escaped, with the column (from 1) of their first character. */
function splitPipes(line: string): { text: string; column: number }[] {
  const cells: { text: string; column: number }[] = [];
  let start = 0;
  const push = (end: number) => {
    const text = line.slice(start, end);
    cells.push({ text: text.trim(), column: start + 1 + (text.length - text.trimStart().length) });
    start = end + 1;
  };
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '\\') at += 1;
    else if (line[at] === '|') push(at);
  }
  push(line.length);
  if (cells[0]?.text === '' && line.trimStart().startsWith('|')) cells.shift();
  if (cells.length > 1 && cells.at(-1)?.text === '' && line.trimEnd().endsWith('|')) cells.pop();
  return cells;
}

/** What a reader sees: emphasis, code marks and links dropped. */
function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'br') return ' ';
      if (token.type === 'html') return '';
      if ('tokens' in token && token.tokens !== undefined) return plainText(token.tokens);
      return 'text' in token && typeof token.text === 'string' ? token.text : '';
    })
    .join('');
}
