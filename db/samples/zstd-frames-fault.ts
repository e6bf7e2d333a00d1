import { open } from 'node:fs/promises';

const MAGIC = 0xfd2fb528;

/** No block holds more text (RFC 8878, section 3.1.1.2.4). */
const MOST_BLOCK_BYTES = 128 * 1024;

/**
 * What is wrong with the frames of a zstd file, which are followed to its end by the sizes in their headers (RFC 8878,
 * section 3.1): a decoder that reads in one stream does not notice that the rest is missing.
 */
export async function zstdFramesFault(
  path: string,
  signal?: AbortSignal,
): Promise<'cut' | 'damaged' | undefined> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const bytesAt = async (position: number, length: number): Promise<Buffer | undefined> => {
      if (position + length > size) return undefined;
      return (await handle.read({ buffer: Buffer.alloc(length), position })).buffer;
    };
    for (let at = 0; at < size;) {
      signal?.throwIfAborted();
      const head = await bytesAt(at, 5);
      if (head === undefined) return 'cut';
      const magic = head.readUInt32LE(0);
      if (magic >>> 4 === 0x184d2a5) {
        const length = await bytesAt(at + 4, 4);
        if (length === undefined) return 'cut';
        at += 8 + length.readUInt32LE(0);
        continue;
      }
      if (magic !== MAGIC) return 'damaged';
      const descriptor = head.readUInt8(4);
      const isSingle = (descriptor & 0x20) !== 0;
      const sizeBytes = [isSingle ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
      at += 5 + (isSingle ? 0 : 1) + ([0, 1, 2, 4][descriptor & 3] ?? 0) + sizeBytes;
      for (let isLast = false; !isLast;) {
        const block = await bytesAt(at, 3);
        if (block === undefined) return 'cut';
        const header = block.readUIntLE(0, 3);
        if (header >> 3 > MOST_BLOCK_BYTES) return 'damaged';
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
