/**
 * Measures the servers of `plan.mjs` and keeps every tool's own output.
 *
 *   npm ci && node measure.mjs [--out FOLDER] [--seed N] [--only ROUND]
 *
 * Linux, with `taskset`, `wrk` and `hey` on the path. The server has CPU 0 for itself and the load generator CPU 1; a
 * new server process for each run. Takes about half an hour, in which the machine must do nothing else: the load
 * average before each run is written down, so that a disturbed run can be seen.
 */
import { spawn, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { orderOfRuns, PATH, DURATION_SECONDS, WARM_UP_SECONDS } from './plan.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({
  options: {
    out: { type: 'string' },
    seed: { type: 'string', default: '20261125' },
    only: { type: 'string' },
  },
});
const out = path.resolve(options.out ?? path.join(here, '../../data/measured/http-servers'));
const port = 3999;
const url = `http://127.0.0.1:${port}${PATH}`;

mkdirSync(out, { recursive: true });
writeFileSync(path.join(out, 'environment.json'), `${JSON.stringify(describeMachine(), undefined, 2)}\n`);
writeFileSync(path.join(out, 'runs.ndjson'), '');

let running;
process.once('SIGINT', () => {
  running?.kill('SIGKILL');
  process.exit(130);
});

const order = orderOfRuns(Number(options.seed)).filter(
  ({ round }) => options.only === undefined || round === Number(options.only),
);
let done = 0;
for (const step of order) {
  done += 1;
  const record = await measureOne(step, done);
  appendFileSync(path.join(out, 'runs.ndjson'), `${JSON.stringify(record)}\n`);
  console.log(`${done}/${order.length} ${record.file} load ${record.loadAverageBefore}`);
}

async function measureOne({ server, load, round }, position) {
  const loadAverageBefore = os.loadavg()[0];
  const child = spawn('taskset', ['-c', '0', process.execPath, `servers/${server.slug}.mjs`], {
    cwd: here,
    env: { ...process.env, PORT: String(port), NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  running = child;
  try {
    await untilAnswering();
    const connections = String(load.load.connections);
    await output(['wrk', '-t1', `-c${connections}`, `-d${WARM_UP_SECONDS}s`, url]);
    const startedAt = Date.now();
    const bytes = await output([...load.argv, url]);
    const memoryBytes = residentBytes(child.pid);
    const packed = load.ending === 'csv';
    const file = `${server.slug}-${load.id}-${String(round).padStart(2, '0')}.${load.ending}${packed ? '.gz' : ''}`;
    const stored = packed ? gzipSync(bytes, { level: 9 }) : bytes;
    writeFileSync(path.join(out, file), stored);
    return {
      file,
      sha256: createHash('sha256').update(stored).digest('hex'),
      server: server.slug,
      load: load.id,
      round,
      position,
      startedAt,
      durationNs: DURATION_SECONDS * 1e9,
      command: [...load.argv, url].join(' '),
      memoryBytes,
      loadAverageBefore: Number(loadAverageBefore.toFixed(2)),
    };
  } finally {
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
  }
}

/** Standard output of a command that runs on the generator's CPU; autocannon is the one in `node_modules`. */
function output([program, ...args]) {
  const command =
    program === 'autocannon'
      ? [process.execPath, path.join(here, 'node_modules/autocannon/autocannon.js')]
      : [program];
  return new Promise((resolve, reject) => {
    const child = spawn('taskset', ['-c', '1', ...command, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.resume();
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve(Buffer.concat(chunks)) : reject(new Error(`${program} ended with ${code}`)),
    );
  });
}

async function untilAnswering() {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    try {
      const response = await fetch(url);
      if ((await response.json()).items.length === 20) return;
    } catch {
      await pause(25);
    }
  }
  throw new Error('the server did not answer');
}

/** Resident memory of a process in bytes, as Linux counts it (`VmRSS`, in KiB). */
function residentBytes(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
}

function describeMachine() {
  const version = (name) =>
    JSON.parse(readFileSync(path.join(here, 'node_modules', name, 'package.json'), 'utf8')).version;
  const release = readFileSync('/etc/os-release', 'utf8');
  return {
    measuredAt: new Date().toISOString(),
    seed: Number(options.seed),
    cpu: os.cpus()[0].model.trim(),
    vcpus: os.cpus().length,
    memoryBytes: os.totalmem(),
    os: /^PRETTY_NAME="(.*)"$/m.exec(release)?.[1],
    kernel: os.release(),
    node: process.versions.node,
    versions: Object.fromEntries(
      ['fastify', 'express', 'hono', '@hono/node-server', 'autocannon'].map((name) => [name, version(name)]),
    ),
    tools: { wrk: packageVersion('wrk'), hey: packageVersion('hey') },
  };
}

/** Debian's version of a tool: neither prints its own in a form that can be relied on. */
function packageVersion(name) {
  try {
    return execFileSync('dpkg-query', ['-W', '-f', '${Version}', name], { encoding: 'utf8' });
  } catch {
    return undefined;
  }
}
