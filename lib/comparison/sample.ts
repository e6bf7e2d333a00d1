import { weakestGrade, type EvidenceGrade } from '@/lib/model/grade';
import type { Statistic } from '@/lib/model/statistic';
import type { MeasuredValue, RunFacts } from '@/lib/model/suite-data';
import { ascending } from '@/lib/stats/ascending';
import { medianOfSorted } from '@/lib/stats/median';

/** The values of one subject for one row: one for each run. */
export interface Sample {
  readonly column: string;
  readonly statistic: Statistic;
  /** In ascending order, never empty, in the canonical unit. */
  readonly values: readonly number[];
  /** Their median. */
  readonly value: number;
  /**
   * Of a single run the values of its repetitions, in ascending order: they may stand for runs where every other way
   * to tell two columns apart is missing.
   */
  readonly repetitions?: readonly number[];
  readonly grade: EvidenceGrade;
  /** Known only where every run says so. */
  readonly n?: number;
  /** Absent where the runs differ in it. */
  readonly method?: string;
  /** What the runs say about their load model, and about coordinated omission. */
  readonly loadModel: Stated;
  readonly correction: Stated;
}

/** What runs state together: nothing, one thing, or several that differ. */
type Stated = 'nothing' | 'open' | 'closed' | 'yes' | 'no' | 'several';

/**
 * The sample of one column.
 *
 * @param measured the value of each run
 * @param runs the runs of these values, in the same order
 * @param repetitions independent values behind the value of a single run, in any order
 * @returns undefined where nothing was measured
 */
export function sampleOf(
  column: string,
  measured: readonly MeasuredValue[],
  runs: readonly RunFacts[],
  repetitions?: readonly number[],
): Sample | undefined {
  const first = measured[0];
  if (first === undefined) return undefined;
  const unsorted: number[] = [];
  let { grade, method } = first;
  let n: number | undefined = 0;
  for (const one of measured) {
    unsorted.push(one.value);
    if (one.grade !== grade) grade = weakestGrade(grade, one.grade);
    if (one.method !== method) method = undefined;
    n = n === undefined || one.n === undefined ? undefined : n + one.n;
  }
  const values = ascending(unsorted);
  const value = medianOfSorted(values);
  if (value === undefined) return undefined;
  let loadModel: Stated = 'nothing';
  let correction: Stated = 'nothing';
  for (const { load } of runs) {
    if (load === undefined) continue;
    loadModel = withStated(loadModel, load.model);
    correction = withStated(correction, load.coordinatedOmissionCorrected);
  }
  const sample: { -readonly [Key in keyof Sample]: Sample[Key] } = {
    column,
    statistic: first.statistic,
    values,
    value,
    grade,
    loadModel,
    correction,
  };
  if (repetitions !== undefined && values.length === 1) sample.repetitions = ascending(repetitions);
  if (n !== undefined) sample.n = n;
  if (method !== undefined) sample.method = method;
  return sample;
}

/**
 * Whether two samples of latencies may be tested against each other: a closed and an open load model, or figures with
 * and without correction for coordinated omission, do not measure the same thing. What a run does not say is no
 * difference; it is shown as unknown beside the runs.
 */
export function haveSameLoadModel(a: Sample, b: Sample): boolean {
  return agree(a.loadModel, b.loadModel) && agree(a.correction, b.correction);
}

function withStated(before: Stated, value: Stated | 'unknown' | undefined): Stated {
  if (value === undefined || value === 'unknown' || value === before) return before;
  return before === 'nothing' ? value : 'several';
}

function agree(a: Stated, b: Stated): boolean {
  if (a === 'several' || b === 'several') return false;
  return a === 'nothing' || b === 'nothing' || a === b;
}
