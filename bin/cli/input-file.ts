import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';

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

/** Passes chunks on and hashes them; `digest` is right once everything was read. */
export function hashing(chunks: AsyncIterable<Uint8Array>): {
  readonly chunks: AsyncIterable<Uint8Array>;
  digest(): string;
} {
  const hash = createHash('sha256');
  async function* tee(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      hash.update(chunk);
      yield chunk;
    }
  }
  return { chunks: tee(), digest: () => hash.digest('hex') };
}
