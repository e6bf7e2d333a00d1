import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Decompress } from 'fzstd';
import { packingOf, type Packing } from '@/lib/importers/decode';
import { HEAD_LENGTH, headOf } from '@/lib/importers/detect';
import type { DocumentHead } from '@/lib/importers/importer';
import { MAX_ZSTD_WINDOW } from './unpack-document';
import { largestZstdWindow } from './zstd-window';

/** The head of a file for detection, and how the file is packed. */
export interface FileHead {
  readonly packing: Packing;
  /** Undefined where it is no UTF-8 text. */
  readonly head?: DocumentHead;
}

/** One more than a head holds tells whether the file ends there; a character may take four bytes. */
export const HEAD_BYTES = 4 * HEAD_LENGTH + 1;

/** Enough of a packed file for a head, unless its packing is perverse. */
const PACKED_BYTES = 4 * 1024 * 1024;

/**
 * The first 64 KiB of a file's text, unpacked, whatever the size of the file. Damage is not looked for: who reads the
 * whole file finds it.
 */
export async function readHead(path: string): Promise<FileHead> {
  const packing = packingOf(await firstBytes(createReadStream(path, { end: 3 }), 4));
  const chunks = createReadStream(path, { highWaterMark: 256 * 1024, end: PACKED_BYTES - 1 });
  const unpacked = packing === 'plain' ? chunks : packing === 'gzip' ? gunzipped(chunks) : unzstd(chunks);
  const head = headOfBytes(await firstBytes(unpacked, HEAD_BYTES));
  return { packing, ...(head === undefined ? {} : { head }) };
}

/**
 * The head of a text from its first bytes: `HEAD_BYTES` of them, or all where there are fewer. Like `decodeText`, but
 * the last character may be cut.
 */
export function headOfBytes(bytes: Uint8Array): DocumentHead | undefined {
  if (bytes.includes(0)) return undefined;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: bytes.length >= HEAD_BYTES });
  } catch {
    return undefined;
  }
  return headOf(text.replace(/\r\n?/g, '\n'));
}

async function firstBytes(chunks: AsyncIterable<Uint8Array>, wanted: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of chunks) {
      parts.push(chunk);
      length += chunk.byteLength;
      if (length >= wanted) break;
    }
  } catch (cause) {
    // A packed file that is damaged, or whose rest was not read: what came out before still tells the format.
    if (isSystemError(cause)) throw cause;
  }
  return Buffer.concat(parts).subarray(0, wanted);
}

async function* gunzipped(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  const source = Readable.from(chunks, { objectMode: false });
  source.on('error', (cause) => gunzip.destroy(cause));
  source.pipe(gunzip);
  try {
    for await (const chunk of gunzip) yield chunk as Uint8Array;
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

async function* unzstd(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  let length = 0;
  const enough = new Error('enough');
  const decompressor = new Decompress((chunk) => {
    // A few bytes may stand for gigabytes, all of which one push would unpack.
    if (length >= HEAD_BYTES) throw enough;
    length += chunk.byteLength;
    // The decoder goes on using its buffer.
    ready.push(Uint8Array.from(chunk));
  });
  let isFirst = true;
  for await (const chunk of chunks) {
    const window = isFirst ? largestZstdWindow(chunk) : undefined;
    if (window !== undefined && window > MAX_ZSTD_WINDOW) return;
    isFirst = false;
    try {
      decompressor.push(chunk);
    } catch (cause) {
      if (cause !== enough) throw cause;
    }
    yield* ready;
    if (length >= HEAD_BYTES) return;
    ready = [];
  }
}

function isSystemError(cause: unknown): boolean {
  return cause instanceof Error && 'syscall' in cause;
}
