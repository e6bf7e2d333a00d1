import { existsSync, readFileSync } from 'node:fs';
import { hasProgram, run } from './run-command.mjs';

/** Where Chromium may be; CHROMIUM_PATH wins. Undefined when there is none. */
export function findChromium() {
  const candidates = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  return candidates.find((candidate) => candidate && existsSync(candidate));
}

/** Finds Chromium, or installs Debian's when this runs as root on a system that has it. */
export async function ensureChromium() {
  const found = findChromium();
  if (found !== undefined || !canInstall()) return found;
  console.log('Installing Chromium from the Debian archive.');
  const options = { quiet: true, env: { DEBIAN_FRONTEND: 'noninteractive' } };
  const install = ['install', '-y', '--no-install-recommends', 'chromium'];
  if ((await run('apt-get', ['update'], options)) !== 0) return undefined;
  if ((await run('apt-get', install, options)) !== 0) return undefined;
  return findChromium();
}

function canInstall() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/os-release') || !hasProgram('apt-get')) return false;
  return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
}
