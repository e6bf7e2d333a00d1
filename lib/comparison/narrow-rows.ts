import { percentOf } from '@/lib/model/statistic';
import type { CompareQuery, MetricSelector } from './compare-query';
import type { Comparison, ComparisonRow } from './comparison';

/** A comparison cut to what a reader asked for, and what of it is not there. */
export interface NarrowedComparison {
  readonly comparison: Comparison;
  /** As the reader wrote them. */
  readonly missingMetrics: readonly MetricSelector[];
  readonly missingCases: readonly string[];
  readonly missingPercentiles: readonly string[];
}

/**
 * The rows of the chosen metrics, cases and percentiles; their corrected p-values stay as they are. With
 * `onlyDiffering` also without those in which nothing differs: all tested columns are told apart from none, or, where
 * nothing was tested, all values are the same.
 */
export function narrowRows(
  all: Comparison,
  query: Pick<CompareQuery, 'metrics' | 'cases' | 'percentiles' | 'onlyDiffering'>,
): NarrowedComparison {
  const { metrics, cases, percentiles, onlyDiffering } = query;
  const rows = all.rows.filter(
    (row) =>
      (metrics.length === 0 || metrics.some((selector) => names(selector, row))) &&
      (cases.length === 0 || cases.includes(row.case)) &&
      (percentiles.length === 0 ||
        percentOf(row.statistic) === undefined ||
        percentiles.includes(row.statistic)) &&
      (!onlyDiffering || doesDiffer(row)),
  );
  return {
    comparison: { ...all, rows },
    missingMetrics: metrics.filter((selector) => !all.rows.some((row) => names(selector, row))),
    missingCases: cases.filter((name) => !all.rows.some((row) => row.case === name)),
    missingPercentiles: percentiles.filter((name) => !all.rows.some((row) => row.statistic === name)),
  };
}

function names(selector: MetricSelector, row: ComparisonRow): boolean {
  return (
    row.metric.id === selector.metric &&
    (selector.statistic === undefined || row.statistic === selector.statistic) &&
    (selector.case === undefined || row.case === selector.case)
  );
}

function doesDiffer(row: ComparisonRow): boolean {
  const tested = row.cells.filter((cell) => cell?.p !== undefined);
  const isDecidable = tested.some(
    (cell) => cell?.verdict !== 'not-comparable' && cell?.tieGroup !== undefined,
  );
  if (isDecidable) {
    return row.cells.some(
      (cell) =>
        cell?.verdict === 'better' ||
        cell?.verdict === 'worse' ||
        (cell?.tieGroup !== undefined && cell.tieGroup > 1),
    );
  }
  const values = row.cells.map((cell, index) => cell?.value ?? row.claims[index]?.claim.value);
  return new Set(values.filter((value) => value !== undefined)).size > 1;
}
