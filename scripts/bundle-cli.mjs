// Bundles the command line into dist/benchlens.cjs. Part of `npm install` (prepare); silent when all is well.
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

const root = path.dirname(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname));
const target = path.join(root, 'dist', 'benchlens.cjs');

const esbuild = await import('esbuild').catch((cause) => {
  if (cause.code !== 'ERR_MODULE_NOT_FOUND') throw cause;
  // An install for production has no esbuild; the server does not need the command line.
  console.error(
    'The command line was not bundled: esbuild is not installed (npm install without --omit=dev).',
  );
  return undefined;
});

if (esbuild !== undefined) {
  const partial = `${target}.${process.pid}`;
  mkdirSync(path.dirname(target), { recursive: true });
  try {
    await esbuild.build({
      entryPoints: [path.join(root, 'bin', 'cli', 'main.ts')],
      outfile: partial,
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
    // Renamed when whole: another process may be starting the command line at this moment.
    renameSync(partial, target);
  } catch {
    // esbuild has printed what is wrong.
    rmSync(partial, { force: true });
    process.exitCode = 1;
  }
}
