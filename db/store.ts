import 'server-only';
import path from 'node:path';
import type { SQL } from 'drizzle-orm';
import type { Cell, ReadAndBuild } from './read-and-build';
import { openSqliteStore } from './store-sqlite';
import type { Tables } from './tables';
import type { Write } from './write';

/**
 * A database as queries and commands see it. There is no `transaction`: a command decides first and hands over a list
 * of statements, which runs wholly or not at all. An asynchronous transaction over better-sqlite3 would let its rows
 * survive a failure.
 */
export interface Store {
  readonly tables: Tables;
  readonly db: ReadAndBuild;
  /** Rows of a select as arrays in the order of its columns, values as the driver gives them: for tall results. */
  rows(query: { getSQL(): SQL }): Promise<readonly Cell[][]>;
  /**
   * Runs the list in one transaction; nothing of it stays when an entry fails.
   * Throws `DuplicateError` for a key that exists, `ChangedRowsError` where `expect` fails, and an AppError
   * STORAGE_FULL when the disk is full.
   */
  writeAtomically(list: readonly Write[]): Promise<void>;
  /** Name of the newest migration that is applied. */
  readonly schemaVersion: string;
  close(): void;
}

/**
 * Opens the SQLite database at a path, creates its folder and file when missing, and migrates it.
 *
 * @param options.migrationsFolder where the generated migrations are; by default `db/migrations/sqlite` in the
 *   current folder, written as a literal so that Next's tracing puts the files into the standalone server
 */
export async function openStore(options: {
  readonly databasePath: string;
  readonly migrationsFolder?: string;
}): Promise<Store> {
  return openSqliteStore({
    databasePath: options.databasePath,
    migrationsFolder: options.migrationsFolder ?? path.join(process.cwd(), 'db', 'migrations', 'sqlite'),
  });
}
