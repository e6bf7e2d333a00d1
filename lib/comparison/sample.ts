import { weakestGrade, type EvidenceGrade } from '@/lib/model/grade';
import { median } from '@/lib/stats/median';
import type { MeasuredValue, RunFacts } from '@/lib/model/suite-data';

/** The values of one subject for one row: one for each run. */
export interface Sample {
  readonly column: string;
  /** Never empty, in the canonical unit. */
  readonly values: readonly number[];
  /** Their median. */
  readonly value: number;
  readonly runs: number;
  readonly grade: EvidenceGrade;
  readonly n?: number;
  readonly method?: string;
  readonly facts: readonly RunFacts[];
}

/**
 * The sample of one column from the measured values of its runs; undefined where it has none.
 */
export function sampleOf(
  column: string,
  measured: readonly MeasuredValue[],
  runsById: ReadonlyMap<string, RunFacts>,
): Sample | undefined {
  const [first, ...rest] = measured;
  if (first === undefined) return undefined;
  const values = measured.map((one) => one.value);
  const value = median(values);
  if (value === undefined) return undefined;
  const n = sumOfCounts(measured);
  const isOneMethod = rest.every((one) => one.method === first.method);
  return {
    column,
    values,
    value,
    runs: values.length,
    grade: rest.reduce((weakest, one) => weakestGrade(weakest, one.grade), first.grade),
    ...(n === undefined ? {} : { n }),
    ...(isOneMethod && first.method !== undefined ? { method: first.method } : {}),
    facts: measured.flatMap(({ runId }) => runsById.get(runId) ?? []),
  };
}

/** Known only where every run says so. */
function sumOfCounts(measured: readonly MeasuredValue[]): number | undefined {
  let sum = 0;
  for (const { n } of measured) {
    if (n === undefined) return undefined;
    sum += n;
  }
  return sum;
}

/**
 * Whether two samples of latencies may be tested against each other: a closed and an open load model, or figures with
 * and without correction for coordinated omission, do not measure the same thing. What a run does not say is no
 * difference; it is shown as unknown beside the runs.
 */
export function haveSameLoadModel(a: Sample, b: Sample): boolean {
  return agree(a, b, loadModelOf) && agree(a, b, correctionOf);
}

function agree(a: Sample, b: Sample, read: (run: RunFacts) => string | undefined): boolean {
  let stated: string | undefined;
  for (const { facts } of [a, b]) {
    for (const run of facts) {
      const value = read(run);
      if (value === undefined || value === 'unknown') continue;
      if (stated !== undefined && stated !== value) return false;
      stated = value;
    }
  }
  return true;
}

function loadModelOf(run: RunFacts): string | undefined {
  return run.load?.model;
}

function correctionOf(run: RunFacts): string | undefined {
  return run.load?.coordinatedOmissionCorrected;
}
