import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { storageFaults } from './storage-faults';

const root = mkdtempSync(path.join(tmpdir(), 'storage-'));
const at = (name: string) => path.join(root, name);
mkdirSync(at('folder'));
writeFileSync(at('file'), 'Dear reader');
writeFileSync(at('empty.db'), '');
writeFileSync(at('real.db'), `SQLite format 3\0${'\0'.repeat(100)}`);
afterAll(() => {
  rmSync(root, { recursive: true });
});

describe('storageFaults', () => {
  it.each([['empty.db'], ['real.db'], ['new.db'], ['folder/deep/er/new.db']])('takes %s', (name) => {
    expect(storageFaults({ databasePath: at(name), blobsPath: at('folder/blobs') })).toEqual([]);
  });

  it.each([
    ['folder', /a folder$/],
    ['file', /which is no SQLite database$/],
    ['file/below.db', /below “[^”]+file”, which is a file$/],
    ['file/deep/er.db', /below “[^”]+file”, which is a file$/],
  ])('says why %s cannot hold the database', (name, found) => {
    const faults = storageFaults({ databasePath: at(name), blobsPath: at('folder') });
    expect(faults).toEqual([expect.stringMatching(found)]);
    expect(faults[0]).toMatch(/^DATABASE_PATH: expected a file that can be created and written, found “/);
  });

  it('says so of the originals too, in the same list', () => {
    expect(storageFaults({ databasePath: at('folder'), blobsPath: at('file') })).toEqual([
      expect.stringMatching(/^DATABASE_PATH: /),
      expect.stringMatching(/^BLOBS_PATH: .*file”, a file$/),
    ]);
  });
});
