import { createReadStream, type ReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import { Decompress } from 'fzstd';
import type { Packing } from '@/lib/importers/decode';

const CHUNK_BYTES = 256 * 1024;
const PLAIN_BYTES = 1024 * 1024;

/** A few bytes of zstd may be megabytes of text, so that they are unpacked in small steps, with pauses for others. */
const ZSTD_STEP_BYTES = 4 * 1024;
const ZSTD_PAUSE_BYTES = 1024 * 1024;

/**
 * Gives a sink the bytes of a file, unpacked, piece by piece; a piece is only good until the sink returns. What the sink throws ends
 * it.
 *
 * @throws the signal's reason once it is aborted; the decoder's own error where the archive is damaged
 */
export async function unpackFile(
  path: string,
  packing: Packing,
  sink: (chunk: Buffer) => void,
  signal?: AbortSignal,
): Promise<void> {
  if (packing === 'plain') return plain(path, sink, signal);
  const source = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  return packing === 'gzip' ? gunzip(source, sink, signal) : unzstd(source, sink, signal);
}

/** Into one buffer again and again, which takes half the time of a stream. */
async function plain(
  path: string,
  sink: (chunk: Buffer) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const handle = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(PLAIN_BYTES);
    for (;;) {
      signal?.throwIfAborted();
      const { bytesRead } = await handle.read(buffer, 0, buffer.length);
      if (bytesRead === 0) return;
      sink(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}

async function each(
  chunks: AsyncIterable<Buffer>,
  sink: (chunk: Buffer) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  for await (const chunk of chunks) {
    signal?.throwIfAborted();
    sink(chunk);
  }
}

async function gunzip(
  source: ReadStream,
  sink: (chunk: Buffer) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const unpacked = createGunzip({ chunkSize: CHUNK_BYTES });
  source.on('error', (cause) => unpacked.destroy(cause));
  source.pipe(unpacked);
  try {
    await each(unpacked, sink, signal);
  } finally {
    source.destroy();
    unpacked.destroy();
  }
}

async function unzstd(
  chunks: AsyncIterable<Buffer>,
  sink: (chunk: Buffer) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  let sincePause = 0;
  const decompressor = new Decompress(({ buffer, byteOffset, byteLength }) => {
    sincePause += byteLength;
    sink(Buffer.from(buffer, byteOffset, byteLength));
  });
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += ZSTD_STEP_BYTES) {
      signal?.throwIfAborted();
      decompressor.push(chunk.subarray(at, at + ZSTD_STEP_BYTES));
      if (sincePause < ZSTD_PAUSE_BYTES) continue;
      sincePause = 0;
      await setImmediate();
    }
  }
}
