import * as pg from 'drizzle-orm/pg-core';
import * as sqlite from 'drizzle-orm/sqlite-core';

/**
 * All knowledge of dialects about columns. Both kits offer the same keys, so one declaration of the tables serves
 * both engines. Only text, whole numbers, doubles, booleans, JSON and bytes exist here: what every engine that speaks
 * PostgreSQL's protocol can also do.
 */
export const pgKit = {
  table: pg.pgTable,
  text: (name: string) => pg.text(name),
  /** A whole number that a double holds exactly; int8 arrives as text from the driver. */
  integer: pg.customType<{ data: number; driverData: number | string }>({
    dataType: () => 'bigint',
    toDriver: safeInteger,
    fromDriver: (value) => safeInteger(Number(value)),
  }),
  /** Epoch milliseconds, UTC. */
  millis: pg.customType<{ data: number; driverData: number | string }>({
    dataType: () => 'bigint',
    toDriver: safeInteger,
    fromDriver: (value) => safeInteger(Number(value)),
  }),
  /** A finite double. */
  real: pg.customType<{ data: number; driverData: number }>({
    dataType: () => 'double precision',
    toDriver: finite,
  }),
  bool: (name: string) => pg.boolean(name),
  bytes: pg.customType<{ data: Uint8Array; driverData: Uint8Array }>({
    dataType: () => 'bytea',
    toDriver: plainBytes,
    fromDriver: plainBytes,
  }),
  /** Parsed JSON of unknown shape: whoever reads it parses it with the schema of what it should be. */
  json: (name: string) => pg.jsonb(name),
  primaryKey: pg.primaryKey,
  foreignKey: pg.foreignKey,
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
};

export type Kit = typeof pgKit;

/**
 * The same keys for SQLite, seen as PostgreSQL's types: what compiles against those (awaited selects, no `.all()`)
 * runs on both engines, while the other way round `.all()` and `.get()` would compile and fail on PostgreSQL.
 */
export const sqliteKit: Kit = seenAsPostgres({
  table: sqlite.sqliteTable,
  text: (name: string) => sqlite.text(name),
  integer: sqlite.customType<{ data: number; driverData: number }>({
    dataType: () => 'integer',
    toDriver: safeInteger,
    fromDriver: safeInteger,
  }),
  millis: sqlite.customType<{ data: number; driverData: number }>({
    dataType: () => 'integer',
    toDriver: safeInteger,
    fromDriver: safeInteger,
  }),
  // SQLite would store NaN as NULL and Infinity as it is, without an error.
  real: sqlite.customType<{ data: number; driverData: number }>({
    dataType: () => 'real',
    toDriver: finite,
  }),
  bool: (name: string) => sqlite.integer(name, { mode: 'boolean' }),
  bytes: sqlite.customType<{ data: Uint8Array; driverData: Uint8Array }>({
    dataType: () => 'blob',
    toDriver: (value) => Buffer.from(value),
    fromDriver: plainBytes,
  }),
  json: (name: string) => sqlite.text(name, { mode: 'json' }),
  primaryKey: sqlite.primaryKey,
  foreignKey: sqlite.foreignKey,
  index: sqlite.index,
  uniqueIndex: sqlite.uniqueIndex,
});

/**
 * The one cast between the dialects' types. It holds because every key takes the same arguments and gives a builder
 * with the same methods (`notNull`, `references`, `on`), and because the store only builds queries whose SQL both
 * engines understand. `Record<keyof Kit, …>` keeps the keys complete.
 */
function seenAsPostgres(kit: Record<keyof Kit, unknown>): Kit {
  return kit as unknown as Kit;
}

function safeInteger(value: number): number {
  if (!Number.isSafeInteger(value)) throw new TypeError(`not a safe integer: ${String(value)}`);
  return value;
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new TypeError(`not a finite number: ${String(value)}`);
  return value;
}

/** A plain Uint8Array over the same memory; a Buffer would differ in `slice` and in equality. */
function plainBytes(value: Uint8Array): Uint8Array {
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
}
