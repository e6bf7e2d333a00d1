import { strongestGrade, type EvidenceGrade } from '@/lib/model/grade';
import type { MeasuredValue, SuiteData } from '@/lib/model/suite-data';
import type { Statistic } from '@/lib/model/statistic';
import { tooFewBeyond } from './run-support';

/** What tables need to know of each run, gathered in one pass over the values of a suite. */
export interface RunIndex {
  /** The value of one quantity in a run. */
  find(runId: string, quantity: Quantity): MeasuredValue | undefined;
  /** The largest error ratio of its cases. */
  errorRatio(runId: string): number | undefined;
  /** The strongest evidence in it. */
  grade(runId: string): EvidenceGrade | undefined;
  /** Percentiles that its sample sizes do not support, each once. */
  unsupported(runId: string): string[];
}

/** So many values support every percentile that has a name. */
const LARGE = 1_000_000;

interface Quantity {
  readonly case: string;
  readonly metric: string;
  readonly statistic: Statistic;
}

export function indexRuns(data: Pick<SuiteData, 'values'>): RunIndex {
  const valuesByRun = new Map<string, MeasuredValue[]>();
  const errorRatios = new Map<string, number>();
  const grades = new Map<string, EvidenceGrade>();
  for (const value of data.values) {
    const { runId, grade } = value;
    const values = valuesByRun.get(runId);
    if (values === undefined) valuesByRun.set(runId, [value]);
    else values.push(value);
    const best = grades.get(runId);
    if (best !== grade) grades.set(runId, best === undefined ? grade : strongestGrade(best, grade));
    if (value.metric === 'error-ratio' && value.statistic === 'value') {
      errorRatios.set(runId, Math.max(value.value, errorRatios.get(runId) ?? value.value));
    }
  }
  return {
    find: (runId, quantity) =>
      valuesByRun
        .get(runId)
        ?.find(
          (value) =>
            value.metric === quantity.metric &&
            value.statistic === quantity.statistic &&
            value.case === quantity.case,
        ),
    errorRatio: (runId) => errorRatios.get(runId),
    grade: (runId) => grades.get(runId),
    unsupported: (runId) => [
      ...new Set(
        (valuesByRun.get(runId) ?? [])
          // Most values have no sample size or a large one, which is told faster than their percentage.
          .filter((value) => value.n !== undefined && value.n < LARGE && tooFewBeyond(value) !== undefined)
          .map((value) => value.statistic),
      ),
    ],
  };
}
