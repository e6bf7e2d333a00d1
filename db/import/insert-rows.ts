import 'server-only';
import { getTableColumns, sql, SQL, StringChunk, type SQLChunk, type Table } from 'drizzle-orm';
import type { WriteQuery } from '../write';

/**
 * An insert of many rows as one flat query. The builder's `values` makes and walks several objects for each cell, which
 * takes three times as long, and a file may bring thousands of cells.
 *
 * @param rows absent values become NULL, also where a column has a default
 * @example insertRows(tables.measurement, [{ runId: 'r_1', caseName: 'all', … }])
 */
export function insertRows<T extends Table>(
  table: T,
  rows: readonly Readonly<T['$inferInsert']>[],
): WriteQuery {
  const columns = Object.entries(getTableColumns(table));
  const names = sql.join(
    columns.map(([, column]) => sql.identifier(column.name)),
    sql`, `,
  );
  const chunks: SQLChunk[] = [sql`insert into ${table} (${names}) values `];
  for (const [index, row] of rows.entries()) {
    const cells = new Map<string, unknown>(Object.entries(row));
    chunks.push(index === 0 ? OPEN : NEXT_ROW);
    for (const [position, [key, column]] of columns.entries()) {
      if (position > 0) chunks.push(NEXT_CELL);
      const cell = cells.get(key);
      chunks.push(cell === undefined || cell === null ? NULL : parameter(column.mapToDriverValue(cell)));
    }
  }
  chunks.push(CLOSE);
  const query = new SQL(chunks);
  return { getSQL: () => query, returning: undefined };
}

const OPEN = new StringChunk('(');
const NEXT_CELL = new StringChunk(', ');
const NEXT_ROW = new StringChunk('), (');
const CLOSE = new StringChunk(')');
const NULL = new StringChunk('null');

/** A bare value stands for a parameter, as in the template `sql`. */
function parameter(value: unknown): SQLChunk {
  return value as SQLChunk;
}
