import { parseQuantity, type Quantity } from '@/lib/format/parse-quantity';
import { hasDecimalComma, withDecimalPoint, type DecimalSign } from './decimal-sign';
import { plainUnit } from './plain-unit';

/** What a cell says: nothing, a number with or without unit, or words. */
export type CellValue =
  | { readonly kind: 'missing' }
  | { readonly kind: 'number'; readonly quantity: Quantity; readonly spread?: Quantity }
  | { readonly kind: 'text' };

const MISSING = new Set(['', '-', '–', '—', '--', 'n/a', 'na', 'null', 'none']);

/**
 * Reads a cell: `54μs`, `≈ 1,200`, `12.1 ± 0.4` (value and standard deviation), `—`.
 *
 * @param sign the decimal sign of its column; by default a comma only where nothing else is possible: `1,5`
 * @example readCell('n/a') → { kind: 'missing' }
 */
export function readCell(text: string, sign: DecimalSign = hasDecimalComma(text) ? ',' : '.'): CellValue {
  if (MISSING.has(text.toLowerCase())) return { kind: 'missing' };
  const pointed = plainUnit(sign === ',' ? withDecimalPoint(text) : text);
  const [first = '', second, ...more] = pointed.replace(/^[~≈]\s*/, '').split('±');
  if (second === undefined) return numberOr(parseQuantity(first));
  if (more.length > 0) return { kind: 'text' };
  const spread = parseQuantity(second);
  let value = parseQuantity(first);
  // “12.1 ± 0.4 ms” names its unit once.
  if (spread?.hasUnit === true && value?.hasUnit === false) {
    value = parseQuantity(`${first.trim()} ${second.replace(/^[\s\d.,]+/, '')}`);
  }
  return spread === undefined ? { kind: 'text' } : numberOr(value, spread);
}

function numberOr(quantity: Quantity | undefined, spread?: Quantity): CellValue {
  if (quantity === undefined) return { kind: 'text' };
  return { kind: 'number', quantity, ...(spread === undefined ? {} : { spread }) };
}
