/**
 * What a suite page costs with 10,000 runs in the database: queries and statistics in milliseconds, server time as a
 * ratio to the same page rendered from constants, and JavaScript before interaction above a bare page of the same
 * build.
 */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { gzipSync } from 'node:zlib';
import { ensureChromium } from '../scripts/ensure-chromium.mjs';
import { CHROMIUM_FLAGS } from '../scripts/page-checks.mjs';
import { root } from '../scripts/run-command.mjs';
import { findFreePort, startServer } from '../scripts/server-process.mjs';
import { buildBenchApp } from './bench-app.mjs';
import { loadTypeScript } from './bundle.mjs';
import { note, quantile, report, spread } from './figures.mjs';
import { createClient } from './http-client.mjs';

const WARM_UP = 50;
const MEASURED = 200;
const WIDE = 'bench-wide';
const DEEP = 'bench-deep';

export async function runBench() {
  const folder = path.join(root, 'var/bench');
  mkdirSync(folder, { recursive: true });
  const databasePath = path.join(folder, 'pages.db');
  const { doKeptSuiteWork, doSuiteWork, fillDatabase, openStore } =
    await loadTypeScript('bench/suite-work.ts');
  if (!existsSync(databasePath)) {
    const partial = `${databasePath}.partial`;
    rmSync(partial, { force: true });
    const store = await openStore({ databasePath: partial });
    note('runs loaded', String(await fillDatabase(store)));
    // Closing folds the write-ahead log into the file, so that it can be renamed.
    store.close();
    renameSync(partial, databasePath);
  }

  const store = await openStore({ databasePath });
  let holds = await measureWork(WIDE, () => doSuiteWork(store, WIDE));
  holds = (await measureWork(DEEP, () => doSuiteWork(store, DEEP))) && holds;
  for (const name of [WIDE, DEEP]) {
    const times = [];
    for (let index = 0; index < WARM_UP + MEASURED; index += 1)
      times.push(await doKeptSuiteWork(store, name));
    note(`${name}: the same for a suite that has not changed`, spread(times.slice(WARM_UP)));
  }
  const { model } = await doSuiteWork(store, WIDE);
  store.close();

  const server = await startServer({
    folder: await buildBenchApp(model),
    host: '127.0.0.1',
    port: await findFreePort(),
    env: { DATABASE_PATH: databasePath, BLOBS_PATH: path.join(folder, 'blobs'), LOG_LEVEL: 'warn' },
  });
  try {
    holds = (await measureServerTime(server.url)) && holds;
    holds = (await measureScripts(server.url)) && holds;
  } finally {
    await server.stop();
  }
  return holds;
}

async function measureWork(name, work) {
  const times = [];
  for (let index = 0; index < WARM_UP + MEASURED; index += 1) {
    const { queries, statistics, wholeModel, total, values } = await work();
    if (index >= WARM_UP) times.push({ queries, statistics, wholeModel, total, values });
  }
  const of = (key) => times.map((time) => time[key]);
  note(`${name}: values on the page's runs`, String(times[0].values));
  note(`${name}: queries`, spread(of('queries')));
  note(`${name}: statistics`, spread(of('statistics')));
  note(`${name}: statistics and the whole model of the page`, spread(of('wholeModel')));
  const label = `${name}: queries and statistics, computed anew`;
  if (name !== WIDE) {
    // A hundred runs of each subject: no page of this size has a target.
    note(label, spread(of('total')));
    return true;
  }
  return report(`${label}, p50`, quantile(of('total'), 0.5), 10, ' ms');
}

/** The two pages take turns, so that whatever else the machine does falls on both. */
async function measureServerTime(url) {
  const client = createClient(url);
  const pages = { suite: `/suites/${WIDE}`, constants: '/bench/constants', bare: '/bench/bare' };
  const times = { suite: [], constants: [], bare: [] };
  const sizes = {};
  for (let index = 0; index < WARM_UP + MEASURED; index += 1) {
    for (const [name, address] of Object.entries(pages)) {
      const answer = await client.request(address);
      if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`);
      sizes[name] = answer.body;
      if (index >= WARM_UP) times[name].push(answer.milliseconds);
    }
  }
  client.close();
  for (const name of Object.keys(pages)) {
    const bytes = `${kilobytes(sizes[name].length)} HTML, ${kilobytes(gzipSync(sizes[name]).length)} gzip`;
    note(`${name} page`, `${spread(times[name])}; ${bytes}`);
  }
  const ratio = quantile(times.suite, 0.5) / quantile(times.constants, 0.5);
  return report('suite page to the same page from constants, p50', ratio, 1.3);
}

async function measureScripts(url) {
  const executablePath = await ensureChromium();
  if (executablePath === undefined) {
    note('JavaScript before interaction', 'not measured: no Chromium here');
    return true;
  }
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  try {
    const bare = await scriptBytes(browser, `${url}/bench/bare`);
    const suite = await scriptBytes(browser, `${url}/suites/${WIDE}`);
    note('JavaScript of the bare page (the floor)', `${kilobytes(bare)} gzip`);
    note('JavaScript of the suite page before interaction', `${kilobytes(suite)} gzip`);
    return report('JavaScript above the floor', (suite - bare) / 1000, 40, ' kB gzip');
  } finally {
    await browser.close();
  }
}

/** Every script file that the page loads by itself, compressed here so that the server's level does not matter. */
async function scriptBytes(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const bodies = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.push(response.body());
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).length);
  await page.close();
  return sizes.reduce((sum, size) => sum + size, 0);
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
