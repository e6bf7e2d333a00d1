import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { Packing } from '@/lib/importers/decode';
import type { Problem } from '@/lib/problem';

/**
 * The first line that is no UTF-8. The engine fails on such a line in ways that do not always say so; this is looked at
 * only after it failed. Nothing is said of zstd, which cannot be unpacked here in one stream.
 */
export async function findBadText(
  path: string,
  packing: Packing,
  fileName: string,
): Promise<Problem | undefined> {
  if (packing === 'zstd') return undefined;
  const stream = createReadStream(path, { highWaterMark: 256 * 1024 });
  const chunks: AsyncIterable<Buffer> = packing === 'gzip' ? stream.pipe(createGunzip()) : stream;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  try {
    for await (const chunk of chunks) {
      let lines = 0;
      for (const byte of chunk) if (byte === 0x0a) lines += 1;
      try {
        decoder.decode(chunk, { stream: true });
      } catch {
        return {
          code: 'text-encoding',
          where: { file: fileName, line: line + linesBeforeFault(chunk), column: 1 },
          expected: 'UTF-8 text',
          found: 'bytes that are not UTF-8',
        };
      }
      line += lines;
    }
    return undefined;
  } finally {
    stream.destroy();
  }
}

/** A character that the chunk before begins makes the first lines of this one look faulty; then the line is the first. */
function linesBeforeFault(chunk: Buffer): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let lines = 0;
  for (let start = 0; start < chunk.length;) {
    const end = chunk.indexOf(0x0a, start);
    try {
      decoder.decode(chunk.subarray(start, end === -1 ? chunk.length : end), { stream: end === -1 });
    } catch {
      return lines;
    }
    if (end === -1) return lines;
    lines += 1;
    start = end + 1;
  }
  return lines;
}
