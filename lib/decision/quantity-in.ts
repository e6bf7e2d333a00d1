import { parseQuantity } from '@/lib/format/parse-quantity';
import type { CanonicalUnit } from '@/lib/model/unit';

/**
 * A quantity as a reader types it, which has to be of a unit. A bare number is enough where it has one reading only:
 * for counts, ratios, money and values without a known unit.
 *
 * @returns the value in the canonical unit, or what is expected instead
 * @example quantityIn('ns', '20ms') → { value: 20000000 }
 * @example quantityIn('ns', '20') → { expected: 'a duration with its unit, such as 20ms' }
 */
export function quantityIn(
  unit: CanonicalUnit,
  text: string,
): { readonly value: number; readonly assumed?: string } | { readonly expected: string } {
  const quantity = parseQuantity(text);
  const isOfUnit =
    quantity !== undefined && (quantity.hasUnit ? quantity.unit === unit : BARE_UNITS.has(unit));
  if (!isOfUnit) return { expected: EXPECTED[unit] };
  return { value: quantity.value, ...(quantity.assumed === undefined ? {} : { assumed: quantity.assumed }) };
}

const BARE_UNITS: ReadonlySet<CanonicalUnit> = new Set<CanonicalUnit>(['count', 'ratio', 'USD', 'unknown']);

const EXPECTED: Readonly<Record<CanonicalUnit, string>> = {
  ns: 'a duration with its unit, such as 20ms',
  bytes: 'a size with its unit, such as 8kB',
  '1/s': 'a rate, such as 500/s',
  'bytes/s': 'a transfer rate, such as 10MB/s',
  count: 'a number, such as 500k',
  ratio: 'a share, such as 1% or 0.01',
  USD: 'an amount of money, such as $4,000',
  unknown: 'a number',
};
