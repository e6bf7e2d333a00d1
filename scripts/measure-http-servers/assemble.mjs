/**
 * Makes the suite file of the measured HTTP servers from the tools' own files and what `measure.mjs` wrote down
 * beside them.
 *
 *   node assemble.mjs [--from FOLDER] [--to FILE]
 *
 * The numbers come through the product's own importers: the files are imported into a database that lives as long as
 * this script and exported again. Added is what no tool prints: environment, time, load model, memory, the order of
 * execution.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { LOADS, PATH, SERVERS, WARM_UP_SECONDS } from './plan.mjs';
import { makeAnswer } from './servers/answer.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const project = path.join(here, '../..');
const { values: options } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string' } } });
const from = path.resolve(options.from ?? path.join(project, 'data/measured/http-servers'));
const to = path.resolve(options.to ?? path.join(project, 'data/suites/http-servers.json'));

const SLUG = 'http-servers';
const machine = JSON.parse(readFileSync(path.join(from, 'environment.json'), 'utf8'));
const records = readFileSync(path.join(from, 'runs.ndjson'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));
const recordOf = new Map(records.map((record) => [record.sha256, record]));

const imported = importAndExport();
const payloadBytes = Buffer.byteLength(JSON.stringify(makeAnswer()));
const suite = {
  format: imported.format,
  suite: {
    slug: SLUG,
    title: 'HTTP servers on Node.js: measured',
    summary: `Four ways to answer ${payloadBytes} bytes of JSON on one core: closed loops of 8, 64 and 256 connections and fixed rates of 1,000, 3,000 and 6,000 requests a second, ten runs each in shuffled order, a new process for each run.`,
  },
  metrics: imported.metrics,
  subjects: SERVERS.map(subjectOf),
  runs: imported.runs.map(completed).toSorted((a, b) => a.startedAt - b.startedAt),
  criteria: [
    { metric: 'request-rate', statistic: 'mean', case: caseOf('wrk-c64'), weight: 1 },
    { metric: 'latency', statistic: 'p99', case: caseOf('autocannon-r3000'), weight: 1 },
    { metric: 'memory', statistic: 'value', case: caseOf('autocannon-r3000'), weight: 1 },
  ],
  references: [
    { title: 'wrk', url: 'https://github.com/wg/wrk' },
    { title: 'autocannon', url: 'https://github.com/mcollina/autocannon' },
    { title: 'hey', url: 'https://github.com/rakyll/hey' },
  ],
};
writeFileSync(to, canonical(suite));
console.log(`${suite.runs.length} runs of ${records.length} files → ${to}`);

function importAndExport() {
  return inOwnDatabase((benchlens) => {
    for (const server of SERVERS) {
      const files = records
        .filter((record) => record.server === server.slug)
        .map(({ file }) => path.join(from, file));
      benchlens('import', ...files, '--suite', SLUG, '--subject', server.slug);
    }
    return JSON.parse(benchlens('export', SLUG));
  });
}

/** A suite file in the form that export writes: through a database of its own. */
function canonical(file) {
  return inOwnDatabase((benchlens, folder) => {
    const draft = path.join(folder, 'draft.json');
    writeFileSync(draft, JSON.stringify(file));
    benchlens('import', draft);
    return benchlens('export', SLUG);
  });
}

function inOwnDatabase(use) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'measured-'));
  const env = {
    ...process.env,
    DATABASE_PATH: path.join(folder, 'benchlens.db'),
    BLOBS_PATH: path.join(folder, 'blobs'),
  };
  const benchlens = (...args) =>
    execFileSync(process.execPath, [path.join(project, 'bin/benchlens.mjs'), ...args], {
      env,
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  try {
    return use(benchlens, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function subjectOf({ slug, name, package: packageName, adapter }) {
  const node = { name: 'Node.js', version: machine.node };
  return {
    slug,
    name,
    version: packageName === undefined ? machine.node : machine.versions[packageName],
    components: [
      ...(packageName === undefined ? [] : [node]),
      ...(adapter === undefined ? [] : [{ name: adapter, version: machine.versions[adapter] }]),
    ],
  };
}

function completed(run) {
  const record = recordOf.get(run.source.sha256);
  const plan = LOADS.find(({ id }) => id === record.load);
  const name = caseOf(record.load);
  const inCase = (entry) => ({ ...entry, case: name });
  const rate = run.measurements.find(
    ({ metric, statistic }) => metric === 'request-rate' && statistic === 'mean',
  );
  return {
    ...run,
    subject: record.server,
    startedAt: record.startedAt,
    tool: {
      ...run.tool,
      version: machine.tools[plan.tool] ?? machine.versions[plan.tool],
      command: record.command,
    },
    load: {
      ...run.load,
      ...plan.load,
      ...(rate === undefined ? {} : { achievedPerSecond: rate.value }),
      payloadBytes,
    },
    environment: {
      cpu: machine.cpu,
      vcpus: machine.vcpus,
      memoryBytes: machine.memoryBytes,
      os: machine.os,
      kernel: machine.kernel,
    },
    labels: {
      path: PATH,
      position: String(record.position),
      round: String(record.round),
      'load-average-before': String(record.loadAverageBefore),
      pinning: 'server on CPU 0, load generator on CPU 1',
      'warm-up': `${WARM_UP_SECONDS} s by wrk before the measurement`,
    },
    measurements: [
      ...run.measurements.map(inCase),
      {
        case: name,
        metric: 'memory',
        statistic: 'value',
        value: record.memoryBytes,
        grade: 'summary',
        method: 'resident set of the server process after the run',
      },
    ],
    distributions: run.distributions?.map(inCase),
    series: run.series?.map(inCase),
  };
}

/** The loads are cases: a number under one load says nothing about another. */
function caseOf(load) {
  const { tool, load: offered } = LOADS.find(({ id }) => id === load);
  return offered.offeredPerSecond === undefined
    ? `${tool}, ${offered.connections} connections`
    : `${tool}, ${offered.offeredPerSecond.toLocaleString('en')} requests/s`;
}
