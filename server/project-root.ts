import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The folder of our package.json, where relative paths of the configuration start: `BENCHLENS_ROOT` when it is set;
 * the project around `.next/standalone` when the server runs from there; else the nearest folder upward from `cwd`
 * whose package.json is ours (a copied standalone folder has one); else `cwd`.
 */
export function findProjectRoot(env: NodeJS.ProcessEnv, cwd: string): string {
  const explicit = env['BENCHLENS_ROOT'];
  if (explicit !== undefined && explicit !== '')
    return path.resolve(/* turbopackIgnore: true */ cwd, explicit);
  if (cwd.endsWith(path.join('/', '.next', 'standalone'))) {
    const built = path.dirname(path.dirname(cwd));
    if (isOurs(built)) return built;
  }
  for (let folder = cwd; ; folder = path.dirname(folder)) {
    if (isOurs(folder)) return folder;
    if (folder === path.dirname(folder)) return cwd;
  }
}

function isOurs(folder: string): boolean {
  const file = `${folder}/package.json`;
  if (!existsSync(/* turbopackIgnore: true */ file)) return false;
  try {
    const parsed: unknown = JSON.parse(readFileSync(/* turbopackIgnore: true */ file, 'utf8'));
    return typeof parsed === 'object' && parsed !== null && 'name' in parsed && parsed.name === 'benchlens';
  } catch {
    return false;
  }
}
