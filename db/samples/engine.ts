import 'server-only';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { JobFolder } from './job-folder';
import { textLiteral } from './text-literal';

/** What one job may use. More threads than two need more memory for their buffers. */
const MEMORY_LIMIT = '256MB';
const MOST_THREADS = 2;
const SPILL_LIMIT = '20GB';

/** How often progress is told. */
const PROGRESS_MS = 250;

/** An embedded database for one job, which can read one file and write to one folder. */
export interface Engine {
  run(sql: string): Promise<void>;
  /** The columns of a result by name. Numbers must be DOUBLE or INTEGER, since larger ones would be bigints. */
  columns(sql: string): Promise<Readonly<Record<string, readonly unknown[]>>>;
  /** Text that is no part of a query. */
  setVariable(name: string, values: readonly string[]): Promise<void>;
}

/**
 * Runs a job in a database in memory, which is locked before the job sees it: no network, no extensions, no file but
 * the input and the job's folder. An aborted signal interrupts what is running.
 *
 * @param onShare told which share of its input the running query has read, 0 to 1
 * @throws the signal's reason once it is aborted; the engine's own errors otherwise
 */
export async function withEngine<T>(
  job: JobFolder,
  options: { readonly signal?: AbortSignal; readonly onShare?: (share: number) => void },
  use: (engine: Engine) => Promise<T>,
): Promise<T> {
  const { signal, onShare } = options;
  signal?.throwIfAborted();
  // 70 MB and most of a second: loaded for the first file that needs it.
  const { DuckDBInstance, listValue } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(Math.min(MOST_THREADS, availableParallelism())),
    memory_limit: MEMORY_LIMIT,
    temp_directory: path.join(/* turbopackIgnore: true */ job.path, 'spill'),
    max_temp_directory_size: SPILL_LIMIT,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  try {
    const connection = await instance.connect();
    const interrupt = () => connection.interrupt();
    signal?.addEventListener('abort', interrupt);
    const timer =
      onShare === undefined ? undefined : setInterval(() => onShare(shareOf(connection)), PROGRESS_MS);
    try {
      await lock(connection, job);
      signal?.throwIfAborted();
      return await use({
        run: async (sql) => {
          await connection.run(sql);
        },
        columns: async (sql) => (await connection.runAndReadAll(sql)).getColumnsObjectJS(),
        setVariable: async (name, values) => {
          await connection.run(`SET VARIABLE ${name} = $1`, [listValue([...values])]);
        },
      });
    } catch (cause) {
      signal?.throwIfAborted();
      throw cause;
    } finally {
      clearInterval(timer);
      signal?.removeEventListener('abort', interrupt);
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

async function lock(connection: DuckDBConnection, job: JobFolder): Promise<void> {
  // In this order: each of the later ones forbids the earlier ones.
  for (const sql of [
    // Otherwise times without a zone would be those of the machine.
    "SET TimeZone = 'UTC'",
    'SET enable_progress_bar = true',
    'SET enable_progress_bar_print = false',
    'SET progress_bar_time = 0',
    `SET allowed_directories = [${textLiteral(job.path)}]`,
    `SET allowed_paths = [${textLiteral(job.input)}]`,
    'SET enable_external_access = false',
    'SET lock_configuration = true',
  ]) {
    await connection.run(sql);
  }
}

function shareOf(connection: DuckDBConnection): number {
  // Below 0 while nothing is known.
  return Math.max(0, connection.progress.percentage) / 100;
}
