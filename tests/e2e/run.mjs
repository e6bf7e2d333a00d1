/** The browser tests on the built server: `npm run test:e2e`. Arguments go to vitest: a file name, `-t name`. */
import { ensureBuilt } from '../../scripts/ensure-built.mjs';
import { ensureChromium } from '../../scripts/ensure-chromium.mjs';
import { node } from '../../scripts/run-command.mjs';

await ensureBuilt();
const chromium = await ensureChromium();
if (chromium === undefined) console.log('No Chromium here: the tests that need a browser are skipped.');
process.exitCode = await node(
  'node_modules/vitest/vitest.mjs',
  ['run', '--config', 'tests/e2e/vitest.config.ts', ...process.argv.slice(2)],
  { env: { CHROMIUM_PATH: chromium ?? '' } },
);
