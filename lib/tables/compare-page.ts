import type { Comparability } from '@/lib/comparison/comparability';
import { writeCompareQuery, type CompareQuery } from '@/lib/comparison/compare-query';
import type { Comparison, ComparisonRow } from '@/lib/comparison/comparison';
import { type ClaimsOfSubject, type Grouping, type RunInSuite } from '@/lib/comparison/group-runs';
import { selectHeadlines } from '@/lib/comparison/headlines';
import { summariseCases } from '@/lib/comparison/summarise-cases';
import { verdictOf, type VerdictSentence } from '@/lib/comparison/verdict';
import { formatRatio } from '@/lib/format/format-value';
import { compareStatistics, percentOf } from '@/lib/model/statistic';
import type { Problem } from '@/lib/problem';
import { describeConditions, type DifferingCondition } from './compare-conditions';
import type { MarkedRun, UnsupportedPercentile } from './compare-leave-out';
import { countPairs, pairRows, type PairCounts, type PairRow } from './compare-pairs';
import { compareFaults } from './compare-faults';
import { compareSelection, type ComparedSelection } from './compare-selection';
import { buildCompareTable } from './compare-table';
import type { ComparisonTable } from './comparison-table';
import { buildHeadlineStrips, type HeadlineStrip } from './headline-strips';
import { indexRuns } from './run-index';
import { columnHeads, type ColumnHead } from './suite-view';
import { buildTrustLine, type TrustItem } from './trust-line';

/** A comparison of runs of any suites, as plain data ready to print. */
export interface ComparePageModel {
  readonly query: CompareQuery;
  /** The same as parameters of an address. */
  readonly address: Readonly<Record<string, string>>;
  readonly grouping: Grouping;
  readonly problems: readonly Problem[];
  readonly columns: readonly ColumnHead[];
  readonly runCount: number;
  readonly suites: readonly string[];
  readonly comparability: Comparability;
  readonly conditions: readonly DifferingCondition[];
  readonly isWithheld: boolean;
  readonly verdict: VerdictSentence;
  readonly trust: readonly TrustItem[];
  readonly marked: readonly MarkedRun[];
  readonly unsupported: readonly UnsupportedPercentile[];
  readonly strips: readonly HeadlineStrip[];
  readonly table: ComparisonTable;
  /** What the charts draw. */
  readonly comparison: Comparison;
  readonly rowsLeft: number;
  readonly choices: CompareChoices;
  readonly summary: readonly SummaryLine[];
  readonly pairs?: PairView;
  readonly runs: readonly ListedRun[];
}

/** What the form offers. */
export interface CompareChoices {
  readonly metrics: readonly { readonly id: string; readonly label: string }[];
  readonly cases: readonly string[];
  readonly percentiles: readonly string[];
  readonly labels: readonly string[];
}

/** A metric over all cases. */
export interface SummaryLine {
  readonly key: string;
  readonly label: string;
  readonly better: string;
  readonly cases: number;
  readonly cells: readonly { readonly column: string; readonly ratio: string; readonly cases: number }[];
}

export interface PairView {
  readonly base: string;
  readonly counts: readonly PairCounts[];
  readonly column: string;
  readonly rows: readonly PairRow[];
}

export interface ListedRun {
  readonly id: string;
  readonly suite: string;
  readonly subject: string;
  readonly tool: string;
  readonly marks: readonly string[];
}

/** @param options.pair the column to hold against the base in detail */
export function buildComparePage(
  entries: readonly RunInSuite[],
  claims: readonly ClaimsOfSubject[],
  query: CompareQuery,
  options: {
    readonly problems: readonly Problem[];
    readonly pair?: string;
    readonly sort?: string;
    readonly isWhole?: boolean;
  },
): ComparePageModel {
  const selection = compareSelection(entries, claims, query);
  const { data, columns, base, weighed, isWithheld, all, narrowed } = selection;
  const { comparison } = narrowed;
  const heads = columnHeads(data);
  const nameOf = namesOf(heads);
  const headlines = selectHeadlines(comparison);
  const { table, rowsLeft } = buildCompareTable(comparison, base, query.as, nameOf, options.isWhole === true);
  const reference = base ?? columns[0];
  const pairs =
    reference === undefined || isWithheld ? undefined : pairsOf(selection, reference, query, options.pair);
  return {
    query,
    address: writeCompareQuery(query),
    grouping: selection.grouping,
    problems: [...options.problems, ...compareFaults(selection, query, options, table)],
    columns: heads,
    runCount: weighed.counted.length,
    suites: [...new Set([...entries, ...claims].map(({ suite }) => suite))],
    comparability: selection.comparability,
    conditions: describeConditions(selection.comparability),
    isWithheld,
    verdict: verdictOf(comparison, headlines, nameOf),
    trust: buildTrustLine(data, comparison, indexRuns(data)),
    marked: weighed.marked,
    unsupported: weighed.unsupported,
    strips: headlines.map(buildHeadlineStrips),
    table,
    comparison,
    rowsLeft,
    choices: choicesOf(all.rows, entries),
    summary: reference === undefined || isWithheld ? [] : summaryOf(selection, reference, query),
    ...(pairs === undefined ? {} : { pairs }),
    runs: entries.map((entry) => listedRun(entry, weighed.marked)),
  };
}

function namesOf(heads: readonly ColumnHead[]): (column: string) => string {
  return (column) => {
    const head = heads.find(({ slug }) => slug === column);
    if (head === undefined) return column;
    const isShared = heads.some((other) => other.slug !== column && other.name === head.name);
    return isShared && head.version !== undefined ? `${head.name} ${head.version}` : head.name;
  };
}

function pairsOf(
  selection: ComparedSelection,
  base: string,
  query: CompareQuery,
  wanted: string | undefined,
): PairView | undefined {
  const comparison = base === selection.base ? selection.narrowed.comparison : selection.against(base);
  const counts = countPairs(comparison, base);
  const column = counts.find((pair) => pair.column === wanted)?.column ?? counts[0]?.column;
  return column === undefined
    ? undefined
    : { base, counts, column, rows: pairRows(comparison, base, column, query.as) };
}

function summaryOf({ narrowed }: ComparedSelection, base: string, query: CompareQuery): SummaryLine[] {
  return summariseCases(narrowed.comparison, base, query.missing).map((line) => ({
    key: `${line.metric.id}.${line.statistic}`,
    label: `${line.metric.label} ${line.statistic}`,
    better: line.metric.better,
    cases: line.cases,
    cells: line.columns.map(({ column, ratio, cases }) => ({
      column,
      ratio: ratio === undefined ? '' : formatRatio(ratio),
      cases,
    })),
  }));
}

function choicesOf(rows: readonly ComparisonRow[], entries: readonly RunInSuite[]): CompareChoices {
  const metrics = new Map(rows.map((row) => [row.metric.id, { id: row.metric.id, label: row.metric.label }]));
  const percentiles = new Set(
    rows.map((row) => row.statistic).filter((statistic) => percentOf(statistic) !== undefined),
  );
  return {
    metrics: [...metrics.values()],
    cases: [...new Set(rows.map((row) => row.case))],
    percentiles: [...percentiles].toSorted(compareStatistics),
    labels: [...new Set(entries.flatMap(({ run }) => Object.keys(run.facts.labels ?? {})))].toSorted(),
  };
}

function listedRun({ suite, subject, run }: RunInSuite, marked: readonly MarkedRun[]): ListedRun {
  const { id, tool } = run.facts;
  return {
    id,
    suite,
    subject: subject.version === undefined ? subject.name : `${subject.name} ${subject.version}`,
    tool: [tool?.name, tool?.version].filter((part) => part !== undefined).join(' '),
    marks: marked.filter((mark) => mark.id === id).map(({ text }) => text),
  };
}
