/** How long a comparison of 50 runs with 40 metrics and a histogram each takes to be frozen and to be verified. */
import { createHash } from 'node:crypto';
import { loadTypeScript } from './bundle.mjs';
import { note, quantile, report, spread } from './figures.mjs';

const [SUBJECTS, RUNS, METRICS] = [5, 10, 40];
const ROUNDS = 15;

export async function runBench() {
  const { freezeComparison, countDifferences } = await loadTypeScript('bench/reports-work.ts');
  const suite = suiteFile();
  const text = await freezeComparison(suite);
  note('content', `${(Buffer.byteLength(text) / 1e6).toFixed(2)} MB`);
  note('sha-256', createHash('sha256').update(text).digest('hex'));
  const frozen = await timed(() => freezeComparison(suite));
  note('freezing, without the queries', spread(frozen));
  note('verifying', spread(await timed(() => countDifferences(text))));
  note('differences', String(await countDifferences(text)));
  return report('freezing, p50', quantile(frozen, 0.5), 100, ' ms');
}

async function timed(work) {
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return times;
}

/** The same every time: values from a small generator with a fixed seed. */
function suiteFile() {
  let state = 1;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const subjects = Array.from({ length: SUBJECTS }, (_, index) => ({
    slug: `subject-${index}`,
    name: `Subject ${index}`,
  }));
  const runs = subjects.flatMap(({ slug }, position) =>
    Array.from({ length: RUNS }, (_run, index) => ({
      id: `r_${slug}-${index}`,
      subject: slug,
      measurements: Array.from({ length: METRICS }, (_metric, metric) => ({
        case: `case-${metric >> 1}`,
        metric: 'latency',
        statistic: metric % 2 === 0 ? 'p50' : 'p99',
        value: Math.round(1e6 * (1 + position / 10 + random() / 5) * (1 + (metric % 2))),
      })),
      distributions: [
        { case: 'case-0', metric: 'latency', encoding: 'hdr-v2', count: 1000, data: base64(random) },
      ],
    })),
  );
  return { format: 'benchlens-suite/v1', suite: { slug: 'bench', title: 'Bench' }, subjects, runs };
}

/** Freezing copies histograms and decodes none, so any 8 kB do. */
function base64(random) {
  return Buffer.from(Array.from({ length: 6000 }, () => Math.floor(random() * 256))).toString('base64');
}
