import { decimalOf, formatDecimal } from './decimal';

/**
 * A number in a formula: with commas, to six places, small ones to six digits.
 *
 * @example printNumber(501079.5) === '501,079.5'
 */
export function printNumber(value: number | undefined): string {
  if (value === undefined) return '—';
  const short = Math.abs(value) < 1 ? value.toPrecision(6) : value.toFixed(6);
  return formatDecimal(decimalOf(Number(short)));
}

/**
 * A share as a percentage to two places.
 *
 * @example printPercent(0.3) === '30 %'
 */
export function printPercent(ratio: number): string {
  return `${formatDecimal(decimalOf(Number((ratio * 100).toFixed(2))))} %`;
}
