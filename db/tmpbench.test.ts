import { listClaims, listCriteria } from './queries/suite-parts';import { listCountedSubjects } from './queries/subjects';import { runFactsOf } from './queries/run-facts';
import { it } from 'vitest';
import type { SuiteFile } from '@/lib/model/suite-file';
import { canonicalSuiteFile } from '@/lib/suite/serialise-suite-file';
import { openStore } from './store';
import { importSuite } from './commands/import-suite';
import { planMerge } from './import/plan-merge';
import { writesOfMerge } from './import/writes-of-merge';
import { checkedSuiteFile } from './import/checked-suite-file';
import { getSuiteData, nthNewestQuery, latestRunsQuery, valuesQuery } from './queries/suite-data';
import { listSuites } from './queries/suites';
import { rmSync, existsSync } from 'node:fs';

const stats = ['mean','min','p50','p75','p90','p95','p99','p99.9','max','stddev'];
function makeRun(i: number, subjects: number) {
  return { id: `r_${String(i).padStart(20,'0')}`, subject: `s${i % subjects}`, startedAt: 1.7e12 + i * 1000, durationNs: 3e10,
    source: {sha256: 'a'.repeat(64), fileName: 'x.txt', format: 'wrk'}, tool: { name: 'wrk', version: '4.2.0', command: 'wrk -t2 -c64 http://x' }, load: { model: 'closed' as const, connections: 64, threads: 2 },
    environment: { cpu: 'x', vcpus: 8, os: 'linux' }, labels: { commit: String(i) },
    measurements: ['latency','connect-time','first-byte-time','session-time'].flatMap((m) => stats.map((s, k) => ({ case: 'all', metric: m, statistic: s, value: s === 'stddev' || s === 'mean' || s==='min' ? 1000+i : 1000 * (k + 1) + i, grade: 'summary' as const, n: 1000, method: 'tool', from: { pointer: '12:4', text: '36us' } }))) };
}
const subjectsOf = (n: number) => Array.from({ length: n }, (_, i) => ({ slug: `s${i}`, name: `Subject ${i}`, version: '1.0', components: [{ name: 'x', version: '1' }], labels: { a: 'b' } }));
const ms = (l: number[]) => { const s = l.toSorted((a, b) => a - b); return `p50 ${s[s.length >> 1]?.toFixed(2)} p95 ${s[Math.floor(s.length * .95)]?.toFixed(2)} min ${s[0]?.toFixed(2)}`; };
async function time(n: number, f: (i: number) => Promise<unknown>) { const l = []; for (let i = 0; i < n; i++) { const t = performance.now(); await f(i); l.push(performance.now() - t); } return ms(l); }

it('bench', async () => {
  const out: string[] = [];
  const p = '/tmp/blbench/b.db';
  
  const fresh = !existsSync(p);
  const store = await openStore({ databasePath: p });
  if (fresh) {
    const t = performance.now();
    for (let k = 0; k < 20; k++) {
      const file: SuiteFile = { format: 'benchlens-suite/v1', suite: { slug: 'big', title: 'Big' }, subjects: subjectsOf(20), runs: Array.from({ length: 500 }, (_, j) => makeRun(k * 500 + j, 20)) };
      await importSuite(store, { file, nowMs: 1.7e12 });
    }
    out.push(`load ${(performance.now() - t).toFixed(0)}`);
    const f: SuiteFile = { format: 'benchlens-suite/v1', suite: { slug: 'big', title: 'Big' }, subjects: subjectsOf(20), claims: Array.from({ length: 150 }, (_, i) => ({ id: `c${i}`, subject: `s${i % 20}`, case: 'all', metric: 'latency', statistic: 'p99', value: i, text: 'x', conditions: { payloadBytes: 1000 }, place: 'y' })) };
    await importSuite(store, { file: f, nowMs: 1.7e12 });
  }
  const opt = { runsPerSubject: 5 };
  await time(30, () => getSuiteData(store, 'big', opt));
  out.push('getSuiteData 20x5x40: ' + await time(200, () => getSuiteData(store, 'big', opt)));
  out.push(' latestRuns ' + await time(200, async () => latestRunsQuery(store, 'big', await nthNewestQuery(store, 'big', 5))));
  const ids = (await latestRunsQuery(store, 'big', await nthNewestQuery(store, 'big', 5))).map((r) => r.id);
  out.push(' values raw ' + await time(200, async () => store.rows(valuesQuery(store, ids))));
  out.push(' values objects ' + await time(200, async () => valuesQuery(store, ids)));
  out.push(' claims ' + await time(200, () => listClaims(store, 'big')));out.push(' subjects ' + await time(200, () => listCountedSubjects(store, 'big')));out.push(' criteria ' + await time(200, () => listCriteria(store, 'big')));out.push(' facts ' + await (async () => { const rr = await latestRunsQuery(store, 'big', await nthNewestQuery(store, 'big', 5)); return time(200, async () => rr.map(runFactsOf)); })());
  out.push('getSuiteData 10 runs: ' + await time(100, () => getSuiteData(store, 'big', { runsPerSubject: 10 })));
  out.push('listSuites: ' + await time(100, () => listSuites(store, { limit: 50 })));
  const one = (i: number): SuiteFile => ({ format: 'benchlens-suite/v1', suite: { slug: 'big', title: 'Big' }, subjects: subjectsOf(20).slice(0, 1), runs: [{ ...makeRun(0, 20), id: `n${i}` }] });
  out.push('import 40 meas: ' + await time(200, (i) => importSuite(store, { file: one(i), source: { sha256: String(i).padStart(64, '0'), fileName: 'x', format: 'wrk', importerVersion: 1, sizeBytes: 5 }, nowMs: 1.7e12 + i })));
  out.push(' check ' + await time(100, async (i) => checkedSuiteFile(one(i + 1000), 'x')));
  out.push(' canonical ' + await time(100, async (i) => canonicalSuiteFile(one(i + 1000))));
  out.push(' plan ' + await time(100, async (i) => planMerge(store, one(i + 1000), 'x')));
  const plan = await planMerge(store, one(5000), 'x');
  out.push(' writes ' + await time(100, async () => writesOfMerge(store, plan, { nowMs: 5 })));
  const big: SuiteFile = { ...one(1), runs: [{ ...makeRun(0, 20), id: 'huge', measurements: Array.from({ length: 10000 }, (_, i) => ({ case: `q${i}`, metric: 'latency', statistic: 'p99', value: i })) }] };
  out.push(' check 10k ' + await time(3, async () => checkedSuiteFile(big, 'x')));
  const bp = await planMerge(store, big, 'x');
  out.push(' plan 10k ' + await time(3, async () => planMerge(store, big, 'x')));
  const w = writesOfMerge(store, bp, { nowMs: 5 });
  out.push(' writes 10k ' + await time(3, async () => writesOfMerge(store, bp, { nowMs: 5 })));
  out.push(' write 10k ' + await time(1, async () => store.writeAtomically(w)));
  store.close();
  console.log(out.join('\n'));
}, 200000);
