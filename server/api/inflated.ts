import 'server-only';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { AppError } from '@/lib/errors';

/**
 * A body without the gzip of its `Content-Encoding`, which belongs to the way and not to the file: the same file sent
 * packed and plain is the same import. Streams; how much comes out is limited by the reader.
 *
 * @throws AppError INVALID while reading, where the body is not gzip or is cut off
 */
export async function* inflated(
  chunks: AsyncIterable<Uint8Array>,
  fileName: string,
): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  // A fault on the way destroys the decoder, so that the iteration below reports it.
  const fed = pipeline(Readable.from(chunks, { objectMode: false }), gunzip).catch(() => undefined);
  try {
    for await (const chunk of gunzip) yield chunk as Uint8Array;
  } catch (cause) {
    throw new AppError('INVALID', 'The body is not what its Content-Encoding says.', {
      problems: [
        {
          code: 'syntax',
          where: { file: fileName },
          expected: 'a whole gzip body, as the Content-Encoding says',
          found: cause instanceof Error ? cause.message : 'something else',
        },
      ],
      cause,
    });
  } finally {
    gunzip.destroy();
    await fed;
  }
}
