import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** What queries and commands may call: reads, and builders of writes. Nothing here opens a transaction. */
export type ReadAndBuild = Pick<
  PgDatabase<PgQueryResultHKT, Record<string, never>>,
  'select' | 'selectDistinct' | 'with' | '$with' | '$count' | 'insert' | 'update' | 'delete'
>;

/** A value of a row as the driver gives it. */
export type Cell = string | number | null;
