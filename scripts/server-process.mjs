import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';

/**
 * Starts a built server and waits until it answers.
 *
 * @param {object} options
 * @param {string} options.folder The folder of `server.js`.
 * @param {string} options.host
 * @param {number} options.port
 * @param {Record<string, string | undefined>} [options.env] Added to the environment.
 * @param {(text: string) => void} [options.onOutput] Receives what the server prints; without it, it is shown.
 * @returns {Promise<{ url: string; process: import('node:child_process').ChildProcess; exited: Promise<number>;
 *   stop: () => Promise<void>; kill: () => Promise<void> }>} `stop` ends it in an orderly way, `kill` with SIGKILL.
 */
export async function startServer({ folder, host, port, env = {}, onOutput }) {
  const child = spawn(process.execPath, [path.join(folder, 'server.js')], {
    cwd: folder,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      HOST: host,
      HOSTNAME: host,
      PORT: String(port),
      ...env,
    },
    stdio: onOutput === undefined ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
  });
  child.stdout?.on('data', (chunk) => onOutput?.(String(chunk)));
  child.stderr?.on('data', (chunk) => onOutput?.(String(chunk)));
  const exited = new Promise((resolve) => {
    child.on('exit', (code, signal) =>
      resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)),
    );
  });
  const end = async (signal) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await exited;
  };
  const url = `http://${host.includes(':') ? `[${host}]` : reachable(host)}:${port}`;
  try {
    await untilHealthy(url, exited);
  } catch (error) {
    await end('SIGKILL');
    throw error;
  }
  return { url, process: child, exited, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

/** Whether nothing listens on the port yet. */
export function isPortFree(host, port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** A port that nobody uses at this moment. */
export function findFreePort(host = '127.0.0.1') {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ host, port: 0 }, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** HOST and PORT as the user set them, with the defaults of the documentation; exits when PORT is no port. */
export function readAddress() {
  const host = process.env.HOST || '127.0.0.1';
  const text = process.env.PORT || '3000';
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65535) return { host, port };
  console.error(`PORT: expected a number from 1 to 65535, found ${text}`);
  process.exit(2);
}

/** Exits with a sentence when the port is taken. */
export async function requireFreePort(host, port) {
  if (await isPortFree(host, port)) return;
  console.error(`Port ${port} on ${host} is taken or may not be used.`);
  console.error(`Stop the program that listens there, or choose another port: PORT=${port + 1} npm run …`);
  process.exit(3);
}

/** The address to show to a person. */
export function publicAddress(host, port) {
  return `http://${host === '127.0.0.1' || host === '::1' ? 'localhost' : reachable(host)}:${port}`;
}

/** Passes Ctrl-C and SIGTERM on to the server and waits for its end, which is no failure when it was asked for. */
export async function followServer(server) {
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      asked = true;
      server.process.kill(signal);
    });
  }
  const code = await server.exited;
  process.exit(asked ? 0 : code);
}

function reachable(host) {
  return host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
}

async function untilHealthy(url, exited) {
  const deadline = performance.now() + 60_000;
  let ended = false;
  let answer = 'no answer';
  void exited.then(() => (ended = true));
  while (performance.now() < deadline) {
    if (ended) throw new Error('The server ended before it answered.');
    try {
      const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5_000) });
      if (response.ok) return;
      answer = `${response.status} ${await response.text()}`;
    } catch (error) {
      answer = error instanceof Error ? error.message : String(error);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The server did not become healthy within a minute: ${answer}`);
}
