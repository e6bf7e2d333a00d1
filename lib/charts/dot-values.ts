import type { ComparisonRow } from '@/lib/comparison/comparison';
import { describeCondition } from '@/lib/comparison/labels';
import { conditionEntries } from '@/lib/comparison/claim-groups';

/** What one subject has for one quantity, as charts draw it. */
export interface DotValue {
  readonly column: string;
  /** Median of the runs, or the claim, in the canonical unit. */
  readonly value: number;
  /** 95 % interval of the median. */
  readonly low?: number;
  readonly high?: number;
  /** Single runs; without them the least and the largest. */
  readonly runs: readonly number[];
  readonly runCount: number;
  readonly isClaim: boolean;
}

/** Values of single runs, by the key of a row and the slug of a column. */
export type RunValues = (rowKey: string, column: string) => readonly number[] | undefined;

/** The cells of a row that hold a finite number: what was measured, else what is claimed. */
export function dotValues(row: ComparisonRow, columns: readonly string[], runsOf?: RunValues): DotValue[] {
  return columns.flatMap((column, index): DotValue[] => {
    const cell = row.cells[index];
    if (cell !== undefined && Number.isFinite(cell.value)) {
      const runs = runsOf?.(row.key, column) ?? (cell.runs > 1 ? [cell.min, cell.max] : []);
      return [
        {
          column,
          value: cell.value,
          ...(cell.low === undefined || cell.high === undefined ? {} : { low: cell.low, high: cell.high }),
          runs: runs.filter(Number.isFinite),
          runCount: cell.runs,
          isClaim: false,
        },
      ];
    }
    const claim = row.claims[index]?.claim;
    if (claim === undefined || !Number.isFinite(claim.value)) return [];
    return [{ column, value: claim.value, runs: [], runCount: 0, isClaim: true }];
  });
}

/** “Latency p99, GET /login (1,000-byte payload)”. */
export function quantityName(row: ComparisonRow): string {
  const statistic = row.statistic === 'value' ? '' : ` ${row.statistic}`;
  const conditions = conditionEntries(row.conditions).map(([field, value]) =>
    describeCondition(field, value),
  );
  return [
    `${row.metric.label}${statistic}`,
    row.case === 'all' ? '' : `, ${row.case}`,
    row.key.includes('~') && conditions.length > 0 ? ` (${conditions.join('; ')})` : '',
  ].join('');
}
