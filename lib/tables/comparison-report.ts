import type { Comparability } from '@/lib/comparison/comparability';
import type { Comparison, ComparisonCell, ComparisonRow } from '@/lib/comparison/comparison';
import { labelOfRow } from '@/lib/comparison/labels';
import { formatProbability } from '@/lib/format/format-p';
import { formatRatio, formatScaled, formatValue } from '@/lib/format/format-value';
import { scaleOfRow } from './comparison-table';

/** A comparison of columns with one base as lines for people: for a terminal, or for a pull request. */
export interface ComparisonReport {
  readonly base: string;
  readonly comparability: readonly string[];
  readonly pairs: readonly ReportedPair[];
}

/** One column against the base. */
export interface ReportedPair {
  readonly column: string;
  /** “2 worse, 1 better, 3 undecided” */
  readonly counts: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** @param base one of the columns */
export function buildComparisonReport(
  comparison: Comparison,
  base: string,
  comparability: Comparability,
): ComparisonReport {
  return {
    base,
    comparability: describeComparability(comparability),
    pairs: comparison.columns
      .filter((column) => column !== base)
      .map((column) => pairOf(comparison, base, column)),
  };
}

const VERDICT_TEXTS: Readonly<Record<Comparability['verdict'], string>> = {
  comparable: 'Comparable: the runs state no condition in which they differ.',
  caveats: 'Comparable with caveats: the runs differ in',
  not: 'Not comparable: the runs did not measure the same thing. They differ in',
};

function describeComparability({ verdict, differences }: Comparability): string[] {
  return [
    VERDICT_TEXTS[verdict],
    ...differences.map(({ field, values }) => {
      const runsByValue = new Map<string | number, number>();
      for (const value of Object.values(values)) runsByValue.set(value, (runsByValue.get(value) ?? 0) + 1);
      const texts = [...runsByValue].map(([value, runs]) => `${value} (${runs} run${runs === 1 ? '' : 's'})`);
      const more = texts.length - MOST_VALUES;
      const rest = more > 0 ? ` and ${more} more` : '';
      return `${field}: ${texts.slice(0, MOST_VALUES).join(', ')}${rest}`;
    }),
  ];
}

const MOST_VALUES = 6;

const HEAD = ['change (95 %)', 'p', 'runs', 'result'];

function pairOf(comparison: Comparison, base: string, column: string): ReportedPair {
  const [baseIndex, index] = [base, column].map((name) => comparison.columns.indexOf(name));
  const counts = { worse: 0, better: 0, undecided: 0 };
  const rows = comparison.rows.flatMap((row) => {
    const sides = [sideOf(row, baseIndex), sideOf(row, index)] as const;
    const [reference, own] = sides;
    if (reference === undefined && own === undefined) return [];
    const result = resultOf(sides);
    if (result in counts) counts[result as keyof typeof counts] += 1;
    const scale = scaleOfRow(row);
    const text = (side: Side | undefined) => (side === undefined ? '—' : formatScaled(side.value, scale));
    return [
      [
        [
          row.case === 'all' ? '' : `${row.case}: `,
          labelOfRow(row),
          scale.label === '' ? '' : `, ${scale.label}`,
        ].join(''),
        text(reference),
        text(own),
        changeOf(reference, own),
        own?.cell?.p === undefined ? '' : formatProbability(own.cell.p).replaceAll('\u00a0', ' '),
        [reference, own].map((side) => countOf(side)).join(' / '),
        result,
      ],
    ];
  });
  return {
    column,
    counts: Object.entries(counts)
      .map(([result, number]) => `${number} ${result}`)
      .join(', '),
    head: ['metric', base, column, ...HEAD],
    rows,
  };
}

interface Side {
  readonly value: number;
  readonly cell?: ComparisonCell;
}

function sideOf(row: ComparisonRow, index: number | undefined): Side | undefined {
  if (index === undefined) return undefined;
  const cell = row.cells[index];
  if (cell !== undefined) return { value: cell.value, cell };
  const claim = row.claims[index]?.claim;
  return claim === undefined ? undefined : { value: claim.value };
}

function resultOf([base, own]: readonly [Side | undefined, Side | undefined]): string {
  if (base === undefined || own === undefined) return 'missing';
  if (base.cell === undefined || own.cell === undefined) return 'claimed';
  return own.cell.verdict === 'not-comparable' ? 'not comparable' : own.cell.verdict;
}

function countOf(side: Side | undefined): string {
  if (side === undefined) return '—';
  return side.cell === undefined ? 'claim' : String(side.cell.repetitions ?? side.cell.runs);
}

/** “+11.3 % (+5 % to +20 %)”; beyond ten times the factor itself. */
function changeOf(base: Side | undefined, own: Side | undefined): string {
  if (base === undefined || own === undefined || base.value <= 0) return '';
  const change = describeChange(own.value / base.value);
  const { ratioLow: low, ratioHigh: high } = own.cell ?? {};
  return low === undefined || high === undefined
    ? change
    : `${change} (${describeChange(low)} to ${describeChange(high)})`;
}

function describeChange(ratio: number): string {
  if (ratio >= 10) return formatRatio(ratio);
  const share = formatValue(Math.abs(ratio - 1), 'ratio');
  return ratio === 1 ? share : `${ratio > 1 ? '+' : '−'}${share}`;
}
