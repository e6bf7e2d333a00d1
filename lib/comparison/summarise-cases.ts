import type { MetricInfo } from '@/lib/metrics/registry';
import type { Statistic } from '@/lib/model/statistic';
import { geometricMean } from '@/lib/stats/geometric-mean';
import type { MissingCases } from './compare-query';
import type { Comparison, ComparisonRow } from './comparison';

/** One statistic of a metric over all cases: how each column stands to the base. */
export interface CaseSummary {
  readonly metric: MetricInfo;
  readonly statistic: Statistic;
  /** Cases in which at least one column has a measured value. */
  readonly cases: number;
  readonly columns: readonly CaseSummaryCell[];
}

export interface CaseSummaryCell {
  readonly column: string;
  /** Geometric mean of the ratios to the base; absent where no case counts. */
  readonly ratio?: number;
  /** So many cases counted. */
  readonly cases: number;
}

/**
 * Each metric over many cases as the geometric mean of ratios to the base. Only measured, positive values have a ratio
 * that can be meant; a case without one is missing. The case `all` is a total of the others and does not count.
 *
 * @param base one of the columns
 * @param missing `complete`: only cases that every column has; `pairs`: every case that a column and the base have
 * @returns only metrics with a direction that are measured in two cases or more
 */
export function summariseCases(comparison: Comparison, base: string, missing: MissingCases): CaseSummary[] {
  const baseIndex = comparison.columns.indexOf(base);
  const groups = new Map<string, ComparisonRow[]>();
  for (const row of comparison.rows) {
    if (row.case === 'all' || row.metric.better === 'neutral') continue;
    if (!row.cells.some((cell) => cell !== undefined)) continue;
    const key = `${row.metric.id}.${row.statistic}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined || rows.length < 2) return [];
    const complete = rows.filter((row) => comparison.columns.every((_, index) => isMeant(row, index)));
    return {
      metric: first.metric,
      statistic: first.statistic,
      cases: rows.length,
      columns: comparison.columns.map((column, index) => {
        const counted =
          missing === 'complete'
            ? complete
            : rows.filter((row) => isMeant(row, index) && isMeant(row, baseIndex));
        const ratio = geometricMean(counted.flatMap((row) => ratioOf(row, index, baseIndex)));
        return { column, cases: counted.length, ...(ratio === undefined ? {} : { ratio }) };
      }),
    };
  });
}

function isMeant(row: ComparisonRow, index: number): boolean {
  const value = row.cells[index]?.value;
  return value !== undefined && value > 0;
}

function ratioOf(row: ComparisonRow, index: number, baseIndex: number): number[] {
  const [value, base] = [row.cells[index]?.value, row.cells[baseIndex]?.value];
  return value === undefined || base === undefined ? [] : [value / base];
}
