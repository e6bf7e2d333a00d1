import 'server-only';
import { isBlobReferenced } from '@/db/queries/sources';
import { ConfigError } from './config';
import { getLogger } from './logger';
import { getBlobs, getConfig, getStore } from './runtime';
import { VERSION } from './version';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Before the first request: configuration checked, database created or migrated, received files that nothing refers
 * to swept away. A server that cannot work does not start.
 */
export async function startUp(): Promise<void> {
  try {
    const { databasePath, blobsPath, isLoopback } = getConfig();
    const store = await getStore();
    // Younger ones may belong to an import of another process that has not committed yet.
    const removed = await getBlobs().sweepOrphans(
      (sha256) => isBlobReferenced(store, sha256),
      DAY_MS,
      Date.now(),
    );
    getLogger().info(
      { version: VERSION, databasePath, blobsPath, isLoopback, schema: store.schemaVersion, removed },
      'ready',
    );
  } catch (cause) {
    if (cause instanceof ConfigError) process.stderr.write(`${cause.message}\n`);
    else getLogger().fatal({ err: cause }, 'the server cannot start');
    process.exit(1);
  }
}
