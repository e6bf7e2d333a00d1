import { comparabilityOf, conditionedRuns, type Comparability } from '@/lib/comparison/comparability';
import { bodyRowsOf } from '@/lib/comparison/comparison-body';
import { succeed } from '@/lib/result';
import type { ColumnHead, SuiteView } from '@/lib/tables/suite-view';
import type { TableCell } from '@/lib/tables/comparison-table';
import { buildSuitePage } from '@/lib/tables/suite-page';
import { buildSuitePercentiles } from '@/lib/tables/suite-percentiles';
import type { Block, TableBlock } from '../report';
import { suiteDataOfFile } from '../suite-data-of-file';
import { asJson } from './as-json';
import type { ComputeChapter } from './computed-chapter';
import { percentileBlock } from './percentile-block';

/** The comparison of a suite page: verdict, conditions, the table with its ratios, the percentiles. */
export const computeComparison: ComputeChapter = async (evidence, query) => {
  const data = suiteDataOfFile(evidence);
  const subjects = query.get('subjects')?.split(',');
  const [base, sort] = [query.get('base') ?? undefined, query.get('sort') ?? undefined];
  const { view, chartRuns } = buildSuitePage(data, {
    ...(subjects === undefined ? {} : { subjects }),
    ...(base === undefined ? {} : { base }),
    ...(sort === undefined ? {} : { sort }),
  });
  const columns = view.columns.map(({ slug }) => slug);
  const comparability = comparabilityOf(conditionedRuns(data, columns));
  const percentiles = buildSuitePercentiles(view, chartRuns, query.get('case') ?? undefined);
  const blocks: Block[] = [
    { kind: 'sentence', text: `${view.verdict.lead} ${view.verdict.rest}`.trim(), isLead: true },
    { kind: 'facts', items: view.trust.map(({ text, grade }) => ({ name: grade ?? 'note', text })) },
    ...conditionsBlock(comparability),
    ...comparisonTables(view),
    ...(percentiles === undefined ? [] : [percentileBlock(percentiles.chart, view.columns)]),
  ];
  const body = { comparability, rows: bodyRowsOf(view.comparison, base), failed: [], cannotTell: [] };
  return succeed({ method: 'comparison/1', result: asJson(body), blocks });
};

const VERDICTS: Readonly<Record<Comparability['verdict'], string>> = {
  comparable: 'Comparable: the runs state no condition in which they differ.',
  caveats: 'Comparable with caveats: the runs differ in some conditions.',
  not: 'Not comparable: the runs did not measure the same thing.',
};

function conditionsBlock({ verdict, differences }: Comparability): Block[] {
  if (differences.length === 0) return [];
  const rows = differences.map(({ field, values }) => [
    field,
    [...new Set(Object.values(values))].join(', '),
  ]);
  return [
    { kind: 'sentence', text: VERDICTS[verdict] },
    { kind: 'table', title: 'Conditions that differ', head: ['Field', 'Values'], numeric: [], rows },
  ];
}

/** Measured values and claims stand in tables of their own. */
function comparisonTables(view: SuiteView): TableBlock[] {
  const { rows, has } = view.table;
  const of = (title: string, textOf: (cell: TableCell) => string, isShown: boolean): TableBlock[] => {
    const shown = rows.filter((row) => row.cells.some((cell) => textOf(cell) !== ''));
    if (!isShown || shown.length === 0) return [];
    return [
      {
        kind: 'table',
        title,
        head: ['Metric', 'Better', ...view.columns.map(nameOf)],
        numeric: view.columns.map((_, index) => index + 2),
        rows: shown.map((row) => [
          [row.group, [row.label, row.unit].filter((part) => part !== '').join(', ')].join(': '),
          row.better,
          ...row.cells.map((cell) => textOf(cell) || '—'),
        ]),
      },
    ];
  };
  return [...of('Measured', measuredText, has.measured), ...of('Claimed', claimedText, has.claimed)];
}

function measuredText([value, spread, ratio, , , , , proof]: TableCell): string {
  if (value === '') return '';
  const notes = [ratio, proof].filter((part) => part !== '').join('; ');
  return [value, spread, notes === '' ? '' : `(${notes})`].filter((part) => part !== '').join(' ');
}

function claimedText([, , , , claimed, , ratio]: TableCell): string {
  if (claimed === '') return '';
  return ratio === '' ? claimed : `${claimed} (${ratio})`;
}

function nameOf({ name, version }: ColumnHead): string {
  return version === undefined ? name : `${name} ${version}`;
}
