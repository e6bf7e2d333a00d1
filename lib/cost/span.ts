import type { CostField } from './fields';
import { parseFlag } from './parse-flag';

/** An input that is not known exactly, in the canonical unit: at least, most likely, at most. */
export interface Span {
  readonly low: number;
  readonly typical: number;
  readonly high: number;
}

const BETWEEN = '..';

/** Whether a text is written as a range: `10kB..14kB` or `10kB..14kB..20kB`. */
export function isSpan(text: string): boolean {
  return text.includes(BETWEEN);
}

/**
 * A range as people write it: low and high, or low, typical and high. A unit that stands only at the end counts for all
 * of it. Without a typical value it is the middle.
 *
 * @returns what was expected where it is no range of this field
 * @example parseSpan('10..14..20kB', COST_FIELDS.memoryPerConnection) // { low: 10000, typical: 14000, high: 20000 }
 */
export function parseSpan(text: string, field: CostField): Span | { readonly expected: string } {
  if (field.kind === 'name' || field.kind === 'choice') return { expected: 'one value, and no range' };
  const parts = text.split(BETWEEN).map((part) => part.trim());
  if (parts.length < 2 || parts.length > 3) return { expected: EXPECTED };
  const unit = /[^\d.\s]\D*$/.exec(parts.at(-1) ?? '')?.[0] ?? '';
  const values: number[] = [];
  for (const part of parts) {
    const parsed = parseFlag(/^[+-]?[\d.,]+$/.test(part) ? `${part}${unit}` : part, field);
    if ('expected' in parsed) return { expected: `${EXPECTED}; each ${parsed.expected}` };
    if (typeof parsed.value === 'number') values.push(parsed.value);
  }
  const [low, second, third] = values;
  if (low === undefined || second === undefined) return { expected: EXPECTED };
  const high = third ?? second;
  const typical = third === undefined ? middle(low, high, field.whole === true) : second;
  return low <= typical && typical <= high ? { low, typical, high } : { expected: EXPECTED };
}

const EXPECTED = 'a range from low to high, such as 10..14..20 with its unit, ascending';

function middle(low: number, high: number, isWhole: boolean): number {
  const value = low + (high - low) / 2;
  return isWhole ? Math.round(value) : value;
}

/**
 * The value of a triangular distribution at a share of its draws; at 0 the lowest, towards 1 the highest.
 *
 * @param uniform from 0 to below 1
 * Source: inverse of its distribution function, https://en.wikipedia.org/wiki/Triangular_distribution
 */
export function triangular({ low, typical, high }: Span, uniform: number): number {
  const width = high - low;
  if (width === 0) return low;
  const bend = (typical - low) / width;
  const value =
    uniform < bend
      ? low + Math.sqrt(uniform * width * (typical - low))
      : high - Math.sqrt((1 - uniform) * width * (high - typical));
  // Of numbers that differ by many powers of ten, the root loses the last digits of the smaller.
  return Math.min(high, Math.max(low, value));
}
