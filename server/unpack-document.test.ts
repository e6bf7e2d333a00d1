import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { MAX_DOCUMENT_BYTES } from '@/lib/importers/decode';
import { unpackDocument } from './unpack-document';
import { largestZstdWindow } from './zstd-window';

const text = new TextEncoder().encode('one\ntwo\n'.repeat(1000));

// What `printf 'hello hello hello hello\n' | zstd` writes.
const ZSTD_HELLO = Buffer.from('KLUv/QRYbQAAOGhlbGxvIAoBAJlLEah8Lqg=', 'base64');

async function* inPieces(bytes: Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function* spaces(count: number): AsyncGenerator<Uint8Array> {
  const piece = new Uint8Array(1024 * 1024).fill(32);
  for (let left = count; left > 0; left -= piece.length)
    yield piece.subarray(0, Math.min(left, piece.length));
}

async function problemOf(chunks: AsyncIterable<Uint8Array>) {
  const result = await unpackDocument(chunks, 'f.json');
  if (result.ok) throw new Error('expected a problem');
  return result.problems[0];
}

describe('unpackDocument', () => {
  it.each([
    ['plain', text],
    ['gzip', gzipSync(text)],
    ['gzip in two members', Buffer.concat([gzipSync(text.subarray(0, 500)), gzipSync(text.subarray(500))])],
    ['gzip of gzip', gzipSync(gzipSync(text))],
  ])('gives the same bytes from %s', async (_name, bytes) => {
    const result = await unpackDocument(inPieces(bytes), 'f');
    expect(result.ok && Buffer.from(result.value).equals(text)).toBe(true);
  });

  it('stops at a gzip bomb', async () => {
    const bomb = gzipSync(new Uint8Array(MAX_DOCUMENT_BYTES + 1));
    expect((await problemOf(inPieces(bomb, 65_536)))?.code).toBe('too-large');
  });

  it('stops reading 200 MB of spaces at the limit', async () => {
    let read = 0;
    async function* counted(): AsyncGenerator<Uint8Array> {
      for await (const piece of spaces(200_000_000)) {
        read += piece.length;
        yield piece;
      }
    }
    expect((await problemOf(counted()))?.code).toBe('too-large');
    expect(read).toBeLessThan(MAX_DOCUMENT_BYTES + 2 * 1024 * 1024);
  });

  it.each([1, 10, 30])('names a gzip file that lacks its last %i bytes', async (missing) => {
    const packed = gzipSync(text);
    expect(await problemOf(inPieces(packed.subarray(0, packed.length - missing)))).toMatchObject({
      code: 'syntax',
      expected: 'a whole gzip file',
      found: 'one that is cut off',
    });
  });

  it('names a damaged gzip file', async () => {
    const packed = Buffer.from(gzipSync(text));
    packed.fill(0xff, 12, 20);
    expect((await problemOf(inPieces(packed)))?.found).toMatch(/^damaged data/);
  });

  it.each([5, 12, 18])('names a zstd file cut to %i bytes', async (length) => {
    expect((await problemOf(inPieces(ZSTD_HELLO.subarray(0, length))))?.expected).toBe('a whole zstd file');
  });

  it('refuses a zstd frame that asks for a huge window before allocating it', async () => {
    // Magic, descriptor without single segment, window code for 1 GiB, one empty last block.
    const greedy = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x00, 20 << 3, 0x01, 0x00, 0x00);
    expect(largestZstdWindow(greedy)).toBe(1024 ** 3);
    expect((await problemOf(inPieces(greedy)))?.code).toBe('too-large');
    // The same as a second frame.
    expect(largestZstdWindow(Buffer.concat([ZSTD_HELLO, greedy]))).toBe(1024 ** 3);
  });
});

describe('zstd', () => {
  it('is unpacked', async () => {
    const result = await unpackDocument(inPieces(ZSTD_HELLO), 'f');
    expect(result.ok && Buffer.from(result.value).toString()).toBe('hello hello hello hello\n');
  });
});
