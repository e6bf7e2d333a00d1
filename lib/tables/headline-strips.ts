import { formatScaled } from '@/lib/format/format-value';
import type { EvidenceGrade } from '@/lib/model/grade';
import type { ComparisonRow } from '@/lib/comparison/comparison';
import { isAmongBest } from '@/lib/comparison/among-best';
import { labelOfRow } from '@/lib/comparison/labels';
import { scaleOfRow } from './comparison-table';

/** One headline metric as a strip a subject: where its value stands between nothing and the largest. */
export interface HeadlineStrip {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  readonly better: string;
  readonly grade: EvidenceGrade;
  readonly entries: readonly StripEntry[];
  /** Columns with a value, best first. */
  readonly bestFirst: readonly string[];
}

export interface StripEntry {
  readonly column: string;
  readonly text: string;
  readonly isBest: boolean;
  /** Shares of the width, 0 to 1, with three decimals. */
  readonly measuredAt?: number;
  readonly lowAt?: number;
  readonly highAt?: number;
  readonly claimedAt?: number;
}

export function buildHeadlineStrips(row: ComparisonRow): HeadlineStrip {
  const scale = scaleOfRow(row);
  const values = [
    ...row.cells.flatMap((cell) => (cell === undefined ? [] : [cell.high ?? cell.value])),
    ...row.claims.flatMap((claim) => (claim === undefined ? [] : [claim.claim.value])),
  ];
  const most = Math.max(...values);
  // Room for half a marker at both ends.
  const at = (value: number) => Number((0.06 + (most <= 0 ? 0 : (value / most) * 0.88)).toFixed(3));
  const sign = row.metric.better === 'higher' ? -1 : 1;
  const known = row.cells.flatMap((cell, index) => {
    const claim = row.claims[index]?.claim;
    const column = cell?.column ?? claim?.subject;
    const value = cell?.value ?? claim?.value;
    return column === undefined || value === undefined ? [] : [{ column, value }];
  });
  return {
    key: row.key,
    label: labelOfRow(row),
    unit: scale.label,
    better: row.metric.better === 'neutral' ? '' : `${row.metric.better} is better`,
    grade: row.grade,
    bestFirst: known.toSorted((a, b) => sign * (a.value - b.value)).map(({ column }) => column),
    entries: row.cells.flatMap((cell, index) => {
      const claim = row.claims[index];
      const column = cell?.column ?? claim?.claim.subject;
      const value = cell?.value ?? claim?.claim.value;
      if (column === undefined || value === undefined) return [];
      return [
        {
          column,
          text: formatScaled(value, scale),
          isBest: cell === undefined ? claim?.isBest === true : isAmongBest(cell, row),
          ...(cell === undefined ? {} : { measuredAt: at(cell.value) }),
          ...(cell?.low === undefined || cell.high === undefined
            ? {}
            : { lowAt: at(cell.low), highAt: at(cell.high) }),
          ...(claim === undefined ? {} : { claimedAt: at(claim.claim.value) }),
        },
      ];
    }),
  };
}
