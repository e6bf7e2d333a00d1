import type { TableRow } from './comparison-table';

/** Which way round a table stands: metrics or subjects as rows. */
export type Orientation = 'metrics' | 'subjects';

/** How much of a table is shown at once. */
export interface TableCut {
  readonly rows: readonly TableRow[];
  /** The columns that are shown, as indexes in their order. */
  readonly order: readonly number[];
}

/** Elements that a row, a heading of rows, a head of a column and a cell take. */
const [ROW, HEADING, COLUMN, CELL] = [8, 3, 8, 4];

/**
 * As much of a table as fits a number of elements, so that a page opens quickly whatever the size of its suite: with
 * metrics as rows the first rows; with subjects as rows the first subjects and, before that, as many metrics as leave
 * room for twenty of them. Never less than two of each.
 *
 * @param room elements of the page
 */
export function cutTable(
  rows: readonly TableRow[],
  order: readonly number[],
  orientation: Orientation,
  room: number,
): TableCut {
  if (orientation === 'subjects') {
    const wantedSubjects = Math.min(order.length, 20);
    const metrics = Math.min(
      rows.length,
      atLeastTwo((room - wantedSubjects * ROW) / (wantedSubjects * CELL + COLUMN)),
    );
    const subjects = atLeastTwo((room - metrics * COLUMN) / (ROW + CELL * metrics));
    return { rows: rows.slice(0, metrics), order: order.slice(0, subjects) };
  }
  const columns = order.slice(0, atLeastTwo((room / 4 - ROW) / CELL));
  let left = room - columns.length * COLUMN;
  const shown: TableRow[] = [];
  for (const row of rows) {
    left -= ROW + CELL * columns.length + (row.group === shown.at(-1)?.group ? 0 : HEADING);
    if (left < 0 && shown.length >= 2) break;
    shown.push(row);
  }
  return { rows: shown, order: columns };
}

function atLeastTwo(count: number): number {
  return Math.max(2, Math.floor(count));
}
