/**
 * Puts a check in front of the standalone server: `server.js` comes from the framework and would start, or fail with a
 * stack, before any code of ours runs. With it, plain `node server.js` lists what is wrong with the environment, the
 * address and the paths, and listens on HOST.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FILE_NAME = 'check-start.mjs';
const IMPORT = `import './${FILE_NAME}';\n`;

const CHECK = `
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findStartFaults } from './server/start-faults';
const env = process.env;
env.HOSTNAME = env.HOST || env.HOSTNAME || '127.0.0.1';
const faults = await findStartFaults(env, path.dirname(fileURLToPath(import.meta.url)), {
  listensOn: { host: env.HOSTNAME, port: env.PORT || '3000' },
});
if (faults !== undefined) {
  process.stderr.write(faults.message + '\\n');
  process.exit(faults.exitCode);
}
`;

/**
 * @param {string} projectFolder
 * @param {string} [standalone] The folder of `server.js`.
 */
export async function guardStandalone(
  projectFolder,
  standalone = path.join(projectFolder, '.next', 'standalone'),
) {
  // Loaded late: a fresh clone has nothing installed yet when this file is read.
  const { build } = await import('esbuild');
  await build({
    stdin: { contents: CHECK, resolveDir: projectFolder, sourcefile: 'check-start.ts', loader: 'ts' },
    outfile: path.join(standalone, FILE_NAME),
    absWorkingDir: projectFolder,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    conditions: ['react-server'],
    logLevel: 'error',
  });
  const server = path.join(standalone, 'server.js');
  const text = readFileSync(server, 'utf8');
  if (!text.startsWith(IMPORT)) writeFileSync(server, IMPORT + text);
}
