import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HEAD_LENGTH } from '@/lib/importers/detect';
import { zstdFrame } from '@/tests/support/zstd-frame';
import { readHead } from './read-head';

const TEXT = 'timestamp,elapsed_ms\n1764064800000,5\n';
const LONG = `${TEXT}${'1764064800000,6\n'.repeat(100_000)}`;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'head-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function headOf(content: string | Uint8Array) {
  const file = path.join(folder, 'file');
  writeFileSync(file, content);
  return readHead(file);
}

/** A frame in a window of `2 ** (10 + code)` bytes, whose only kind of block says 128 KiB of one letter. */
function endless(blocks: number, code = 7): Buffer {
  const header = (isLast: boolean) => {
    const bytes = Buffer.alloc(4, 'x');
    bytes.writeUIntLE((131_072 << 3) | (1 << 1) | (isLast ? 1 : 0), 0, 3);
    return bytes;
  };
  return Buffer.concat([
    Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, code << 3]),
    ...Array.from({ length: blocks }, (_, index) => header(index === blocks - 1)),
  ]);
}

describe.each([
  ['plain', (text: string) => Buffer.from(text)],
  ['gzip', (text: string) => gzipSync(text)],
  ['zstd', (text: string) => zstdFrame(Buffer.from(text))],
] as const)('the head of a %s file', (packing, pack) => {
  it('is all of a short text', async () => {
    expect(await headOf(pack(TEXT))).toMatchObject({ packing, head: { text: TEXT } });
  });

  it('is the first part of a long one', async () => {
    const { head } = await headOf(pack(LONG));
    expect(head?.text).toBe(LONG.slice(0, HEAD_LENGTH));
  });

  it('is what comes before the end of a file that is cut off', async () => {
    const packed = pack(LONG);
    const { head } = await headOf(packed.subarray(0, Math.floor(packed.length / 2)));
    expect(head?.text.startsWith(TEXT)).toBe(true);
  });

  it('is none where the text is no UTF-8', async () => {
    expect((await headOf(pack(`${TEXT}\u0000`))).head).toBeUndefined();
  });
});

describe('the head of a zstd file', () => {
  it('goes on into the next frame', async () => {
    const frames = [TEXT, '1764064800000,7\n'].map((text) => zstdFrame(Buffer.from(text)));
    expect((await headOf(Buffer.concat(frames))).head?.text).toBe(`${TEXT}1764064800000,7\n`);
  });

  it('is read without unpacking the gigabytes that a few bytes stand for', async () => {
    const { head } = await headOf(Buffer.concat([zstdFrame(Buffer.from(TEXT)), endless(16_384)]));
    expect(head?.text).toHaveLength(HEAD_LENGTH);
    expect(head?.text.startsWith(`${TEXT}xxx`)).toBe(true);
  });

  it('is empty where the window would be larger than memory should be', async () => {
    expect((await headOf(endless(1, 20))).head?.text ?? '').toBe('');
  });
});
