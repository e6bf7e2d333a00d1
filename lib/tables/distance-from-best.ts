import { worseFactor } from '@/lib/comparison/ratio';
import type { TableRow } from './comparison-table';

/**
 * How many times worse one column of a row is than its best: 1 for the best itself. Undefined without a direction, a
 * value, or a best to divide by.
 */
export function distanceFromBest(row: TableRow, column: number): number | undefined {
  const value = row.values[column];
  const best = row.order.map((index) => row.values[index]).find((known) => known !== undefined);
  if (value === undefined || best === undefined || row.better === '') return undefined;
  if (value === best) return 1;
  return best === 0 ? undefined : worseFactor(value / best, row.better);
}
