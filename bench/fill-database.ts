import { importSuite } from '@/db/commands/import-suite';
import type { Store } from '@/db/store';
import type { Statistic } from '@/lib/model/statistic';
import type { Measurement, Run, SuiteFile } from '@/lib/model/suite-file';

/** A suite to generate. */
export interface Shape {
  readonly slug: string;
  readonly subjects: number;
  readonly runsPerSubject: number;
}

/** 10,000 runs of 40 measurements: a wide suite, a deep one and several of middling size. */
export const SHAPES: readonly Shape[] = [
  { slug: 'bench-wide', subjects: 20, runsPerSubject: 5 },
  { slug: 'bench-deep', subjects: 3, runsPerSubject: 3000 },
  ...Array.from({ length: 9 }, (_, index) => ({
    slug: `bench-middle-${index + 1}`,
    subjects: 10,
    runsPerSubject: 10,
  })),
];

const RUNS_PER_IMPORT = 100;
const CASES = ['all', 'GET /', 'GET /items', 'POST /items'];
const PERCENTILES: readonly (readonly [Statistic, number])[] = [
  ['p50', 1],
  ['p75', 1.3],
  ['p90', 1.8],
  ['p95', 2.2],
  ['p99', 4],
  ['p99.9', 9],
  ['max', 30],
];

/** Fills an empty database through the same command as any import. Returns how many runs it holds. */
export async function fillDatabase(store: Store): Promise<number> {
  const random = mulberry32(1);
  let count = 0;
  for (const shape of SHAPES) {
    const runs = Array.from({ length: shape.subjects * shape.runsPerSubject }, (_, index) =>
      runOf(shape, index, count + index, random),
    );
    count += runs.length;
    for (let start = 0; start < runs.length; start += RUNS_PER_IMPORT) {
      const file: SuiteFile = { ...suiteOf(shape), runs: runs.slice(start, start + RUNS_PER_IMPORT) };
      await importSuite(store, { file, nowMs: 1_764_000_000_000 + start });
    }
  }
  return count;
}

function suiteOf(shape: Shape): SuiteFile {
  return {
    format: 'benchlens-suite/v1',
    suite: { slug: shape.slug, title: `Generated suite ${shape.slug}` },
    subjects: Array.from({ length: shape.subjects }, (_, index) => ({
      slug: `subject-${index + 1}`,
      name: `Subject ${index + 1}`,
      version: '1.0.0',
    })),
  };
}

function runOf(shape: Shape, index: number, serial: number, random: () => number): Run {
  const subject = index % shape.subjects;
  return {
    id: runId(serial),
    subject: `subject-${subject + 1}`,
    startedAt: 1_764_000_000_000 + serial * 60_000,
    durationNs: 30e9,
    tool: { name: 'wrk', version: '4.2.0' },
    load: { model: 'closed', connections: 64, threads: 2 },
    environment: { cpu: 'Generated CPU', vcpus: 8, os: 'Linux' },
    measurements: CASES.flatMap((name) => measurementsOf(name, subject, random)),
  };
}

function measurementsOf(name: string, subject: number, random: () => number): Measurement[] {
  const n = 100_000 + Math.floor(random() * 1000);
  const median = 1e6 * (1 + subject / 10) * (0.9 + random() * 0.2);
  const rest = { case: name, grade: 'summary', method: 'tool', n } as const;
  return [
    ...PERCENTILES.map(([statistic, factor]) => ({
      ...rest,
      metric: 'latency',
      statistic,
      value: Math.round(median * factor),
    })),
    { ...rest, metric: 'request-rate', statistic: 'mean', value: 64e9 / median },
    { ...rest, metric: 'transfer-rate', statistic: 'mean', value: (64e9 / median) * 850 },
    { ...rest, metric: 'errors', statistic: 'value', value: Math.floor(random() * 3) },
  ];
}

/** A valid id; the digits of base 32 as the letters of RFC 4648. */
function runId(serial: number): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz234567';
  let rest = serial;
  let id = '';
  while (id.length < 20) {
    id = (letters[rest % 32] ?? 'a') + id;
    rest = Math.floor(rest / 32);
  }
  return `r_${id}`;
}

/** Small, seeded, and good enough to spread numbers (Tommy Ettinger, public domain). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
