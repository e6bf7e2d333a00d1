import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Decompress } from 'fzstd';
import { MAX_DOCUMENT_BYTES, packingOf } from '@/lib/importers/decode';
import type { Problem } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import { largestZstdWindow } from './zstd-window';

/** A gzip file inside a `Content-Encoding: gzip` body is packed twice; nobody packs a third time. */
const MAX_LAYERS = 2;

/** zstd's own `--long` limit for files that everybody can read. */
export const MAX_ZSTD_WINDOW = 128 * 1024 * 1024;

/**
 * The plain bytes of a document that may be packed with gzip or zstd, told by its first bytes. Never holds more than
 * `MAX_DOCUMENT_BYTES` of packed and of unpacked data, whatever the file claims: reading stops there with a Problem
 * `too-large`. A damaged or cut-off archive is a Problem `syntax`.
 */
export async function unpackDocument(
  chunks: AsyncIterable<Uint8Array>,
  fileName: string,
): Promise<Result<Uint8Array>> {
  const received = await collect(chunks);
  if (received === undefined) return fail(documentTooLarge(fileName));
  let bytes = received;
  for (let layer = 0; layer < MAX_LAYERS; layer += 1) {
    const packing = packingOf(bytes);
    if (packing === 'plain') break;
    const unpacked = packing === 'gzip' ? await gunzip(bytes, fileName) : unzstd(bytes, fileName);
    if (!unpacked.ok) return unpacked;
    bytes = unpacked.value;
  }
  return succeed(bytes);
}

/** All bytes in one piece, or undefined as soon as they are too many. */
async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.byteLength;
    if (length > MAX_DOCUMENT_BYTES) return undefined;
    parts.push(chunk);
  }
  return Buffer.concat(parts, length);
}

async function gunzip(bytes: Uint8Array, fileName: string): Promise<Result<Uint8Array>> {
  const gunzipper = createGunzip();
  // The decoder reports its faults through the iteration below.
  Readable.from([bytes]).pipe(gunzipper);
  try {
    const unpacked = await collect(gunzipper);
    return unpacked === undefined ? fail(documentTooLarge(fileName)) : succeed(unpacked);
  } catch (cause) {
    return fail(damaged('gzip', fileName, cause));
  } finally {
    gunzipper.destroy();
  }
}

function unzstd(bytes: Uint8Array, fileName: string): Result<Uint8Array> {
  const window = largestZstdWindow(bytes);
  if (window !== undefined && window > MAX_ZSTD_WINDOW) {
    return fail({
      code: 'too-large',
      where: { file: fileName },
      expected: `a zstd window of at most ${MAX_ZSTD_WINDOW / 1024 ** 2} MiB`,
      found: `one of ${window.toLocaleString('en')} bytes`,
      hint: 'pack it with gzip, or with zstd without --long or --ultra',
    });
  }
  const parts: Uint8Array[] = [];
  let length = 0;
  const stop = new Error('too large');
  const decompressor = new Decompress((chunk) => {
    length += chunk.byteLength;
    if (length > MAX_DOCUMENT_BYTES) throw stop;
    // The decoder goes on using its buffer.
    parts.push(Uint8Array.from(chunk));
  });
  try {
    decompressor.push(bytes, true);
  } catch (cause) {
    return fail(cause === stop ? documentTooLarge(fileName) : damaged('zstd', fileName, cause));
  }
  return succeed(Buffer.concat(parts, length));
}

/** The Problem of a document beyond the limit; its exact size is not known, since reading stopped. */
export function documentTooLarge(file: string): Problem {
  return {
    code: 'too-large',
    where: { file },
    expected: `at most ${MAX_DOCUMENT_BYTES / 1024 ** 2} MiB of text`,
    found: 'more than that',
    hint: 'the single samples of a run have formats of their own, without this limit; else import its summary',
  };
}

function damaged(packing: string, file: string, cause: unknown): Problem {
  const message = cause instanceof Error ? cause.message : String(cause);
  return {
    code: 'syntax',
    where: { file },
    expected: `a whole ${packing} file`,
    found: /unexpected (?:end of file|eof)/i.test(message)
      ? 'one that is cut off'
      : `damaged data (${message})`,
    hint: 'copy the file again, or unpack it first',
  };
}
