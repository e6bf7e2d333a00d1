import type { Difference } from '@/lib/comparison/compare-query';
import type { Comparison, ComparisonCell, ComparisonRow } from '@/lib/comparison/comparison';
import { labelOfRow } from '@/lib/comparison/labels';
import { formatProbability } from '@/lib/format/format-p';
import { formatScaled, type Scale } from '@/lib/format/format-value';
import { runsNeeded } from '@/lib/stats/runs-needed';
import { formatDifference } from './compare-difference';
import { scaleOfRow } from './comparison-table';

/** How often a column is better, worse or neither than the base. */
export interface PairCounts {
  readonly column: string;
  readonly better: number;
  readonly worse: number;
  readonly undecided: number;
}

/** One metric of one column against the base, as text. */
export interface PairRow {
  readonly key: string;
  readonly case: string;
  readonly label: string;
  readonly unit: string;
  readonly base: string;
  readonly own: string;
  readonly difference: string;
  /** 95 % interval of the difference; empty without one. */
  readonly interval: string;
  readonly effect: string;
  readonly p: string;
  readonly pHolm: string;
  readonly runs: string;
  readonly verdict: 'better' | 'worse' | 'undecided' | 'not comparable';
  /** What it would take to decide; empty where it is decided. */
  readonly needed: string;
}

/** @param comparison with `base` as its base */
export function countPairs(comparison: Comparison, base: string): PairCounts[] {
  return comparison.columns.flatMap((column, index) => {
    if (column === base) return [];
    const verdicts = comparison.rows.map((row) => row.cells[index]?.verdict);
    const count = (wanted: string) => verdicts.filter((verdict) => verdict === wanted).length;
    return { column, better: count('better'), worse: count('worse'), undecided: count('undecided') };
  });
}

/** Every metric that both columns measured, decided ones first. */
export function pairRows(comparison: Comparison, base: string, column: string, as: Difference): PairRow[] {
  const [baseIndex, index] = [comparison.columns.indexOf(base), comparison.columns.indexOf(column)];
  return comparison.rows
    .flatMap((row) => {
      const [reference, own] = [row.cells[baseIndex], row.cells[index]];
      return reference === undefined || own === undefined || row.metric.better === 'neutral'
        ? []
        : pairRow(row, reference, own, as);
    })
    .toSorted((a, b) => RANKS[a.verdict] - RANKS[b.verdict]);
}

const RANKS: Readonly<Record<PairRow['verdict'], number>> = {
  worse: 0,
  better: 1,
  undecided: 2,
  'not comparable': 3,
};

function pairRow(row: ComparisonRow, base: ComparisonCell, own: ComparisonCell, as: Difference): PairRow {
  const scale = scaleOfRow(row);
  const verdict = own.verdict === 'better' || own.verdict === 'worse' || own.verdict === 'undecided';
  return {
    key: row.key,
    case: row.case,
    label: labelOfRow(row),
    unit: scale.label,
    base: formatScaled(base.value, scale),
    own: formatScaled(own.value, scale),
    difference: formatDifference(own.value, base.value, as, scale),
    interval: intervalOf(base, own, as, scale),
    effect: own.effect === undefined ? '' : own.effect.toFixed(2),
    p: own.p === undefined ? '' : formatProbability(own.p),
    pHolm: own.pHolm === undefined ? '' : formatProbability(own.pHolm),
    runs: `${own.repetitions ?? own.runs} / ${base.repetitions ?? base.runs}`,
    verdict: verdict ? (own.verdict as PairRow['verdict']) : 'not comparable',
    needed: own.verdict === 'undecided' ? neededText(own, base) : '',
  };
}

function intervalOf(
  base: ComparisonCell,
  { ratioLow, ratioHigh }: ComparisonCell,
  as: Difference,
  scale: Scale,
): string {
  if (ratioLow === undefined || ratioHigh === undefined) return '';
  const text = (ratio: number) => formatDifference(ratio * base.value, base.value, as, scale);
  return `${text(ratioLow)} to ${text(ratioHigh)}`;
}

/** “about 9 more of it, 4 more of the base”: as many runs as find the effect seen here in four of five attempts. */
function neededText(own: ComparisonCell, base: ComparisonCell): string {
  const needed = own.effect === undefined ? undefined : runsNeeded(own.effect);
  if (needed === undefined) return 'No number of runs: these show no difference.';
  const [more, moreOfBase] = [own, base].map((cell) => needed - (cell.repetitions ?? cell.runs));
  const parts = [
    ...(more !== undefined && more > 0 ? [`${more} more of it`] : []),
    ...(moreOfBase !== undefined && moreOfBase > 0 ? [`${moreOfBase} more of the base`] : []),
  ];
  if (parts.length === 0) return 'Runs enough for such an effect; repeat to be sure.';
  return more === moreOfBase ? `about ${more} more of each` : `about ${parts.join(', ')}`;
}
