import 'server-only';
import { isBlobReferenced } from '@/db/queries/sources';
import { AppError } from '@/lib/errors';
import { getLogger } from './logger';
import { getBlobs, getConfig, getStore } from './runtime';
import { findStartFaults } from './start-faults';
import { VERSION } from './version';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Before the first request: configuration checked, database created or migrated, received files that nothing refers
 * to swept away. A server that cannot work does not start: what is wrong stands on standard error, without a stack,
 * and the exit code is 1 for the configuration and 3 for the machine.
 */
export async function startUp(): Promise<void> {
  const faults = await findStartFaults(process.env, process.cwd());
  if (faults !== undefined) return end(faults.message, faults.exitCode);
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
    const reason = reasonOf(cause);
    if (reason === undefined) getLogger().fatal({ err: cause }, 'the server cannot start');
    end(reason === undefined ? undefined : `The server cannot start:\n  - ${reason}`, 3);
  }
}

/** A sentence for what the machine or the database did; undefined for a bug, whose stack is needed. */
function reasonOf(cause: unknown): string | undefined {
  if (cause instanceof AppError) return cause.message;
  if (!(cause instanceof Error) || !('code' in cause)) return undefined;
  const code = String(cause.code);
  if (code.startsWith('SQLITE_')) {
    return `DATABASE_PATH: “${getConfig().databasePath}” cannot be used: ${cause.message} (${code})`;
  }
  return /^E[A-Z]+$/.test(code) ? cause.message : undefined;
}

function end(message: string | undefined, exitCode: 1 | 3): never {
  if (message !== undefined) process.stderr.write(`${message}\n`);
  process.exit(exitCode);
}
