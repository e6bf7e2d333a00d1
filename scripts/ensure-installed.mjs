import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root, runOrExit } from './run-command.mjs';

/** Installs the packages of package-lock.json when the ones in node_modules are not exactly those. */
export async function ensureInstalled() {
  const reason = whyInstall();
  if (reason === undefined) return false;
  console.log(
    `Installing packages (${reason}). The database driver is compiled, which takes about a minute.`,
  );
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  await runOrExit(npm, ['ci', '--include=dev', '--no-audit', '--no-fund']);
  const left = whyInstall();
  if (left === undefined) return true;
  console.error(`npm ci ended well, but ${left}.`);
  process.exit(1);
}

/** npm writes down what it installed; comparing that with the lock file needs no stamp of our own. */
function whyInstall() {
  const installedPath = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedPath)) return 'node_modules is missing';
  const wanted = packagesOf(path.join(root, 'package-lock.json'));
  const installed = packagesOf(installedPath);
  for (const [name, entry] of Object.entries(installed)) {
    if (wanted[name]?.version !== entry.version) return `${name} is not the version of package-lock.json`;
  }
  for (const [name, entry] of Object.entries(wanted)) {
    if (name === '' || entry.optional || entry.devOptional || entry.peer) continue;
    if (installed[name] === undefined) return `${name} is missing`;
  }
  // npm skips install scripts that are not allowed, without an error: the file tells whether it was built.
  const driver = path.join(root, 'node_modules/better-sqlite3/build/Release/better_sqlite3.node');
  return existsSync(driver) ? undefined : 'the database driver is not built';
}

function packagesOf(lockPath) {
  return JSON.parse(readFileSync(lockPath, 'utf8')).packages ?? {};
}
