import 'server-only';
import { createHash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '@/lib/errors';
import { ulid } from '../ulid';

/** Original files as received, found by the SHA-256 of their bytes: `<root>/<first two digits>/<sha-256>`. */
export interface BlobStore {
  /**
   * Streams bytes into a temporary file and hashes them on the way. Nothing stays when the stream fails.
   *
   * @throws AppError TOO_LARGE beyond `maxBytes`, STORAGE_FULL when the disk is full
   */
  receive(bytes: AsyncIterable<Uint8Array>, options: { readonly maxBytes: number }): Promise<ReceivedBlob>;
  /**
   * Makes a received file permanent: on the disk, under its hash, before this returns. To be called before the
   * database commits; a blob that no row refers to is swept later, a row without its blob could not be mended.
   */
  keep(received: ReceivedBlob): Promise<void>;
  /** A stream of the bytes, undefined when this store does not hold them. */
  open(sha256: string): Promise<ReadStream | undefined>;
  has(sha256: string): Promise<boolean>;
  /** Removes received files and unreferenced blobs that are older than an age; returns how many. */
  sweepOrphans(
    isReferenced: (sha256: string) => Promise<boolean>,
    olderThanMs: number,
    nowMs: number,
  ): Promise<number>;
}

export interface ReceivedBlob {
  /** Of the temporary file, which is read for parsing. */
  readonly path: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  /** Removes the temporary file; harmless after `keep`. */
  discard(): Promise<void>;
}

const SHA256 = /^[0-9a-f]{64}$/;

export function createBlobStore(root: string): BlobStore {
  const incoming = path.join(/* turbopackIgnore: true */ root, 'incoming');
  const folderOf = (sha256: string) => path.join(/* turbopackIgnore: true */ root, sha256.slice(0, 2));
  const pathOf = (sha256: string) => path.join(/* turbopackIgnore: true */ folderOf(sha256), sha256);

  return {
    receive: async (bytes, { maxBytes }) => {
      await mkdir(incoming, { recursive: true });
      const temporary = path.join(/* turbopackIgnore: true */ incoming, ulid(Date.now()));
      const discard = () => rm(temporary, { force: true });
      try {
        return { path: temporary, ...(await writeTo(temporary, bytes, maxBytes)), discard };
      } catch (error) {
        await discard();
        throw storageError(error);
      }
    },
    keep: async (received) => {
      try {
        await keepFile(received, root, folderOf(received.sha256), pathOf(received.sha256));
      } catch (error) {
        throw storageError(error);
      }
    },
    open: async (sha256) => {
      if (!(await isFile(sha256, pathOf))) return undefined;
      return createReadStream(pathOf(sha256));
    },
    has: (sha256) => isFile(sha256, pathOf),
    sweepOrphans: async (isReferenced, olderThanMs, nowMs) => {
      let removed = await removeOld(incoming, olderThanMs, nowMs, async () => false);
      for (const folder of await names(root)) {
        if (!/^[0-9a-f]{2}$/.test(folder)) continue;
        removed += await removeOld(
          path.join(/* turbopackIgnore: true */ root, folder),
          olderThanMs,
          nowMs,
          isReferenced,
        );
      }
      return removed;
    },
  };
}

async function writeTo(file: string, bytes: AsyncIterable<Uint8Array>, maxBytes: number) {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const handle = await open(file, 'wx');
  try {
    for await (const chunk of bytes) {
      sizeBytes += chunk.byteLength;
      if (sizeBytes > maxBytes) throw tooLarge(maxBytes);
      hash.update(chunk);
      await writeAll(handle, chunk);
    }
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest('hex'), sizeBytes };
}

async function writeAll(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let written = 0; written < chunk.byteLength;) {
    written += (await handle.write(chunk, written)).bytesWritten;
  }
}

function tooLarge(maxBytes: number): AppError {
  return new AppError('TOO_LARGE', `The file is larger than ${maxBytes} bytes.`, {
    problems: [
      { code: 'too-large', where: {}, expected: `at most ${maxBytes} bytes`, found: 'a larger file' },
    ],
  });
}

async function keepFile(received: ReceivedBlob, root: string, folder: string, target: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  if (await exists(target)) {
    // The same bytes are kept already. Their age starts anew, so that a sweep cannot take them before the commit.
    const handle = await open(target, 'r+');
    try {
      await handle.utimes(new Date(), new Date());
    } finally {
      await handle.close();
    }
    await received.discard();
    return;
  }
  await syncPath(received.path);
  await rename(received.path, target);
  await syncPath(folder);
  await syncPath(root);
}

/** Forces a file, or the names in a folder, to the disk. */
async function syncPath(target: string): Promise<void> {
  const handle = await open(target, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function removeOld(
  folder: string,
  olderThanMs: number,
  nowMs: number,
  isReferenced: (name: string) => Promise<boolean>,
): Promise<number> {
  let removed = 0;
  for (const name of await names(folder)) {
    const file = path.join(/* turbopackIgnore: true */ folder, name);
    const modifiedMs = await modifiedAt(file);
    // An upload that ended in the meantime took its file along.
    if (modifiedMs === undefined || nowMs - modifiedMs < olderThanMs) continue;
    if (await isReferenced(name)) continue;
    await rm(file, { force: true });
    removed += 1;
  }
  return removed;
}

async function modifiedAt(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).mtimeMs;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function names(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

async function isFile(sha256: string, pathOf: (sha256: string) => string): Promise<boolean> {
  return SHA256.test(sha256) && (await exists(pathOf(sha256)));
}

async function exists(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

function storageError(error: unknown): unknown {
  const code = errorCode(error);
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return error;
  return new AppError('STORAGE_FULL', 'The disk of the blob store is full.', { cause: error });
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
