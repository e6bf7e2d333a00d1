import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Packing } from '@/lib/importers/decode';
import type { Problem } from '@/lib/problem';

/** Rows that would take longer to count than anybody waits; text packs to a thirtieth at most. */
const MOST_UNPACKED_BYTES = 128 * 1024 ** 3;

const ZSTD_MAGIC = 0xfd2fb528;

/**
 * What is wrong with an archive as a whole. The engine reads what it can and does not notice that the rest is missing,
 * so gzip is unpacked a second time, beside it, to its checksum; of zstd, whose checksums the engine knows, the frames
 * are followed to the end of the file.
 *
 * @throws the signal's reason once it is aborted
 */
export async function findArchiveFault(
  path: string,
  packing: Packing,
  fileName: string,
  signal?: AbortSignal,
): Promise<Problem | undefined> {
  const fault =
    packing === 'gzip'
      ? await gzipFault(path, signal)
      : packing === 'zstd'
        ? await zstdFault(path)
        : undefined;
  if (fault === undefined) return undefined;
  if (fault === 'large') {
    return {
      code: 'too-large',
      where: { file: fileName },
      expected: `an archive of at most ${MOST_UNPACKED_BYTES / 1024 ** 3} GiB of text`,
      found: 'more',
    };
  }
  return {
    code: 'syntax',
    where: { file: fileName },
    expected: `a whole ${packing} file`,
    found: fault === 'cut' ? 'one that is cut off' : 'damaged data',
    hint: 'copy the file again, or unpack it first',
  };
}

type Fault = 'cut' | 'damaged' | 'large';

async function gzipFault(path: string, signal: AbortSignal | undefined): Promise<Fault | undefined> {
  let unpacked = 0;
  try {
    await pipeline(
      createReadStream(path, { highWaterMark: 256 * 1024 }),
      createGunzip({ chunkSize: 256 * 1024 }),
      async (chunks: AsyncIterable<Buffer>) => {
        for await (const chunk of chunks) {
          unpacked += chunk.length;
          if (unpacked > MOST_UNPACKED_BYTES) return;
        }
      },
      signal === undefined ? {} : { signal },
    );
  } catch (cause) {
    signal?.throwIfAborted();
    if (unpacked > MOST_UNPACKED_BYTES) return 'large';
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (typeof code !== 'string' || !code.startsWith('Z_')) throw cause;
    return code === 'Z_BUF_ERROR' ? 'cut' : 'damaged';
  }
  return unpacked > MOST_UNPACKED_BYTES ? 'large' : undefined;
}

/** Follows the frames by the sizes in their headers (RFC 8878, section 3.1). */
async function zstdFault(path: string): Promise<Fault | undefined> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const bytesAt = async (position: number, length: number): Promise<Buffer | undefined> => {
      if (position + length > size) return undefined;
      return (await handle.read({ buffer: Buffer.alloc(length), position })).buffer;
    };
    for (let at = 0; at < size;) {
      const head = await bytesAt(at, 5);
      if (head === undefined) return 'cut';
      const magic = head.readUInt32LE(0);
      if (magic >>> 4 === 0x184d2a5) {
        const length = await bytesAt(at + 4, 4);
        if (length === undefined) return 'cut';
        at += 8 + length.readUInt32LE(0);
        continue;
      }
      if (magic !== ZSTD_MAGIC) return 'damaged';
      const descriptor = head.readUInt8(4);
      const isSingle = (descriptor & 0x20) !== 0;
      const sizeBytes = [isSingle ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
      at += 5 + (isSingle ? 0 : 1) + ([0, 1, 2, 4][descriptor & 3] ?? 0) + sizeBytes;
      for (let isLast = false; !isLast;) {
        const block = await bytesAt(at, 3);
        if (block === undefined) return 'cut';
        const header = block.readUIntLE(0, 3);
        isLast = (header & 1) === 1;
        at += 3 + (((header >> 1) & 3) === 1 ? 1 : header >> 3);
      }
      at += (descriptor & 4) === 0 ? 0 : 4;
      if (at > size) return 'cut';
    }
    return undefined;
  } finally {
    await handle.close();
  }
}
