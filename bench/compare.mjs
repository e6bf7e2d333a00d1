/**
 * How long a comparison takes from decoded runs on: 50 runs with 40 metrics each, all tests, intervals, tie groups and
 * the comparability of the runs. Times are processor time of this process.
 */
import { loadTypeScript } from './bundle.mjs';
import { note, quantile, report } from './figures.mjs';

const ROUNDS = 25;
const RUNS = 50;
const METRICS = 40;

export async function runBench() {
  const { makeRuns, compareRuns } = await loadTypeScript('bench/compare-work.ts');
  const entries = makeRuns(RUNS, METRICS);
  const { rows, columns, verdict } = compareRuns(entries, 'subject');
  note('compared', `${rows} metrics, ${columns} columns of ${RUNS / columns} runs, ${verdict}`);
  const holds = ['subject', 'run'].map((group) => {
    const times = cpuOf(() => compareRuns(entries, group));
    return report(
      `${RUNS} runs × ${METRICS} metrics by ${group}, p50 (CPU)`,
      quantile(times, 0.5),
      50,
      ' ms',
    );
  });
  return holds.every(Boolean);
}

/** Milliseconds of processor time of each round, the first ones apart. */
function cpuOf(work) {
  work();
  work();
  return Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
}
