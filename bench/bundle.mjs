import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from '../scripts/run-command.mjs';

/** Bundles a TypeScript module of the project and loads it into this process. */
export async function loadTypeScript(file) {
  return createRequire(import.meta.url)(await bundleTypeScript(file));
}

/** Bundles a TypeScript module of the project; gives the path of the bundle. */
export async function bundleTypeScript(file) {
  const outfile = path.join(root, 'var/bench', `${path.basename(file, '.ts')}.cjs`);
  await build({
    entryPoints: [path.join(root, file)],
    outfile,
    absWorkingDir: root,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    // In a React server `server-only` is empty; elsewhere it throws.
    conditions: ['react-server'],
    // jsonc-parser's main file is UMD, whose own requires a bundler cannot see.
    mainFields: ['module', 'main'],
    external: ['better-sqlite3', '@duckdb/node-api'],
    logLevel: 'error',
  });
  return outfile;
}
