import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach } from 'vitest';
import { openStore, type Store } from '@/db/store';

export const MIGRATIONS_FOLDER = path.join(import.meta.dirname, '..', '..', 'db', 'migrations', 'sqlite');

const root = mkdtempSync(path.join(os.tmpdir(), 'benchlens-test-'));
const template = path.join(root, 'template.db');
let isMigrated = false;
let copies = 0;
const opened: Store[] = [];

/** A database of its own for one test: a copy of a migrated file, closed and removed afterwards. */
export async function openTestStore(): Promise<Store> {
  return openTestStoreAt(await copyOfMigrated());
}

/** One more connection to the database at a path. */
export async function openTestStoreAt(databasePath: string): Promise<Store> {
  const store = await openStore({ databasePath, migrationsFolder: MIGRATIONS_FOLDER });
  opened.push(store);
  return store;
}

/** The path of a new migrated database. */
export async function copyOfMigrated(): Promise<string> {
  if (!isMigrated) {
    const store = await openStore({ databasePath: template, migrationsFolder: MIGRATIONS_FOLDER });
    // Closing the last connection moves the write-ahead log into the file, so that a copy is complete.
    store.close();
    isMigrated = true;
  }
  copies += 1;
  const copy = path.join(root, `test-${copies}.db`);
  copyFileSync(template, copy);
  return copy;
}

/** A new empty folder that is removed after the tests of the file. */
export function testFolder(): string {
  return mkdtempSync(path.join(root, 'folder-'));
}

afterEach(() => {
  for (const store of opened.splice(0)) store.close();
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});
