import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { testFolder } from '@/tests/support/migrated-database';
import { createBlobStore } from './blob-store';

const HOUR = 3_600_000;
const bytes = Buffer.from('Running 30s test @ http://127.0.0.1:8080\n');
const sha256 = createHash('sha256').update(bytes).digest('hex');

function chunks(...parts: (Uint8Array | Error)[]): AsyncIterable<Uint8Array> {
  return Readable.from(
    (function* generate() {
      for (const part of parts) {
        if (part instanceof Error) throw part;
        yield part;
      }
    })(),
  );
}

describe('createBlobStore', () => {
  it('keeps bytes as received under their hash', async () => {
    const root = testFolder();
    const blobs = createBlobStore(root);
    const received = await blobs.receive(chunks(bytes.subarray(0, 7), bytes.subarray(7)), { maxBytes: 1000 });
    expect(received).toMatchObject({ sha256, sizeBytes: bytes.length });
    expect(readFileSync(received.path)).toEqual(bytes);
    expect(await blobs.has(sha256)).toBe(false);

    await blobs.keep(received);
    expect(await blobs.has(sha256)).toBe(true);
    expect(readFileSync(path.join(root, sha256.slice(0, 2), sha256))).toEqual(bytes);
    expect(readdirSync(path.join(root, 'incoming'))).toEqual([]);
    const stream = await blobs.open(sha256);
    expect(Buffer.concat(await Readable.from(stream ?? []).toArray())).toEqual(bytes);
  });

  it('keeps the same bytes a second time without harm, and discarding afterwards loses nothing', async () => {
    const root = testFolder();
    const blobs = createBlobStore(root);
    for (let time = 0; time < 2; time += 1) {
      const received = await blobs.receive(chunks(bytes), { maxBytes: 1000 });
      await blobs.keep(received);
      await blobs.keep(received);
      await received.discard();
    }
    expect(await blobs.has(sha256)).toBe(true);
    expect(readdirSync(path.join(root, 'incoming'))).toEqual([]);
  });

  it('refuses more than the limit and leaves nothing behind', async () => {
    const root = testFolder();
    const blobs = createBlobStore(root);
    await expect(blobs.receive(chunks(bytes), { maxBytes: bytes.length - 1 })).rejects.toMatchObject({
      code: 'TOO_LARGE',
      problems: [{ code: 'too-large' }],
    });
    expect(readdirSync(path.join(root, 'incoming'))).toEqual([]);
    await expect(blobs.receive(chunks(bytes), { maxBytes: bytes.length })).resolves.toMatchObject({ sha256 });
  });

  it('leaves nothing behind when the sender goes away', async () => {
    const root = testFolder();
    const blobs = createBlobStore(root);
    await expect(blobs.receive(chunks(bytes, new Error('aborted')), { maxBytes: 1000 })).rejects.toThrow(
      'aborted',
    );
    expect(readdirSync(path.join(root, 'incoming'))).toEqual([]);
  });

  it('says that the disk is full', async () => {
    const blobs = createBlobStore(testFolder());
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    await expect(blobs.receive(chunks(full), { maxBytes: 1000 })).rejects.toMatchObject({
      code: 'STORAGE_FULL',
    });
  });

  it.each(['../../etc/passwd', '', 'A'.repeat(64), 'f'.repeat(64)])('does not hold %j', async (name) => {
    const blobs = createBlobStore(testFolder());
    expect(await blobs.has(name)).toBe(false);
    expect(await blobs.open(name)).toBeUndefined();
  });

  it('sweeps what is old and unreferenced, and nothing else', async () => {
    const root = testFolder();
    const blobs = createBlobStore(root);
    const hashes: string[] = [];
    for (const text of ['referenced', 'orphan', 'fresh orphan']) {
      const received = await blobs.receive(chunks(Buffer.from(text)), { maxBytes: 1000 });
      await blobs.keep(received);
      hashes.push(received.sha256);
    }
    const stale = await blobs.receive(chunks(bytes), { maxBytes: 1000 });
    const pending = await blobs.receive(chunks(bytes), { maxBytes: 1000 });
    const [referenced = '', orphan = '', fresh = ''] = hashes;
    const nowMs = 1_764_000_000_000;
    const age = (file: string, ageMs: number) =>
      utimesSync(file, (nowMs - ageMs) / 1000, (nowMs - ageMs) / 1000);
    age(path.join(root, referenced.slice(0, 2), referenced), 48 * HOUR);
    age(path.join(root, orphan.slice(0, 2), orphan), 48 * HOUR);
    age(path.join(root, fresh.slice(0, 2), fresh), HOUR);
    age(stale.path, 48 * HOUR);
    age(pending.path, HOUR);

    expect(await blobs.sweepOrphans(async (name) => name === referenced, 24 * HOUR, nowMs)).toBe(2);
    expect(await Promise.all(hashes.map((hash) => blobs.has(hash)))).toEqual([true, false, true]);
    expect([existsSync(stale.path), existsSync(pending.path)]).toEqual([false, true]);
  });

  it('gives a kept blob a new age when the same bytes come again, before their row is written', async () => {
    const root = testFolder();
    const blobs = createBlobStore(root);
    await blobs.keep(await blobs.receive(chunks(bytes), { maxBytes: 1000 }));
    const file = path.join(root, sha256.slice(0, 2), sha256);
    utimesSync(file, 1, 1);
    await blobs.keep(await blobs.receive(chunks(bytes), { maxBytes: 1000 }));
    expect(await blobs.sweepOrphans(async () => false, 24 * HOUR, HOUR * 30)).toBe(0);
    expect(existsSync(file)).toBe(true);
  });
});
