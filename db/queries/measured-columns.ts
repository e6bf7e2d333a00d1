import type { EvidenceGrade } from '@/lib/model/grade';
import type { Store } from '../store';

/** The columns of a measurement that everybody reads, in the order of `MeasuredCells`. */
export function measuredColumns({ tables: { measurement } }: Store) {
  return {
    runId: measurement.runId,
    case: measurement.caseName,
    metric: measurement.metric,
    statistic: measurement.statistic,
    value: measurement.value,
    grade: measurement.grade,
    n: measurement.n,
    method: measurement.method,
  };
}

/** A row of them; the database's constraints and the import's checks guarantee the types. */
export type MeasuredCells = [
  runId: string,
  caseName: string,
  metric: string,
  statistic: string,
  value: number,
  grade: EvidenceGrade | null,
  n: number | null,
  method: string | null,
];
