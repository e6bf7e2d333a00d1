/** How long a summary file takes from the request to the committed answer, against an fsync of the same bytes. */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { standaloneFolder } from '../scripts/ensure-built.mjs';
import { root } from '../scripts/run-command.mjs';
import { findFreePort, startServer } from '../scripts/server-process.mjs';
import { note, quantile, report, spread } from './figures.mjs';
import { createClient } from './http-client.mjs';

const WARM_UP = 50;
const MEASURED = 200;

export async function runBench() {
  mkdirSync(path.join(root, 'var'), { recursive: true });
  const folder = mkdtempSync(path.join(root, 'var', 'bench-imports-'));
  const server = await startServer({
    folder: standaloneFolder,
    host: '127.0.0.1',
    port: await findFreePort(),
    env: {
      DATABASE_PATH: path.join(folder, 'benchlens.db'),
      BLOBS_PATH: path.join(folder, 'blobs'),
      LOG_LEVEL: 'warn',
    },
  });
  const client = createClient(server.url);
  let holds = true;
  try {
    for (const kind of [wrkFile, k6File]) {
      const { imports, fsyncs } = await measure(client, folder, kind);
      note(`${kind.label}: request to committed answer`, spread(imports));
      note(`${kind.label}: write and fsync of the same bytes`, spread(fsyncs));
      const ratio = quantile(imports, 0.5) / quantile(fsyncs, 0.5);
      note(`${kind.label}: ratio of the medians`, `${ratio.toFixed(1)} times an fsync`);
      holds = report(`${kind.label}: import, p50`, quantile(imports, 0.5), 20, ' ms') && holds;
    }
  } finally {
    client.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return holds;
}

async function measure(client, folder, kind) {
  const imports = [];
  const fsyncs = [];
  for (let index = 0; index < WARM_UP + MEASURED; index += 1) {
    const body = kind(index);
    const query = `suite=${kind.label}&subject=subject-${index % 5}&fileName=run-${index}.${kind.extension}`;
    const answer = await client.request(`/api/v1/imports?${query}`, { method: 'POST', body });
    if (answer.status !== 201) throw new Error(`answered ${answer.status}: ${answer.body}`);
    const fsync = timeFsync(path.join(folder, `${kind.label}-${index}`), body);
    if (index < WARM_UP) continue;
    imports.push(answer.milliseconds);
    fsyncs.push(fsync);
  }
  return { imports, fsyncs };
}

function timeFsync(file, bytes) {
  const started = performance.now();
  const descriptor = openSync(file, 'w');
  writeSync(descriptor, bytes);
  fsyncSync(descriptor);
  closeSync(descriptor);
  return performance.now() - started;
}

/** The sample with another rate in each file, so that no two have the same bytes. */
function wrkFile(index) {
  const text = readFileSync(path.join(root, 'data/samples/wrk/latency.txt'), 'utf8');
  return Buffer.from(
    text.replace(
      /(Requests\/sec:\s+)([\d.]+)/,
      (_, head, rate) => head + (Number(rate) + index / 100).toFixed(2),
    ),
  );
}
wrkFile.label = 'wrk';
wrkFile.extension = 'txt';

function k6File(index) {
  const summary = JSON.parse(readFileSync(path.join(root, 'data/samples/k6-summary/http.json'), 'utf8'));
  const { values } = summary.metrics.http_req_duration;
  for (const key of Object.keys(values)) values[key] *= 1 + index / 1e4;
  return Buffer.from(JSON.stringify(summary));
}
k6File.label = 'k6-summary';
k6File.extension = 'json';
