import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { vi } from 'vitest';
import { closeRuntime } from '@/server/runtime';

export interface TemporaryInstance {
  readonly folder: string;
  /** Files of the blob store and of uploads under way, relative. */
  storedFiles(): string[];
  remove(): Promise<void>;
}

/** An empty instance in a folder of its own, bound to loopback, for handlers that are called directly. */
export function openTemporaryInstance(env: Record<string, string> = {}): TemporaryInstance {
  const folder = mkdtempSync(path.join(tmpdir(), 'benchlens-'));
  const blobs = path.join(folder, 'blobs');
  const values = {
    BENCHLENS_ROOT: path.resolve(import.meta.dirname, '../..'),
    DATABASE_PATH: path.join(folder, 'benchlens.db'),
    BLOBS_PATH: blobs,
    HOSTNAME: '127.0.0.1',
    LOG_LEVEL: 'silent',
    PUBLIC_URL: '',
    MAX_UPLOAD_BYTES: '',
    DATABASE_URL: '',
    ...env,
  };
  for (const [name, value] of Object.entries(values)) vi.stubEnv(name, value);
  return {
    folder,
    storedFiles: () =>
      readdirSync(blobs, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(blobs, path.join(entry.parentPath, entry.name)))
        .sort(),
    remove: async () => {
      await closeRuntime();
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true });
    },
  };
}
