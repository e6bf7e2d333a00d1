import 'server-only';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createBlobStore, type BlobStore } from '@/db/blobs/blob-store';
import { openStore, type Store } from '@/db/store';
import { readConfig, type Config } from './config';

/**
 * One store, one blob store and one configuration for the whole process. Kept on `globalThis`, because a development
 * server loads this module again on every change and must not open the database anew each time.
 */
interface Runtime {
  config?: Config;
  store?: Promise<Store>;
  blobs?: BlobStore;
}

const holder = globalThis as typeof globalThis & { benchlensRuntime?: Runtime };

function runtime(): Runtime {
  holder.benchlensRuntime ??= {};
  return holder.benchlensRuntime;
}

/** @throws ConfigError */
export function getConfig(): Config {
  const current = runtime();
  current.config ??= readConfig(process.env, process.cwd());
  return current.config;
}

/** The database, opened and migrated at the first call. A failed opening is tried again at the next call. */
export function getStore(): Promise<Store> {
  const current = runtime();
  current.store ??= open(getConfig()).catch((cause: unknown) => {
    delete current.store;
    throw cause;
  });
  return current.store;
}

export function getBlobs(): BlobStore {
  const current = runtime();
  current.blobs ??= createBlobStore(getConfig().blobsPath);
  return current.blobs;
}

/** Closes the database and forgets everything: the end of a command, or of a test. */
export async function closeRuntime(): Promise<void> {
  const { store } = runtime();
  holder.benchlensRuntime = {};
  if (store !== undefined) (await store).close();
}

/** The command line runs in any folder, so the migrations are looked for in the project first. */
function open({ databasePath, projectRoot }: Config): Promise<Store> {
  const migrationsFolder = path.join(/* turbopackIgnore: true */ projectRoot, 'db', 'migrations', 'sqlite');
  return openStore({
    databasePath,
    ...(existsSync(/* turbopackIgnore: true */ migrationsFolder) ? { migrationsFolder } : {}),
  });
}
