/** A cell as written, with its place in the file (both from 1). */
export interface Cell {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** A rectangular table with a header row. Rows may be shorter than the header: what is missing was not measured. */
export interface Grid {
  readonly kind: 'CSV' | 'TSV' | 'Markdown' | 'HTML';
  /** The heading or caption above the table. */
  readonly title?: string;
  readonly header: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
  /** Cells stand apart by semicolons. */
  readonly hasSemicolons?: true;
  /** The last cell of a file that ends right behind it, without a line feed: it may have been cut short. */
  readonly lastCell?: Cell;
}

/** Larger tables are raw data: one row for each request instead of one for each subject. */
export const MAX_ROWS = 2000;
export const MAX_COLUMNS = 200;
export const MAX_CELLS = 50_000;
export const MAX_CELL_LENGTH = 1000;

/** The same table with its rows as columns; the corner stays where it is. */
export function transpose(grid: Grid): Grid {
  const corner = grid.header[0] ?? { text: '', line: 1, column: 1 };
  return {
    ...grid,
    header: [corner, ...grid.rows.map((row) => row[0] ?? { ...corner, text: '' })],
    rows: grid.header
      .slice(1)
      .map((head, index) => [
        head,
        ...grid.rows.map((row) => row[index + 1] ?? { ...(row.at(-1) ?? head), text: '' }),
      ]),
  };
}
