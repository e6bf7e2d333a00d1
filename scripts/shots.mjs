/**
 * Every page of a running demo as a picture: `npm run shots`. Writes `var/shots/<page>-<width>-<theme>.png` and a
 * report of console errors, horizontal overflow and axe findings; exits with 1 when there is any. BASE_URL names a
 * running instance, otherwise one is started with the demo suites and sample runs in a database of its own.
 * `npm run shots -- home suite` takes some pages.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { ensureBuilt, standaloneFolder } from './ensure-built.mjs';
import { ensureChromium } from './ensure-chromium.mjs';
import { CHROMIUM_FLAGS, collectComplaints, findAxeViolations, findOverflow } from './page-checks.mjs';
import { resolvePages } from './pages.mjs';
import { root } from './run-command.mjs';
import { loadSampleData } from './sample-data.mjs';
import { findFreePort, startServer } from './server-process.mjs';

const VIEWPORTS = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
const THEMES = ['light', 'dark'];

const executablePath = await ensureChromium();
if (executablePath === undefined) {
  console.error('No Chromium here. CHROMIUM_PATH names one.');
  process.exit(2);
}
const folder = path.join(root, 'var/shots');
mkdirSync(folder, { recursive: true });
const started = process.env.BASE_URL ? undefined : await startDemo();
const baseUrl = process.env.BASE_URL || started.url;
const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
const lines = [];
try {
  const wanted = process.argv.slice(2);
  const pages = (await resolvePages(baseUrl)).filter(
    ({ name }) => wanted.length === 0 || wanted.includes(name),
  );
  for (const viewport of VIEWPORTS) {
    for (const theme of THEMES) {
      for (const page of pages) lines.push(...(await shoot(page, viewport, theme)));
    }
  }
  console.log(
    `${pages.length * VIEWPORTS.length * THEMES.length} pictures in ${path.relative(process.cwd(), folder)}`,
  );
} finally {
  await browser.close();
  await started?.stop();
}
const report = lines.length === 0 ? 'No findings.' : lines.join('\n');
writeFileSync(path.join(folder, 'report.txt'), `${report}\n`);
console.log(report);
process.exitCode = lines.length === 0 ? 0 : 1;

async function startDemo() {
  await ensureBuilt();
  const data = mkdtempSync(path.join(os.tmpdir(), 'benchlens-shots-'));
  const server = await startServer({
    folder: standaloneFolder,
    host: '127.0.0.1',
    port: await findFreePort(),
    env: {
      DATABASE_PATH: path.join(data, 'benchlens.db'),
      BLOBS_PATH: path.join(data, 'blobs'),
      LOG_LEVEL: 'warn',
    },
  });
  await loadSampleData(server.url);
  const stop = async () => {
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  };
  return { url: server.url, stop };
}

async function shoot({ name, path: pagePath, status }, viewport, theme) {
  const label = `${name}-${viewport.width}-${theme}`;
  const context = await browser.newContext({ viewport, colorScheme: theme, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const findings = collectComplaints(page);
  const response = await page.goto(`${baseUrl}${pagePath}`, { waitUntil: 'networkidle' });
  if (response.status() !== status) findings.push(`status ${response.status()} instead of ${status}`);
  // Charts become interactive when they come into view.
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: path.join(folder, `${label}.png`), fullPage: true });
  findings.push(...(await findOverflow(page)), ...(await findAxeViolations(page)));
  await context.close();
  // The browser reports the status of an error page on the console; that is what was asked for.
  const expected = (text) => status >= 400 && text.includes(`status of ${status}`);
  return findings.filter((text) => !expected(text)).map((text) => `${label}: ${text}`);
}
