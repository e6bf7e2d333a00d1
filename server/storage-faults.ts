import { accessSync, closeSync, constants, openSync, readSync, statSync, type Stats } from 'node:fs';
import path from 'node:path';

/** The first bytes of every SQLite database that holds something. */
const SQLITE_HEADER = 'SQLite format 3\0';

/**
 * What keeps the database and the folder of the originals from being used, a line for each, without creating anything.
 * Empty where nothing is known to be wrong.
 *
 * @example storageFaults({ databasePath: '/etc', blobsPath: '/srv/blobs' }) →
 *   ['DATABASE_PATH: expected a file that can be created and written, found “/etc”, a folder']
 */
export function storageFaults(paths: {
  readonly databasePath: string;
  readonly blobsPath: string;
}): string[] {
  const faults = [
    ['DATABASE_PATH: expected a file that can be created and written', databaseFault(paths.databasePath)],
    ['BLOBS_PATH: expected a folder that can be created and written', folderFault(paths.blobsPath)],
  ] as const;
  return faults.flatMap(([expected, found]) => (found === undefined ? [] : [`${expected}, found ${found}`]));
}

function databaseFault(file: string): string | undefined {
  const stats = statOf(file);
  if (stats === undefined) return ancestorFault(file);
  if (stats.isDirectory()) return `“${file}”, a folder`;
  if (!isAllowed(file, constants.R_OK | constants.W_OK))
    return `“${file}”, which may not be read and written`;
  // An empty file becomes a database at the first start.
  if (stats.size > 0 && !hasSqliteHeader(file)) return `“${file}”, which is no SQLite database`;
  // Beside the database stand its journal files.
  return folderFault(path.dirname(file));
}

function folderFault(folder: string): string | undefined {
  const stats = statOf(folder);
  if (stats === undefined) return ancestorFault(folder);
  if (!stats.isDirectory()) return `“${folder}”, a file`;
  return isAllowed(folder, constants.W_OK | constants.X_OK)
    ? undefined
    : `“${folder}”, a folder that may not be written`;
}

/** Of a path that does not exist yet: the nearest folder above it has to take it in. */
function ancestorFault(missing: string): string | undefined {
  for (let folder = path.dirname(missing); ; folder = path.dirname(folder)) {
    const stats = statOf(folder);
    if (stats !== undefined) {
      if (!stats.isDirectory()) return `“${missing}” below “${folder}”, which is a file`;
      return isAllowed(folder, constants.W_OK | constants.X_OK)
        ? undefined
        : `“${missing}” below “${folder}”, a folder that may not be written`;
    }
    if (folder === path.dirname(folder)) return undefined;
  }
}

function statOf(file: string): Stats | undefined {
  try {
    return statSync(/* turbopackIgnore: true */ file, { throwIfNoEntry: false });
  } catch {
    // Below a file, or in a folder that may not be searched: for us it does not exist.
    return undefined;
  }
}

function isAllowed(file: string, mode: number): boolean {
  try {
    accessSync(/* turbopackIgnore: true */ file, mode);
    return true;
  } catch {
    return false;
  }
}

function hasSqliteHeader(file: string): boolean {
  const descriptor = openSync(/* turbopackIgnore: true */ file, 'r');
  try {
    const bytes = Buffer.alloc(SQLITE_HEADER.length);
    readSync(descriptor, bytes, 0, bytes.length, 0);
    return bytes.toString('latin1') === SQLITE_HEADER;
  } finally {
    closeSync(descriptor);
  }
}
