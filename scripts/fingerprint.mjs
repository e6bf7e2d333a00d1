import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './run-command.mjs';

const BUILD_INPUTS = [
  'app',
  'components',
  'db',
  'docs/methodology.md',
  'lib',
  'public',
  'scripts/guard-standalone.mjs',
  'server',
  'package-lock.json',
  'tsconfig.json',
];

/** A hash over the content of every file that `next build` reads; tests do not count. */
export function buildFingerprint() {
  const topLevel = readdirSync(root).filter((name) => /\.(ts|mjs)$/.test(name) && name !== 'next-env.d.ts');
  const hash = createHash('sha256').update(process.version);
  for (const input of [...BUILD_INPUTS, ...topLevel].sort()) {
    for (const file of filesUnder(input)) {
      hash
        .update(`${file}\0`)
        .update(readFileSync(path.join(root, file)))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

function filesUnder(relative) {
  const absolute = path.join(root, relative);
  const stats = statSync(absolute, { throwIfNoEntry: false });
  if (stats === undefined) return [];
  if (!stats.isDirectory()) return [relative];
  return readdirSync(absolute)
    .filter((name) => !/\.test\.tsx?$/.test(name))
    .sort()
    .flatMap((name) => filesUnder(path.join(relative, name)));
}
