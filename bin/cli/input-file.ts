import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ReadDocument } from '@/lib/importers/parse-document';
import { fail, type Result } from '@/lib/result';
import { readFile, type FileOptions } from '@/server/read-file';

/**
 * The bytes of a file, or of standard input for `-`. Opened at the first read, so that a file that cannot be opened is
 * told when its turn comes.
 */
export async function* openInput(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* file === '-' ? process.stdin : createReadStream(file);
  } catch (cause) {
    // Reading a folder fails without naming it.
    if (cause instanceof Error && !('path' in cause)) Object.assign(cause, { path: file });
    throw cause;
  }
}

/** The name that is recorded and that guesses start from: without folders; `stdin` for `-`. */
export function nameOfInput(file: string): string {
  return file === '-' ? 'stdin' : path.basename(file);
}

/** What a file says, and the SHA-256 of its bytes. A file that changes meanwhile is a Problem. */
export async function readInput(
  file: string,
  options: Omit<FileOptions, 'fileName'>,
): Promise<Result<ReadDocument> & { readonly sha256: string }> {
  return withRereadable(file, async (readable) => {
    const before = await stat(readable);
    const [sha256, read] = await Promise.all([
      hashOf(readable),
      readFile(readable, { ...options, fileName: file }),
    ]);
    const after = await stat(readable);
    if (after.size === before.size && after.mtimeMs === before.mtimeMs) return { ...read, sha256 };
    const changed = fail({
      code: 'syntax',
      where: { file },
      expected: 'a file that stays as it is while it is read',
      found: 'one that is being written',
      hint: 'try again when it is complete',
    });
    return { ...changed, sha256 };
  });
}

/** Gives a path that can be read more than once: what comes from a pipe is copied first. */
export async function withRereadable<T>(file: string, use: (readable: string) => Promise<T>): Promise<T> {
  if (file !== '-' && !(await isPipe(file))) return named(file, use(file));
  const folder = await mkdtemp(path.join(tmpdir(), 'benchlens-'));
  try {
    const copy = path.join(folder, 'input');
    await pipeline(openInput(file), createWriteStream(copy));
    return await use(copy);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Reading a folder fails without naming it. */
async function named<T>(file: string, reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (cause) {
    if (cause instanceof Error && 'syscall' in cause && !('path' in cause))
      Object.assign(cause, { path: file });
    throw cause;
  }
}

async function isPipe(file: string): Promise<boolean> {
  const found = await stat(file);
  return !found.isFile() && !found.isDirectory();
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of openInput(file)) hash.update(chunk);
  return hash.digest('hex');
}
