import 'server-only';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { AppError } from '@/lib/errors';

/**
 * Brings a SQLite database to the newest schema and returns the name of its newest migration.
 *
 * A migration that rebuilds a table drops the old one, and with foreign keys on that deletes every child row without
 * an error; the `PRAGMA foreign_keys=OFF` that drizzle-kit writes is without effect inside the migrator's transaction.
 * So they are off for the connection before, and checked after. A database that holds something is copied beside
 * itself (`<path>.before-<migration>`) first.
 *
 * @throws AppError UNAVAILABLE for a database that a newer version wrote, or when rows lost their parents
 */
export function migrateSqlite(client: Database.Database, migrationsFolder: string): string {
  const all = readJournal(migrationsFolder);
  const newest = all.at(-1);
  if (newest === undefined) throw new AppError('UNAVAILABLE', `No migrations in ${migrationsFolder}.`);
  const applied = newestApplied(client);
  if (applied !== undefined && applied > newest.when) {
    throw new AppError(
      'UNAVAILABLE',
      `The database ${client.name} was written by a newer version; this one knows ${newest.tag} at most.`,
    );
  }
  if (applied === newest.when) return newest.tag;
  if (applied !== undefined) copyBefore(client, newest.tag);

  client.pragma('foreign_keys = OFF');
  try {
    migrate(drizzle(client), { migrationsFolder });
  } catch (error) {
    // Another process may have migrated the same new file in the meantime.
    if (newestApplied(client) !== newest.when) throw error;
  }
  const orphans = client.pragma('foreign_key_check');
  if (Array.isArray(orphans) && orphans.length > 0) {
    throw new AppError(
      'UNAVAILABLE',
      `After migration ${newest.tag}, ${orphans.length} rows of ${client.name} have no parent; the copy from before is ${copyPath(client, newest.tag)}.`,
    );
  }
  client.pragma('foreign_keys = ON');
  return newest.tag;
}

interface JournalEntry {
  readonly tag: string;
  readonly when: number;
}

function readJournal(folder: string): readonly JournalEntry[] {
  const journal = path.join(folder, 'meta', '_journal.json');
  if (!existsSync(journal))
    throw new AppError('UNAVAILABLE', `The database migrations are missing: ${journal}.`);
  return (JSON.parse(readFileSync(journal, 'utf8')) as { entries: JournalEntry[] }).entries;
}

/** Time stamp of the newest applied migration, undefined for a new database. */
function newestApplied(client: Database.Database): number | undefined {
  const table = client
    .prepare("select 1 from sqlite_master where type = 'table' and name = '__drizzle_migrations'")
    .get();
  if (table === undefined) return undefined;
  const newest = client.prepare('select max(created_at) from __drizzle_migrations').pluck().get();
  return typeof newest === 'number' ? newest : undefined;
}

/** Copies through SQLite: the main file alone lacks what is still in the write-ahead log. */
function copyBefore(client: Database.Database, tag: string): void {
  const target = copyPath(client, tag);
  const partial = `${target}.partial`;
  rmSync(partial, { force: true });
  client.prepare('vacuum into ?').run(partial);
  renameSync(partial, target);
}

function copyPath(client: Database.Database, tag: string): string {
  return `${client.name}.before-${tag}`;
}
