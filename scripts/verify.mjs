/**
 * Everything that must hold before a change is accepted: `npm run verify`. The last line is
 * `N passed, N failed`, and `, N skipped` where something could not run here; each static check counts as one test.
 */
import { ensureBuilt } from './ensure-built.mjs';
import { ensureChromium } from './ensure-chromium.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { node, root } from './run-command.mjs';
import { runVitest } from './vitest-report.mjs';

const total = { passed: 0, failed: 0, skipped: 0 };
const broken = [];
const started = performance.now();

await step('install', async () => {
  await ensureInstalled();
});
let chromium;
await step('chromium', async () => {
  chromium = await ensureChromium();
});
await step('format', () => check('node_modules/oxfmt/bin/oxfmt', ['--check', '.']));
await step('lint', () => check('node_modules/oxlint/bin/oxlint', ['.']));
await step('route types', () => check('node_modules/next/dist/bin/next', ['typegen']));
await step('types', () => check('node_modules/typescript/bin/tsc', ['-p', '.']));
await step('unused code', () => check('node_modules/knip/bin/knip.js', []));
await step('command line', () => check('scripts/bundle-cli.mjs', []));
await step('unit tests', () => runVitest('unit', []));
await step('build', () => buildCounted());
await step('browser tests', async () => {
  if (chromium === undefined) {
    console.log('No Chromium here: the tests that need a browser count as skipped. CHROMIUM_PATH names one.');
  }
  return runVitest('e2e', ['--config', 'tests/e2e/vitest.config.ts'], { CHROMIUM_PATH: chromium ?? '' });
});

console.log(`\nverify: ${seconds(started)} in ${root}`);
if (broken.length > 0) console.log(`not in order: ${broken.join(', ')}`);
const skipped = total.skipped === 0 ? '' : `, ${total.skipped} skipped`;
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function step(name, work) {
  console.log(`\n== ${name}`);
  const begin = performance.now();
  const counts = (await work()) ?? { passed: 0, failed: 0, skipped: 0 };
  for (const key of Object.keys(total)) total[key] += counts[key];
  if (counts.failed > 0) broken.push(name);
  console.log(
    `-- ${name}: ${counts.failed === 0 ? 'in order' : `${counts.failed} failed`}, ${seconds(begin)}`,
  );
}

async function check(script, args) {
  const code = await node(script, args, { quiet: true });
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

async function buildCounted() {
  try {
    await ensureBuilt();
    return { passed: 1, failed: 0, skipped: 0 };
  } catch (error) {
    console.error(error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
