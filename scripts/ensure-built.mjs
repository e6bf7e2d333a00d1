import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildFingerprint } from './fingerprint.mjs';
import { guardStandalone } from './guard-standalone.mjs';
import { node, root } from './run-command.mjs';

/** The folder that holds the built server, `server.js` and everything it needs. */
export const standaloneFolder = path.join(root, '.next', 'standalone');

/** Builds the server when a source file changed since the last build. Says whether it built. Throws on failure. */
export async function ensureBuilt({ force = false } = {}) {
  const stampPath = path.join(root, '.next', 'benchlens-stamp');
  const fingerprint = buildFingerprint();
  if (
    !force &&
    existsSync(path.join(standaloneFolder, 'server.js')) &&
    readStamp(stampPath) === fingerprint
  ) {
    return false;
  }
  console.log('Building the server.');
  rmSync(stampPath, { force: true });
  const code = await node('node_modules/next/dist/bin/next', ['build'], { quiet: true });
  if (code !== 0) throw new Error('The build failed; the reason stands above.');
  completeStandalone(root);
  await guardStandalone(root);
  writeFileSync(stampPath, fingerprint);
  return true;
}

/** Next leaves `public/` and the static files out of the standalone folder. */
export function completeStandalone(projectFolder) {
  const standalone = path.join(projectFolder, '.next', 'standalone');
  const publicFolder = path.join(projectFolder, 'public');
  if (existsSync(publicFolder)) cpSync(publicFolder, path.join(standalone, 'public'), { recursive: true });
  cpSync(path.join(projectFolder, '.next', 'static'), path.join(standalone, '.next', 'static'), {
    recursive: true,
  });
}

function readStamp(stampPath) {
  return existsSync(stampPath) ? readFileSync(stampPath, 'utf8') : undefined;
}
