import type { PointRows, RequestRows } from '@/lib/importers/samples/sample-plan';
import type { Engine } from './engine';
import { MOST_CASES, REST } from './read-tally';

/** So many rows are looked at before the file is read. */
const LOOKED_AT = 50_000;

/** With more names than this among them, rare ones are put together before they are counted. */
const MOST_NAMES = 5000;

/**
 * The rows of a source, in which the names of cases are the most frequent ones and one for the rest, where its first
 * rows have thousands: addresses with ids in them would otherwise be counted by the million.
 */
export async function foldRareCases(
  engine: Engine,
  source: string,
  rows: RequestRows | PointRows,
): Promise<string> {
  const fields =
    rows.shape === 'requests'
      ? [rows.case].filter((field) => field !== undefined)
      : rows.tags.map(({ field }) => field);
  if (fields.length === 0) return source;
  const names = fields.map((field) => `CAST(count(DISTINCT f${field}) AS DOUBLE) AS f${field}`);
  const counts = await engine.columns(
    `SELECT ${names.join(', ')} FROM (SELECT * FROM (${source}) LIMIT ${LOOKED_AT})`,
  );
  const folded: string[] = [];
  for (const field of fields) {
    if (Number(counts[`f${field}`]?.[0]) <= MOST_NAMES) continue;
    await engine.run(`CREATE TABLE frequent${field} AS
      SELECT f${field} AS name FROM (SELECT f${field} FROM (${source}) LIMIT ${LOOKED_AT})
      WHERE f${field} IS NOT NULL GROUP BY ALL ORDER BY count(*) DESC, name LIMIT ${MOST_CASES}`);
    folded.push(
      `CASE WHEN f${field} IS NULL OR f${field} = '' OR f${field} IN (SELECT name FROM frequent${field}) THEN f${field} ELSE '${REST}' END AS f${field}`,
    );
  }
  return folded.length === 0 ? source : `SELECT * REPLACE (${folded.join(', ')}) FROM (${source})`;
}
