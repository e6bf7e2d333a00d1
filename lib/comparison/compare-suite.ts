import type { MetricInfo } from '@/lib/metrics/registry';
import { weakestGrade, type EvidenceGrade } from '@/lib/model/grade';
import type { Statistic } from '@/lib/model/statistic';
import type { SuiteData } from '@/lib/model/suite-data';
import type { Claim } from '@/lib/model/suite-file';
import type { Direction } from '@/lib/model/unit';
import { holm } from '@/lib/stats/holm';
import { groupClaims, type ClaimGroup } from './claim-groups';
import { compareRow, type DraftCell } from './compare-row';
import type { ClaimCell, Comparison, ComparisonRow } from './comparison';
import { compareQuantities, quantitiesOf, type Quantity } from './quantities';
import { haveSameLoadModel, type Sample } from './sample';

/**
 * The comparison of a suite: every case, metric and statistic that a subject has, measured or claimed, as a row with
 * one cell a subject. Claims under conditions that differ get rows of their own.
 *
 * @param columns subject slugs in display order
 * @param options.base the column that ratios refer to; without it each row's best cell
 * @param options.anyway test latencies against each other that were measured under different load models too
 */
export function compareSuite(
  data: SuiteData,
  columns: readonly string[],
  options: { readonly base?: string; readonly anyway?: boolean } = {},
): Comparison {
  const rows: DraftRow[] = [];
  for (const quantity of quantitiesOf(data, columns).toSorted(compareQuantities)) {
    const [first, ...rest] = groupClaims(quantity.claims);
    rows.push(rowOf(quantity, quantity.samples, first, columns, 0, options));
    rest.forEach((group, index) => {
      rows.push(rowOf(quantity, NO_SAMPLES, group, columns, index + 1, options));
    });
  }
  addHolm(rows);
  return { columns, rows };
}

/** A row of claims has no measured cell. */
const NO_SAMPLES: readonly undefined[] = [];

/** A row whose cells still lack their corrected p-values. */
interface DraftRow extends ComparisonRow {
  readonly cells: readonly (DraftCell | undefined)[];
}

function rowOf(
  quantity: Quantity,
  samples: readonly (Sample | undefined)[],
  group: ClaimGroup | undefined,
  columns: readonly string[],
  index: number,
  { base, anyway = false }: { readonly base?: string; readonly anyway?: boolean },
): DraftRow {
  const { metric, statistic } = quantity;
  const better = metric.unit === 'unknown' ? 'neutral' : directionOf(metric, statistic);
  const cells = compareRow(
    columns.map((_, column) => samples[column]),
    better,
    {
      ...(base === undefined ? {} : { base }),
      isComparable: (a, b) => anyway || metric.group !== 'latency' || haveSameLoadModel(a, b),
    },
  );
  const prefix = quantity.case === 'all' ? '' : `${quantity.case}:`;
  return {
    key: `${prefix}${metric.id}.${statistic}${index === 0 ? '' : `~${index + 1}`}`,
    case: quantity.case,
    metric: { ...metric, better },
    statistic,
    conditions: group?.conditions ?? {},
    cells,
    claims: claimCells(group?.claims ?? [], columns, better),
    grade: gradeOf(cells),
  };
}

function gradeOf(cells: readonly (DraftCell | undefined)[]): EvidenceGrade {
  let weakest: EvidenceGrade | undefined;
  for (const cell of cells) {
    if (cell === undefined || cell.grade === weakest) continue;
    weakest = weakest === undefined ? cell.grade : weakestGrade(weakest, cell.grade);
  }
  return weakest ?? 'claim';
}

/** A spread is no better for being high or low in itself. */
function directionOf(metric: MetricInfo, statistic: Statistic): Direction {
  return statistic === 'stddev' || statistic === 'mad' ? 'neutral' : metric.better;
}

function claimCells(
  claims: readonly Claim[],
  columns: readonly string[],
  better: Direction,
): (ClaimCell | undefined)[] {
  if (claims.length === 0) return columns.map(() => undefined);
  const first = columns.map((column) => claims.find((claim) => claim.subject === column));
  const values = first.flatMap((claim) => (claim === undefined ? [] : [claim.value]));
  const best =
    better === 'neutral' || values.length < 2
      ? undefined
      : better === 'higher'
        ? Math.max(...values)
        : Math.min(...values);
  return first.map((claim) => {
    if (claim === undefined) return undefined;
    return {
      claim,
      ...(best === undefined || best === 0 ? {} : { ratio: claim.value / best }),
      isBest: best !== undefined && claim.value === best,
      otherwise: claims.filter((other) => other.subject === claim.subject && other.value !== claim.value),
    };
  });
}

/** Corrects the p-values of all rows and columns together. */
function addHolm(rows: readonly DraftRow[]): void {
  const tested = rows.flatMap((row) => row.cells.filter((cell) => cell?.p !== undefined));
  const adjusted = holm(tested.map((cell) => cell?.p ?? 1));
  tested.forEach((cell, index) => {
    const pHolm = adjusted[index];
    if (cell !== undefined && pHolm !== undefined) cell.pHolm = pHolm;
  });
}
