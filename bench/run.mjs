/** The performance figures: `npm run bench`, or one of them by name: `npm run bench -- pages`. */
import { ensureBuilt } from '../scripts/ensure-built.mjs';
import { ensureInstalled } from '../scripts/ensure-installed.mjs';

const BENCHES = {
  audit: () => import('./audit.mjs'),
  compare: () => import('./compare.mjs'),
  decide: () => import('./decide.mjs'),
  cost: () => import('./cost.mjs'),
  hdr: () => import('./hdr.mjs'),
  imports: () => import('./imports.mjs'),
  pages: () => import('./pages.mjs'),
  'raw-import': () => import('./raw-import.mjs'),
  reports: () => import('./reports.mjs'),
};

/** Writes gigabytes and takes minutes, so it runs by name alone. */
const BY_NAME = new Set(['raw-import']);

const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const unknown = wanted.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(
    `There is no bench named ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`,
  );
  process.exit(2);
}
await ensureInstalled();
/** They measure no server. */
const WITHOUT_SERVER = new Set(['compare', 'cost', 'raw-import', 'reports']);
if (wanted.length === 0 || wanted.some((name) => !WITHOUT_SERVER.has(name))) await ensureBuilt();
for (const [name, load] of Object.entries(BENCHES)) {
  if (wanted.length > 0 ? !wanted.includes(name) : BY_NAME.has(name)) continue;
  console.log(`\n== bench/${name}`);
  const { runBench } = await load();
  if (!(await runBench())) process.exitCode = 1;
}
