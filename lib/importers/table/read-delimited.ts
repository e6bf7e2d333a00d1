import Papa from 'papaparse';
import type { Problem } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import { MAX_CELL_LENGTH, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, type Cell, type Grid } from './grid';

const DELIMITERS = ['\t', ';', ','] as const;
type Delimiter = (typeof DELIMITERS)[number];

/**
 * The table of a CSV or TSV text (RFC 4180; delimiter tab, semicolon or comma), or undefined where the first lines
 * do not look like one. Faults inside a table are Problems: more cells than the header, a quote that stays open.
 */
export function readDelimited(text: string, fileName: string): Result<Grid> | undefined {
  const delimiter = findDelimiter(text);
  if (delimiter === undefined) return undefined;
  const rows = splitRows(text, delimiter);
  const problem = rows.problem ?? checkRows(rows.cells, delimiter);
  if (problem !== undefined) return fail({ ...problem, where: { file: fileName, ...problem.where } });
  const [header, ...body] = rows.cells;
  if (header === undefined) return undefined;
  // A closing quote or a delimiter shows that the cell before it is whole.
  const lastCell = /[\n"\t;,]$/.test(text) ? undefined : body.at(-1)?.at(-1);
  return succeed({
    kind: delimiter === '\t' ? 'TSV' : 'CSV',
    // A comment sign before the first name, as some tools write it.
    header: header.map((cell, index) =>
      index === 0 ? { ...cell, text: cell.text.replace(/^#\s*/, '') } : cell,
    ),
    rows: body,
    ...(delimiter === ';' ? { hasSemicolons: true } : {}),
    ...(lastCell === undefined ? {} : { lastCell }),
  });
}

/** The delimiter that the first two rows have in common, the more frequent one when there are several. */
function findDelimiter(text: string): Delimiter | undefined {
  const [first, second] = countDelimiters(text);
  let best: Delimiter | undefined;
  for (const delimiter of DELIMITERS) {
    const count = first?.[delimiter] ?? NaN;
    if (
      count > 0 &&
      (second?.[delimiter] ?? NaN) > 0 &&
      (best === undefined || count > (first?.[best] ?? NaN))
    ) {
      best = delimiter;
    }
  }
  return best;
}

/** How often each delimiter stands outside quotes in each of the first two rows that are not blank. */
function countDelimiters(text: string): Record<Delimiter, number>[] {
  const rows: Record<Delimiter, number>[] = [];
  let counts = { '\t': 0, ';': 0, ',': 0 };
  let blank = true;
  let quoted = false;
  for (let at = 0; at <= text.length && rows.length < 2; at += 1) {
    const character = text[at];
    if (character === undefined || (character === '\n' && !quoted)) {
      if (!blank) rows.push(counts);
      counts = { '\t': 0, ';': 0, ',': 0 };
      blank = true;
      continue;
    }
    if (character !== ' ') blank = false;
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '\t' || character === ';' || character === ','))
      counts[character] += 1;
  }
  return rows;
}

type Fault = Omit<Problem, 'where'> & { readonly where: { line: number; column: number } };

function splitRows(text: string, delimiter: Delimiter): { cells: Cell[][]; problem?: Fault } {
  const cells: Cell[][] = [];
  let problem: Fault | undefined;
  let count = 0;
  if (hasMoreLines(text, 2 * MAX_ROWS)) {
    return { cells, problem: tooLarge(MAX_ROWS + 2, `more than ${2 * MAX_ROWS} lines`) };
  }
  let start = 0;
  let line = 1;
  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    step: ({ data, errors, meta }, parser) => {
      const raw = text.slice(start, meta.cursor);
      const unclosed = errors.find((error) => error.type === 'Quotes');
      if (unclosed !== undefined) {
        problem = {
          code: 'syntax',
          where: { line, column: 1 },
          expected: 'quotes around a cell to be closed before the next delimiter',
          found: 'a quote that stays open or text after a closing quote',
        };
      } else if (data.length > MAX_COLUMNS || cells.length > MAX_ROWS || count > MAX_CELLS) {
        problem = tooLarge(
          line,
          data.length > MAX_COLUMNS
            ? `${data.length} columns`
            : `more than ${cells.length} rows of ${data.length} cells`,
        );
      } else if (data.some((value) => value.trim() !== '')) {
        count += data.length;
        cells.push(placeCells(data, raw, delimiter, line));
      }
      if (problem !== undefined) parser.abort();
      start = meta.cursor;
      line += raw.split('\n').length - 1;
    },
  });
  return problem === undefined ? { cells } : { cells, problem };
}

function hasMoreLines(text: string, limit: number): boolean {
  let at = -1;
  for (let line = 0; line <= limit; line += 1) {
    at = text.indexOf('\n', at + 1);
    if (at === -1) return false;
  }
  return true;
}

/** Where each cell of a raw row starts; a quoted cell may span lines. */
function placeCells(values: readonly string[], raw: string, delimiter: string, firstLine: number): Cell[] {
  const starts: { line: number; column: number }[] = [{ line: firstLine, column: 1 }];
  let line = firstLine;
  let lineStart = 0;
  let quoted = false;
  for (let at = 0; at < raw.length; at += 1) {
    const character = raw[at];
    if (character === '"') quoted = !quoted;
    else if (character === '\n') {
      line += 1;
      lineStart = at + 1;
    } else if (character === delimiter && !quoted) starts.push({ line, column: at + 2 - lineStart });
  }
  return values.map((value, index) => ({
    text: value.trim(),
    ...(starts[index] ?? { line: firstLine, column: 1 }),
  }));
}

function checkRows(cells: readonly (readonly Cell[])[], delimiter: Delimiter): Fault | undefined {
  const width = cells[0]?.length ?? 0;
  for (const row of cells) {
    const extra = row.slice(width).find((cell) => cell.text !== '');
    if (extra !== undefined) {
      return {
        code: 'syntax',
        where: { line: extra.line, column: extra.column },
        expected: `at most ${width} cells, as in the header`,
        found: `${row.length} cells`,
        hint:
          delimiter === ','
            ? 'put numbers with thousands commas in double quotes; one table in a file'
            : 'one table in a file',
      };
    }
    const long = row.find((cell) => cell.text.length > MAX_CELL_LENGTH);
    if (long !== undefined) return tooLarge(long.line, `a cell of ${long.text.length} characters`);
  }
  return undefined;
}

function tooLarge(line: number, found: string): Fault {
  return {
    code: 'too-large',
    where: { line, column: 1 },
    expected: `a table of results: at most ${MAX_COLUMNS} columns, ${MAX_ROWS} rows, ${MAX_CELLS} cells and ${MAX_CELL_LENGTH} characters in a cell`,
    found,
    hint: 'this looks like raw data; import the summary of the run',
  };
}
