import { formatValue } from '@/lib/format/format-value';
import type { CanonicalUnit } from '@/lib/model/unit';
import type { Limit } from './choices';

/**
 * A share in whole per cent, without saying 0 or 100 of what is neither.
 *
 * @example formatShare(0.694) === '69 %'
 * @example formatShare(0.9999) === 'more than 99 %'
 */
export function formatShare(share: number): string {
  if (share > 0 && share < 0.01) return 'less than 1 %';
  if (share < 1 && share > 0.99) return 'more than 99 %';
  return `${Math.round(share * 100)} %`;
}

/**
 * A share of the weight, with one decimal, which a flip needs.
 *
 * @example formatWeight(0.10612) === '10.6 %'
 */
export function formatWeight(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}

/** @example formatLimit({ op: '<', value: 20000 }, 'ns') === '< 20 µs' */
export function formatLimit({ op, value }: Limit, unit: CanonicalUnit): string {
  return `${{ '<': '<', '<=': '≤', '>': '>', '>=': '≥' }[op]} ${formatValue(value, unit)}`;
}

/** “Go”, “Go and Rust”, “Elixir, Go and Rust”. */
export function listOf(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
