/** Fills an empty instance through its public API: the demo suites and a suite of measured runs. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './run-command.mjs';

export const MEASURED_SUITE = 'hello-servers';

/** Sample files of several tools, and whom they are said to have measured. */
const MEASURED_RUNS = [
  ['wrk/latency.txt', 'plain-node'],
  ['wrk/three-levels.txt', 'three-levels'],
  ['autocannon/hello.json', 'autocannon-node'],
  ['hey-text/hello.txt', 'hey-node'],
];

export async function loadSampleData(url) {
  const suites = readdirSync(path.join(root, 'data/suites')).filter((name) => name.endsWith('.json'));
  for (const name of suites.sort()) await importSuite(url, `data/suites/${name}`);
  for (const [file, subject] of MEASURED_RUNS) {
    await importFile(url, `data/samples/${file}`, { suite: MEASURED_SUITE, subject });
  }
}

/** Of the measured demo suite: one run of each server at two fixed rates and with every response time. */
const KEPT_RUNS = /-(autocannon-r1000|autocannon-r6000|hey-q3000)-01\./;

/**
 * A demo suite with some of its runs: pages of hundreds of runs take a browser's checks minutes and show nothing that
 * tens do not.
 */
async function importSuite(url, file) {
  const suite = JSON.parse(readFileSync(path.join(root, file), 'utf8'));
  const runs = suite.runs?.filter(({ source }) => KEPT_RUNS.test(source?.fileName ?? ''));
  const body = JSON.stringify({ ...suite, ...(runs === undefined ? {} : { runs }) });
  await send(url, body, { fileName: path.basename(file) });
}

/**
 * Sends a file of the project and expects it to be taken.
 *
 * @param {string} url
 * @param {string} file Relative to the project folder.
 * @param {Record<string, string>} [query]
 * @returns The answer of the API.
 */
export async function importFile(url, file, query = {}) {
  return send(url, readFileSync(path.join(root, file)), { fileName: path.basename(file), ...query });
}

async function send(url, body, query) {
  const parameters = new URLSearchParams(query);
  const response = await fetch(`${url}/api/v1/imports?${parameters}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body,
  });
  if (response.status !== 201) {
    throw new Error(`${query.fileName}: the server answered ${response.status} ${await response.text()}`);
  }
  return response.json();
}
