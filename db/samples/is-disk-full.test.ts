import { expect, it } from 'vitest';
import { isDiskFull } from './is-disk-full';

it('knows a full disk from what the system and the engine say', () => {
  expect(isDiskFull(Object.assign(new Error('write'), { code: 'ENOSPC' }))).toBe(true);
  expect(
    isDiskFull(new Error('IO Error: Could not write file "/tmp/spill/x.tmp": No space left on device')),
  ).toBe(true);
  const spilled = (limit: string) =>
    new Error(`Out of Memory Error: failed to offload data block of size 256.0 KiB (${limit} used).`);
  expect(isDiskFull(spilled('44.9 MiB/45.0 MiB'))).toBe(true);
  expect(isDiskFull(spilled('18.6 GiB/18.6 GiB'))).toBe(false);
});

it('does not believe what a file says', () => {
  expect(
    isDiskFull(
      new Error('Conversion Error: Could not convert string "No space left on device" to \'DOUBLE\''),
    ),
  ).toBe(false);
  expect(isDiskFull(Object.assign(new Error('open'), { code: 'ENOENT' }))).toBe(false);
});
