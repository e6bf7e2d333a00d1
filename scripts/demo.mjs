/** From a fresh clone to a running dashboard with demo data: `npm run demo`. Needs Node and npm, nothing else. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt, standaloneFolder } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { node, root } from './run-command.mjs';
import { followServer, publicAddress, readAddress, requireFreePort, startServer } from './server-process.mjs';

const { host, port } = readAddress();
await requireFreePort(host, port);
try {
  await ensureInstalled();
  await ensureBuilt();
  await loadDemoSuites();
  const server = await startServer({ folder: standaloneFolder, host, port, env: { BENCHLENS_ROOT: root } });
  console.log(`Benchlens is ready: ${publicAddress(host, port)}`);
  await followServer(server);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

async function loadDemoSuites() {
  if ((await node('scripts/bundle-cli.mjs', [], { quiet: true })) !== 0) throw new Error('No command line.');
  const folder = path.join(root, 'data/suites');
  const suites = readdirSync(folder).filter((name) => name.endsWith('.json'));
  console.log(`Loading the demo data (${suites.length}); what is there already stays as it is.`);
  // One at a time and by name: the order of import is the order of the list.
  for (const suite of suites.sort()) {
    const isNew = importFiles(suite, [path.join(folder, suite)]);
    const originals = originalsOf(suite);
    if (isNew && originals.length > 0)
      importFiles(suite, originals, ['--suite', path.basename(suite, '.json')]);
  }
}

/** Whether something came in that was not there. */
function importFiles(suite, files, options = []) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['bin/benchlens.mjs', 'import', ...files, ...options, '--json'],
    { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  if (status === 0) return JSON.parse(stdout).duplicate !== true;
  // A database that somebody has worked in may hold other content under the same ids; it wins.
  process.stderr.write(stderr);
  console.error(`${suite} was not loaded; the reason stands above.`);
  return false;
}

/** The tools' own files of a suite that was measured here: they become the originals of its runs. */
function originalsOf(suite) {
  const folder = path.join(root, 'data/measured', path.basename(suite, '.json'));
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.(txt|csv\.gz)$|-\d\d\.json$/.test(name))
    .map((name) => path.join(folder, name));
}
