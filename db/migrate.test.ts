import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { sql as sqlTag } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { SuiteFile } from '@/lib/model/suite-file';
import { serialiseSuiteFile } from '@/lib/suite/serialise-suite-file';
import { MIGRATIONS_FOLDER, testFolder } from '@/tests/support/migrated-database';
import { importSuite } from './commands/import-suite';
import { getSuiteFile } from './queries/suite-file';
import { openStore } from './store';

const file: SuiteFile = {
  format: 'benchlens-suite/v1',
  suite: { slug: 'chat', title: 'Chat servers' },
  subjects: [{ slug: 'go', name: 'Go' }],
  runs: [
    {
      id: 'r_1',
      subject: 'go',
      measurements: [{ case: 'all', metric: 'latency', statistic: 'p99', value: 36_000 }],
      distributions: [{ case: 'all', metric: 'latency', encoding: 'values', values: [1, 2] }],
    },
  ],
};

/** What drizzle-kit writes when a column of `run` changes: the table with its children is dropped and made anew. */
const REBUILD_RUN = (columns: string) => `PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE \`__new_run\` AS SELECT * FROM \`run\` WHERE 0;--> statement-breakpoint
DROP TABLE \`__new_run\`;--> statement-breakpoint
${columns}--> statement-breakpoint
INSERT INTO \`__new_run\` SELECT * FROM \`run\`;--> statement-breakpoint
DROP TABLE \`run\`;--> statement-breakpoint
ALTER TABLE \`__new_run\` RENAME TO \`run\`;--> statement-breakpoint
PRAGMA foreign_keys=ON;`;

describe('migrating a populated database', () => {
  it('keeps the children of a rebuilt table and copies the database before', async () => {
    const databasePath = await populated();
    const migrationsFolder = migrationsWith('9001_rebuild', REBUILD_RUN(createNewRun(databasePath)));

    const store = await openStore({ databasePath, migrationsFolder });
    expect(store.schemaVersion).toBe('9001_rebuild');
    expect(serialiseSuiteFile(await getSuiteFile(store, 'chat'))).toBe(serialiseSuiteFile(file));
    store.close();

    const copy = new Database(`${databasePath}.before-9001_rebuild`, { readonly: true });
    expect(copy.prepare('select count(*) from measurement').pluck().get()).toBe(1);
    const applied = copy.prepare('select count(*) from __drizzle_migrations').pluck().get();
    expect(applied).toBe(readdirSync(MIGRATIONS_FOLDER).filter((name) => name.endsWith('.sql')).length);
    copy.close();
  });

  it('would lose them with foreign keys on, which the test before guards against', async () => {
    const databasePath = await populated();
    const client = new Database(databasePath);
    client.pragma('foreign_keys = ON');
    const create = createNewRun(databasePath);
    client.transaction(() => {
      client.exec(REBUILD_RUN(create).replaceAll('--> statement-breakpoint', ''));
    })();
    expect(client.prepare('select count(*) from measurement').pluck().get()).toBe(0);
    client.close();
  });

  it('refuses a migration that leaves rows without parents and names the copy', async () => {
    const databasePath = await populated();
    const migrationsFolder = migrationsWith('9001_loss', 'DELETE FROM `run`;');
    await expect(openStore({ databasePath, migrationsFolder })).rejects.toThrow(
      `After migration 9001_loss, 2 rows of ${databasePath} have no parent; the copy from before is ${databasePath}.before-9001_loss.`,
    );
  });

  it('leaves everything as it was when a statement fails', async () => {
    const databasePath = await populated();
    const migrationsFolder = migrationsWith(
      '9001_broken',
      'DELETE FROM `measurement`;--> statement-breakpoint\nCREATE TABLE `run` (`a` text);',
    );
    await expect(openStore({ databasePath, migrationsFolder })).rejects.toThrow();
    const store = await openStore({ databasePath, migrationsFolder: MIGRATIONS_FOLDER });
    expect(serialiseSuiteFile(await getSuiteFile(store, 'chat'))).toBe(serialiseSuiteFile(file));
    store.close();
  });

  it('keeps the content on the way from every released schema', async () => {
    const { entries } = readJournal(MIGRATIONS_FOLDER);
    for (const { tag, idx } of entries.slice(0, -1)) {
      const databasePath = await populated(migrationsUpTo(idx));
      const store = await openStore({ databasePath, migrationsFolder: MIGRATIONS_FOLDER });
      expect(store.schemaVersion).toBe(entries.at(-1)?.tag);
      expect(serialiseSuiteFile(await getSuiteFile(store, 'chat'))).toBe(serialiseSuiteFile(file));
      store.close();
      expect(tag).not.toBe(store.schemaVersion);
    }
  });

  it('does nothing, and makes no copy, when there is nothing to do', async () => {
    const databasePath = await populated();
    const store = await openStore({ databasePath, migrationsFolder: MIGRATIONS_FOLDER });
    store.close();
    expect(existsSync(`${databasePath}.before-${store.schemaVersion}`)).toBe(false);
  });

  it('refuses a database of a newer version', async () => {
    const databasePath = await populated();
    const newer = migrationsWith('9001_newer', 'CREATE TABLE `later` (`a` text);');
    (await openStore({ databasePath, migrationsFolder: newer })).close();
    await expect(openStore({ databasePath, migrationsFolder: MIGRATIONS_FOLDER })).rejects.toThrow(
      'newer version',
    );
  });
});

describe('opening', () => {
  it('says where it looked for migrations', async () => {
    const folder = testFolder();
    await expect(
      openStore({ databasePath: path.join(folder, 'a.db'), migrationsFolder: folder }),
    ).rejects.toThrow(path.join(folder, 'meta', '_journal.json'));
  });

  it('creates folders, and a second connection to the new database finds it migrated', async () => {
    const databasePath = path.join(testFolder(), 'deep', 'er', 'a.db');
    const options = { databasePath, migrationsFolder: MIGRATIONS_FOLDER };
    const stores = await Promise.all([openStore(options), openStore(options)]);
    for (const store of stores) store.close();
    expect(existsSync(databasePath)).toBe(true);
  });

  it('sets what an acknowledged import relies on', async () => {
    const databasePath = path.join(testFolder(), 'a.db');
    const store = await openStore({ databasePath, migrationsFolder: MIGRATIONS_FOLDER });
    const pragma = async (name: string) =>
      (await store.rows({ getSQL: () => sqlTag.raw(`select * from pragma_${name}`) }))[0]?.[0];
    expect(await pragma('foreign_keys')).toBe(1);
    expect(await pragma('synchronous')).toBe(2);
    expect(await pragma('journal_mode')).toBe('wal');
    expect(await pragma('busy_timeout')).toBe(5000);
    store.close();
  });
});

describe('the generated migrations', () => {
  it('keep measurements without row ids', () => {
    const sql = readFileSync(path.join(MIGRATIONS_FOLDER, '0000_first.sql'), 'utf8');
    expect(/CREATE TABLE `measurement` \([^;]*\) WITHOUT ROWID;/.test(sql)).toBe(true);
  });
});

async function populated(migrationsFolder = MIGRATIONS_FOLDER): Promise<string> {
  const databasePath = path.join(testFolder(), 'populated.db');
  const store = await openStore({ databasePath, migrationsFolder });
  await importSuite(store, { file, nowMs: 1_764_000_000_000 });
  store.close();
  return databasePath;
}

/** The migrations as they were released up to one. */
function migrationsUpTo(last: number): string {
  const folder = testFolder();
  cpSync(MIGRATIONS_FOLDER, folder, { recursive: true });
  const journal = readJournal(folder);
  const entries = journal.entries.filter(({ idx }) => idx <= last);
  writeFileSync(path.join(folder, 'meta', '_journal.json'), JSON.stringify({ ...journal, entries }));
  return folder;
}

interface Journal {
  readonly entries: { idx: number; when: number; tag: string }[];
}

function readJournal(folder: string): Journal {
  return JSON.parse(readFileSync(path.join(folder, 'meta', '_journal.json'), 'utf8')) as Journal;
}

/** The released migrations and one more. */
function migrationsWith(tag: string, sql: string): string {
  const folder = testFolder();
  cpSync(MIGRATIONS_FOLDER, folder, { recursive: true });
  const journal = readJournal(folder);
  const last = journal.entries.at(-1);
  if (last === undefined) throw new Error('no migrations');
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag });
  writeFileSync(path.join(folder, 'meta', '_journal.json'), JSON.stringify(journal));
  writeFileSync(path.join(folder, `${tag}.sql`), sql);
  return folder;
}

function createNewRun(databasePath: string): string {
  const client = new Database(databasePath, { readonly: true });
  const sql = client.prepare("select sql from sqlite_master where name = 'run'").pluck().get();
  client.close();
  return `${String(sql).replace('`run`', '`__new_run`')};`;
}
