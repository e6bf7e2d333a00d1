import { compareSuite } from '@/lib/comparison/compare-suite';
import type { Comparison, ComparisonRow } from '@/lib/comparison/comparison';
import { selectHeadlines } from '@/lib/comparison/headlines';
import { selectColumns } from '@/lib/comparison/select-columns';
import { withoutLoneClaims } from '@/lib/comparison/select-rows';
import { verdictOf, type VerdictSentence } from '@/lib/comparison/verdict';
import type { SuiteData } from '@/lib/model/suite-data';
import type { SuiteHead } from '@/lib/model/suite-file';
import { buildComparisonTable, selectTableRows, type ComparisonTable } from './comparison-table';
import { buildHeadlineStrips, type HeadlineStrip } from './headline-strips';
import { pooledLoads } from './pooled-loads';
import { indexRuns, type RunIndex } from './run-index';
import { buildTrustLine, type TrustItem } from './trust-line';

/** A contender as the head of a column: name, version and its look. */
export interface ColumnHead {
  readonly slug: string;
  readonly name: string;
  readonly version?: string;
  /** Position in the suite, which gives hue, dash and marker. */
  readonly position: number;
}

/** Everything that a suite page says about its comparison, as plain data. */
export interface SuiteView {
  readonly head: SuiteHead;
  readonly updatedAtMs: number;
  /** In the order in which they are shown: best first by `sortedBy`, else as in the suite. */
  readonly columns: readonly ColumnHead[];
  /** Subjects of the suite that are not shown. */
  readonly others: readonly ColumnHead[];
  readonly verdict: VerdictSentence;
  readonly trust: readonly TrustItem[];
  readonly strips: readonly HeadlineStrip[];
  readonly table: ComparisonTable;
  /** The rows of `table` that stand for the whole, for places with little room. */
  readonly headlineTable: ComparisonTable;
  /** The metric whose percentiles are drawn, where there are any. */
  readonly chartMetric?: string;
  /** The key of the row that orders the columns. */
  readonly sortedBy?: string;
  /** The row that stands first, for lists of runs. */
  readonly leadingRow?: ComparisonRow;
  readonly comparison: Comparison;
}

export interface SuiteViewOptions {
  /** Slugs to show; without it those with enough values. */
  readonly subjects?: readonly string[];
  readonly base?: string;
  /** Key of the row whose values order the columns. */
  readonly sort?: string;
}

/**
 * The view of a suite: which subjects, in which order, compared how, and what follows from it.
 *
 * With several subjects, what is only claimed of one of them stays out of the comparison: there is nothing to compare,
 * and the list of claims has it.
 */
export function buildSuiteView(
  data: SuiteData,
  options: SuiteViewOptions = {},
  runIndex: RunIndex = indexRuns(data),
): SuiteView {
  const shown = selectColumns(data, options.subjects);
  const base = options.base !== undefined && shown.includes(options.base) ? options.base : undefined;
  const comparison = withoutLoneClaims(compareSuite(data, shown, base === undefined ? {} : { base }));
  const headlines = selectHeadlines(comparison);

  const heads = columnHeads(data);
  const sortRow = comparison.rows.find((row) => row.key === options.sort);
  const nameOfColumn = (slug: string) => nameOf(heads, slug);
  const table = buildComparisonTable(comparison, base, nameOfColumn, pooledLoads(data, shown));
  const order =
    table.rows.find((row) => row.key === sortRow?.key)?.order ?? comparison.columns.map((_, index) => index);
  const drawn = chartMetric(comparison);
  const leadingRow = headlines.find((row) => row.cells.some((cell) => cell !== undefined)) ?? headlines[0];

  return {
    head: data.head,
    updatedAtMs: data.updatedAtMs,
    columns: order.flatMap((index) => heads.find((head) => head.slug === comparison.columns[index]) ?? []),
    others: heads.filter((head) => !shown.includes(head.slug)),
    verdict: verdictOf(comparison, headlines, nameOfColumn),
    trust: buildTrustLine(data, comparison, runIndex),
    strips: headlines.map(buildHeadlineStrips),
    table: reorder(table, order),
    headlineTable: reorder(selectTableRows(table, comparison, headlines), order),
    ...(drawn === undefined ? {} : { chartMetric: drawn }),
    ...(sortRow === undefined ? {} : { sortedBy: sortRow.key }),
    ...(leadingRow === undefined ? {} : { leadingRow }),
    comparison,
  };
}

/** All subjects of a suite as column heads, in display order. */
export function columnHeads(data: Pick<SuiteData, 'subjects'>): ColumnHead[] {
  return data.subjects.map((subject, position) => ({
    slug: subject.slug,
    name: subject.name,
    ...(subject.version === undefined ? {} : { version: subject.version }),
    position,
  }));
}

/** Two versions of one program need their versions to be told apart. */
function nameOf(heads: readonly ColumnHead[], slug: string): string {
  const head = heads.find((candidate) => candidate.slug === slug);
  if (head === undefined) return slug;
  const isAmbiguous = heads.some((other) => other.slug !== slug && other.name === head.name);
  return isAmbiguous && head.version !== undefined ? `${head.name} ${head.version}` : head.name;
}

function chartMetric(comparison: Comparison): string | undefined {
  const timed = comparison.rows.find((row) => row.metric.group === 'latency' && /^p\d/.test(row.statistic));
  return timed?.metric.id;
}

/** The same table with its columns in another order. */
function reorder(table: ComparisonTable, order: readonly number[]): ComparisonTable {
  if (order.every((from, to) => from === to)) return table;
  const place = new Map(order.map((from, to) => [from, to]));
  return {
    ...table,
    rows: table.rows.map((row) => ({
      ...row,
      cells: order.flatMap((index) => {
        const cell = row.cells[index];
        return cell === undefined ? [] : [cell];
      }),
      order: row.order.flatMap((index) => place.get(index) ?? []),
      values: order.map((index) => row.values[index]),
      ranks: row.ranks.length === 0 ? row.ranks : order.map((index) => row.ranks[index]),
    })),
  };
}
