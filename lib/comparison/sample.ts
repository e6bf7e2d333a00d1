import { weakestGrade, type EvidenceGrade } from '@/lib/model/grade';
import type { MeasuredValue, RunFacts } from '@/lib/model/suite-data';

/** The values of one subject for one row: one for each run. */
export interface Sample {
  readonly column: string;
  /** Never empty, in the canonical unit. */
  readonly values: readonly number[];
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
  const n = measured.reduce<number | undefined>(
    (sum, { n: count }) => (sum === undefined || count === undefined ? undefined : sum + count),
    0,
  );
  const methods = new Set(measured.map(({ method }) => method));
  return {
    column,
    values: measured.map(({ value }) => value),
    runs: measured.length,
    grade: weakestGrade(first.grade, ...rest.map(({ grade }) => grade)),
    ...(n === undefined ? {} : { n }),
    ...(methods.size === 1 && first.method !== undefined ? { method: first.method } : {}),
    facts: measured.flatMap(({ runId }) => runsById.get(runId) ?? []),
  };
}

/**
 * Whether two samples of latencies may be tested against each other: a closed and an open load model, or figures with
 * and without correction for coordinated omission, do not measure the same thing. What a run does not say is no
 * difference; it is shown as unknown beside the runs.
 */
export function haveSameLoadModel(a: Sample, b: Sample): boolean {
  return (
    agree(a, b, (run) => known(run.load?.model)) &&
    agree(a, b, (run) => known(run.load?.coordinatedOmissionCorrected))
  );
}

function agree(a: Sample, b: Sample, read: (run: RunFacts) => string | undefined): boolean {
  const stated = new Set([...a.facts, ...b.facts].map(read).filter((value) => value !== undefined));
  return stated.size <= 1;
}

function known(value: string | undefined): string | undefined {
  return value === 'unknown' ? undefined : value;
}
