import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * Runs a program in the project folder and shows its output.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string; env?: Record<string, string | undefined>; quiet?: boolean }} [options] `quiet` keeps
 *   the output back unless the program fails.
 * @returns {Promise<number>} The exit code; 1 when a signal ended the program.
 */
export function run(command, args, options = {}) {
  const { promise, resolve, reject } = withResolvers();
  const child = spawn(command, args, {
    cwd: options.cwd ?? root,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...options.env },
    stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
  });
  const kept = [];
  child.stdout?.on('data', (chunk) => kept.push(chunk));
  child.stderr?.on('data', (chunk) => kept.push(chunk));
  child.on('error', reject);
  child.on('close', (code) => {
    if (code !== 0) for (const chunk of kept) process.stderr.write(chunk);
    resolve(code ?? 1);
  });
  return promise;
}

/** Like `run`, but ends this process with a sentence when the program fails. */
export async function runOrExit(command, args, options = {}) {
  const code = await run(command, args, options);
  if (code === 0) return;
  console.error(`${[path.basename(command), ...args].join(' ')} ended with exit code ${code}.`);
  process.exit(code);
}

/** Runs a script of an installed package or of this project with the same Node. */
export function node(script, args = [], options = {}) {
  return run(process.execPath, [script, ...args], options);
}

/** Whether a program is on the PATH. */
export function hasProgram(name) {
  return spawnSync(name, ['--version'], { stdio: 'ignore' }).error === undefined;
}

function withResolvers() {
  let resolve;
  let reject;
  const promise = new Promise((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  return { promise, resolve, reject };
}
