import 'server-only';
import { mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The folder of one job; everything in it goes with the job. */
export interface JobFolder {
  readonly path: string;
  /** The file to read, under a name without characters that mean something to the engine. */
  readonly input: string;
}

export async function withJobFolder<T>(file: string, use: (job: JobFolder) => Promise<T>): Promise<T> {
  const source = await realpath(file);
  const folder = await mkdtemp(path.join(/* turbopackIgnore: true */ await realpath(tmpdir()), 'benchlens-'));
  try {
    const input = path.join(/* turbopackIgnore: true */ folder, 'input');
    await symlink(source, input);
    return await use({ path: folder, input });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
