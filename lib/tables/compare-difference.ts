import type { Difference } from '@/lib/comparison/compare-query';
import { formatRatio, formatScaled, formatValue, type Scale } from '@/lib/format/format-value';

/**
 * How far a value is from its base: as a factor, in percent of the base, or in the unit of the row.
 *
 * @returns empty where the base is 0 and there is no factor
 * @example formatDifference(36, 18, 'percent', scale) === '+100 %'
 */
export function formatDifference(value: number, base: number, as: Difference, scale: Scale): string {
  if (as === 'absolute') return signed(value - base, formatScaled(Math.abs(value - base), scale));
  if (base === 0) return '';
  const ratio = value / base;
  if (as === 'ratio') return ratio < 0 ? '' : formatRatio(ratio);
  return signed((value - base) / Math.abs(base), formatValue(Math.abs((value - base) / base), 'ratio'));
}

function signed(difference: number, size: string): string {
  if (difference === 0) return size;
  return `${difference > 0 ? '+' : '−'}${size}`;
}
