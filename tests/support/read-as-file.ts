import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ReadDocument } from '@/lib/importers/parse-document';
import type { Result } from '@/lib/result';
import { readFile, type FileOptions } from '@/server/read-file';

/** Reads content as a file on the disk, the way raw files are read. */
export async function readAsFile(
  content: string | Uint8Array,
  options: FileOptions,
): Promise<Result<ReadDocument>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'read-as-file-'));
  try {
    const file = path.join(folder, 'file');
    writeFileSync(file, content);
    return await readFile(file, options);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
