import { compareSuite } from '@/lib/comparison/compare-suite';
import type { Comparison, ComparisonRow } from '@/lib/comparison/comparison';
import { selectHeadlines } from '@/lib/comparison/headlines';
import type { RunDetail } from '@/lib/model/run-detail';
import type { Quantity } from '@/lib/model/run-siblings';
import { tooFewBeyond } from './run-support';

/**
 * A run as a comparison of one column, claims of its subject beside it. Percentiles that its sample cannot support
 * stay out, since nothing should be concluded from them, unless they are asked for.
 */
export function compareRun(
  detail: RunDetail,
  { withUnsupported = false }: { readonly withUnsupported?: boolean } = {},
): Comparison {
  const { measurements = [], distributions: _distributions, series: _series, ...facts } = detail.run;
  return compareSuite(
    {
      head: detail.suite,
      updatedAtMs: detail.importedAtMs,
      metrics: detail.metrics,
      subjects: [detail.subject],
      runs: [{ ...facts, importedAtMs: detail.importedAtMs }],
      runCounts: new Map([[detail.subject.slug, 1]]),
      values: measurements
        .filter((measurement) => withUnsupported || tooFewBeyond(measurement) === undefined)
        // What a file does not grade was printed by a tool.
        .map(({ from: _from, ...value }) => ({ grade: 'summary' as const, ...value, runId: facts.id })),
      claims: detail.claims,
      statements: [],
      criteria: [],
      guidance: [],
      references: [],
    },
    [detail.subject.slug],
  );
}

/** The row that a run is known by: its first headline, else whatever it measured first. */
export function headlineRow(comparison: Comparison): ComparisonRow | undefined {
  return [...selectHeadlines(comparison), ...comparison.rows].find((row) => row.cells[0] !== undefined);
}

/** What to ask the siblings of a run for, so that it can be held against them. */
export function headlineQuantity(detail: RunDetail): Quantity | undefined {
  const row = headlineRow(compareRun(detail));
  return row === undefined ? undefined : { case: row.case, metric: row.metric.id, statistic: row.statistic };
}
