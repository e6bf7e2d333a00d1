import type { Run, SuiteFile } from '@/lib/model/suite-file';
import { ascending } from '@/lib/stats/ascending';
import { medianOfSorted } from '@/lib/stats/median';
import { groupBy } from './group-by';

interface Quantity {
  readonly case: string;
  readonly metric: string;
  readonly statistic: string;
}

/** What the runs of a subject measured for one quantity. */
export interface MeasuredQuantity {
  /** Slug. */
  readonly subject: string;
  readonly quantity: Quantity;
  /** In ascending order, one for each run. */
  readonly values: readonly number[];
  readonly median: number;
  readonly runs: readonly Run[];
}

export function quantityKey(subject: string | undefined, quantity: Quantity): string {
  return JSON.stringify([subject, quantity.case, quantity.metric, quantity.statistic]);
}

/** The measured quantities of runs, by `quantityKey`. */
export function measuredValues(runs: readonly Run[]): ReadonlyMap<string, MeasuredQuantity> {
  const measurements = runs.flatMap((run) =>
    (run.measurements ?? []).map((measurement) => ({ run, measurement })),
  );
  const groups = groupBy(measurements, ({ run, measurement }) => quantityKey(run.subject, measurement));
  return new Map(
    [...groups].flatMap(([key, group]) => {
      const [first] = group;
      const values = ascending(group.map(({ measurement }) => measurement.value));
      const median = medianOfSorted(values);
      if (first === undefined || median === undefined) return [];
      const { measurement, run } = first;
      const runsOfGroup = group.map((one) => one.run);
      return [[key, { subject: run.subject, quantity: measurement, values, median, runs: runsOfGroup }]];
    }),
  );
}

/** Those of a suite, none where it has no runs. */
export function measuredValuesOf(suite: SuiteFile): ReadonlyMap<string, MeasuredQuantity> {
  return measuredValues(suite.runs ?? []);
}
