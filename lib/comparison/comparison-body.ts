import type { EvidenceGrade } from '@/lib/model/grade';
import type { Statistic } from '@/lib/model/statistic';
import type { ClaimConditions } from '@/lib/model/suite-file';
import type { CanonicalUnit, Direction } from '@/lib/model/unit';
import type { Comparability } from './comparability';
import type { Comparison, ComparisonCell, ComparisonRow, Verdict } from './comparison';

/** A comparison as data: what the command line prints with `--json`, and what the API answers. */
export interface ComparisonBody {
  readonly comparability: Comparability;
  readonly rows: readonly ComparisonBodyRow[];
  /** Conditions of `--fail-if` that hold. */
  readonly failed: readonly string[];
  /** Conditions that the data cannot decide, with what would be needed. */
  readonly cannotTell: readonly string[];
  /** Compared because somebody insisted, although the runs did not measure the same thing. */
  readonly anyway?: true;
}

export interface ComparisonBodyRow {
  readonly case: string;
  readonly metric: string;
  readonly statistic: Statistic;
  readonly unit: CanonicalUnit;
  readonly better: Direction;
  /** What the claims of a row of claims hold under. */
  readonly conditions?: ClaimConditions;
  /** Columns without a value are left out. */
  readonly cells: readonly ComparisonBodyCell[];
}

export interface ComparisonBodyCell {
  readonly column: string;
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  /** 0 for a claim. */
  readonly runs: number;
  readonly repetitions?: number;
  readonly n?: number;
  readonly grade: EvidenceGrade;
  readonly method?: string;
  readonly ratio?: number;
  readonly ratioLow?: number;
  readonly ratioHigh?: number;
  readonly effect?: number;
  readonly p?: number;
  readonly pHolm?: number;
  readonly verdict: Verdict;
  readonly tieGroup?: number;
}

/**
 * The rows of a comparison as data. Claims stand in rows of their own behind what was measured of the same quantity:
 * they are put in relation to each other, never to measurements, and never tested.
 *
 * @param base the chosen base; without it each row's best
 */
export function bodyRowsOf(comparison: Comparison, base?: string): ComparisonBodyRow[] {
  return comparison.rows.flatMap((row) => {
    const measured = row.cells.filter((cell) => cell !== undefined).map(measuredCell);
    const claimed = claimedCells(row, base);
    const hasConditions = Object.keys(row.conditions).length > 0;
    return [
      ...(measured.length === 0 ? [] : [{ ...headOf(row), cells: measured }]),
      ...(claimed.length === 0
        ? []
        : [{ ...headOf(row), ...(hasConditions ? { conditions: row.conditions } : {}), cells: claimed }]),
    ];
  });
}

function headOf(row: ComparisonRow): Omit<ComparisonBodyRow, 'cells'> {
  const { id: metric, unit, better } = row.metric;
  return { case: row.case, metric, statistic: row.statistic, unit, better };
}

/** The order in which a reader meets the keys: the value, what it rests on, how it stands to the base. */
const CELL_KEYS = [
  'column',
  'value',
  'low',
  'high',
  'runs',
  'repetitions',
  'n',
  'grade',
  'method',
  'ratio',
  'ratioLow',
  'ratioHigh',
  'effect',
  'p',
  'pHolm',
  'verdict',
  'tieGroup',
] as const satisfies readonly (keyof ComparisonBodyCell)[];

function measuredCell(cell: ComparisonCell): ComparisonBodyCell {
  const { column, value, runs, grade, verdict } = cell;
  const known = CELL_KEYS.flatMap((key) => (cell[key] === undefined ? [] : [[key, cell[key]]]));
  return { ...Object.fromEntries(known), column, value, runs, grade, verdict };
}

function claimedCells(row: ComparisonRow, base: string | undefined): ComparisonBodyCell[] {
  const claims = row.claims.filter((cell) => cell !== undefined);
  // One claim alone is its own best.
  const best = claims.find((cell) => cell.isBest || claims.length === 1);
  const chosen = claims.find(({ claim }) => claim.subject === base);
  const reference = chosen ?? (row.metric.better === 'neutral' ? undefined : best);
  return claims.flatMap((cell) => {
    const { subject: column, value } = cell.claim;
    if (column === undefined) return [];
    return {
      column,
      value,
      runs: 0,
      grade: 'claim' as const,
      ...(reference === undefined || reference.claim.value === 0
        ? {}
        : { ratio: value / reference.claim.value }),
      verdict: verdictOfClaim(row, cell === reference),
    };
  });
}

function verdictOfClaim(row: ComparisonRow, isReference: boolean): Verdict {
  if (isReference) return 'base';
  return row.metric.better === 'neutral' ? 'not-comparable' : 'undecided';
}
