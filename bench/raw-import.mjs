/**
 * How long a raw file takes to a committed run, against the query that alone computes its histograms; peak memory, and
 * how it grows with the file. `npm run bench -- raw-import [--size=1GB] [--large=4GB] [--format=k6-ndjson]`; the files
 * are kept in var/bench.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from '../scripts/run-command.mjs';
import { bundleTypeScript } from './bundle.mjs';
import { note, report } from './figures.mjs';
import { RAW_FILES, rawFile, sizeOf } from './raw-files.mjs';

const MB = 1e6;
const ROUNDS = 3;
const MOST_MEMORY_MB = 500;
const MOST_GROWTH = 1.2;

export async function runBench() {
  const size = bytesOf(option('size') ?? '1GB');
  const large = option('large') === undefined ? undefined : bytesOf(option('large'));
  const formats = Object.keys(RAW_FILES).filter((format) => [undefined, format].includes(option('format')));
  const work = await bundleTypeScript('bench/raw-import-work.ts');
  let holds = true;
  for (const format of formats) {
    const file = rawFile(format, size);
    note(`${format}: file`, `${(sizeOf(file) / MB).toFixed(0)} MB`);
    const imports = rounds(() => run(work, 'import', file));
    const bare = rounds(() => run(work, 'bare', file, format));
    const best = imports.toSorted((a, b) => a.readMs - b.readMs)[0];
    const query = bare.toSorted((a, b) => a.queryMs - b.queryMs)[0];
    note(`${format}: hash and copy to a blob`, seconds(best.receiveMs));
    note(`${format}: file to committed run, best of ${ROUNDS}`, seconds(best.readMs));
    note(`${format}: bare query, best of ${ROUNDS}`, `${seconds(query.queryMs)}, ${query.groups} groups`);
    note(
      `${format}: processor time, import and bare query`,
      `${seconds(best.cpuMs)}, ${seconds(query.cpuMs)}`,
    );
    holds = report(`${format}: import ÷ bare query`, best.readMs / query.queryMs, 2) && holds;
    const memory = Math.max(...imports.map(({ peakMb }) => peakMb));
    note(`${format}: peak memory of the bare query`, `${query.peakMb.toFixed(0)} MB`);
    holds = report(`${format}: peak memory`, memory, MOST_MEMORY_MB, ' MB') && holds;
    if (large === undefined) continue;
    const grown = run(work, 'import', rawFile(format, large));
    note(`${format}: file to committed run, ${(large / MB).toFixed(0)} MB`, seconds(grown.readMs));
    holds =
      report(`${format}: peak memory, ${(large / MB).toFixed(0)} MB`, grown.peakMb, MOST_MEMORY_MB, ' MB') &&
      holds;
    holds = report(`${format}: growth of peak memory`, grown.peakMb / memory, MOST_GROWTH) && holds;
  }
  return holds;
}

/** A process of its own for each run, since memory that was once used stays in the peak. */
function run(work, ...args) {
  const folder = mkdtempSync(path.join(root, 'var/bench/work-'));
  try {
    const child = spawnSync(process.execPath, [work, folder, ...args], { cwd: root, encoding: 'utf8' });
    if (child.status !== 0) throw new Error(child.stderr);
    return JSON.parse(child.stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function rounds(measure) {
  return Array.from({ length: ROUNDS }, measure);
}

function option(name) {
  return process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
}

function bytesOf(text) {
  const [, number, unit] = /^(\d+(?:\.\d+)?)(MB|GB)$/.exec(text) ?? [];
  if (number === undefined) throw new Error(`--size and --large expect a size such as 200MB, found ${text}`);
  return Number(number) * (unit === 'GB' ? 1e9 : 1e6);
}

function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
