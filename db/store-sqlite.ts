import 'server-only';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { SQL } from 'drizzle-orm';
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core';
import { AppError } from '@/lib/errors';
import { driverErrorOf, duplicateErrorOf } from './duplicate-error';
import { sqliteKit } from './kit';
import { migrateSqlite } from './migrate';
import type { Cell, ReadAndBuild } from './read-and-build';
import { defineTables } from './tables';
import { ChangedRowsError, type Write } from './write';

/** The embedded store: one file, one connection, every statement synchronous underneath. */
export function openSqliteStore(options: {
  readonly databasePath: string;
  readonly migrationsFolder: string;
}) {
  mkdirSync(path.dirname(path.resolve(options.databasePath)), { recursive: true });
  const client = new Database(options.databasePath);
  try {
    client.pragma('busy_timeout = 5000');
    client.pragma('journal_mode = WAL');
    // An acknowledged import must survive the loss of power, which NORMAL does not promise in WAL mode.
    client.pragma('synchronous = FULL');
    const schemaVersion = migrateSqlite(client, options.migrationsFolder);
    client.pragma('foreign_keys = ON');
    const db = drizzle(client);
    return {
      tables: defineTables(sqliteKit),
      db: seenAsPostgres(db),
      schemaVersion,
      rows: rowReader(client),
      writeAtomically: async (list: readonly Write[]) => writeAll(db, list),
      close: () => {
        client.close();
      },
    };
  } catch (error) {
    client.close();
    throw error;
  }
}

/**
 * Queries are typed as PostgreSQL's and run on SQLite: the builders have the same methods, the tables come from the
 * same declaration, and awaiting a query is all that callers may do with it.
 */
function seenAsPostgres(db: BetterSQLite3Database): ReadAndBuild {
  return db as unknown as ReadAndBuild;
}

function writeAll(db: BetterSQLite3Database, list: readonly Write[]): void {
  try {
    db.transaction(
      (tx) => {
        for (const entry of list) {
          const guarded = 'query' in entry;
          const { changes } = tx.run((guarded ? entry.query : entry).getSQL());
          if (guarded && changes !== entry.expect) throw new ChangedRowsError(entry.expect, changes);
        }
      },
      { behavior: 'immediate' },
    );
  } catch (error) {
    if (driverErrorOf(error)?.code === 'SQLITE_FULL') {
      throw new AppError('STORAGE_FULL', 'The disk of the database is full.', { cause: error });
    }
    throw duplicateErrorOf(error) ?? error;
  }
}

const MAX_CACHED_STATEMENTS = 100;

function rowReader(client: Database.Database) {
  const dialect = new SQLiteSyncDialect();
  const statements = new Map<string, Database.Statement<unknown[], Cell[]>>();
  return async (query: { getSQL(): SQL }): Promise<Cell[][]> => {
    const { sql, params } = dialect.sqlToQuery(query.getSQL());
    let statement = statements.get(sql);
    if (statement === undefined) {
      statement = client.prepare<unknown[], Cell[]>(sql).raw();
      if (statements.size >= MAX_CACHED_STATEMENTS) statements.clear();
      statements.set(sql, statement);
    }
    return statement.all(...params);
  };
}
