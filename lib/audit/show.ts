import { chooseScale } from '@/lib/format/format-value';
import { cleanDecimal } from '@/lib/model/durations';
import type { CanonicalUnit } from '@/lib/model/unit';

/**
 * A computed number in a line of arithmetic, with its unit and enough digits to check it by hand: `10.68 GB`,
 * `12.5 µs`, `1,120,000`, `$13,200`, `40.4 %`. Counts and rates are written out.
 *
 * @param value in the canonical unit
 */
export function showNumber(value: number, unit: CanonicalUnit, digits = 4): string {
  switch (unit) {
    case 'ratio':
      return showPercent(value);
    case 'USD':
      return showMoney(value);
    case 'count':
    case 'unknown':
      return showCount(value, digits);
    case '1/s':
      return `${showCount(value, digits)}/s`;
    default: {
      const scale = chooseScale([value], unit);
      return `${showCount(value / scale.factor, digits)} ${scale.label}`;
    }
  }
}

/** With thousands commas; a number below 1000 with so many significant digits. */
export function showCount(value: number, digits = 4): string {
  const size = Math.abs(value);
  if (size >= 1e15) return value.toExponential(digits - 1);
  return withCommas(size >= 999.5 ? value.toFixed(0) : String(Number(value.toPrecision(digits))));
}

/** A share with three significant digits, whole from 100: `40.4 %`, `67 %`, `0.2 %`. */
export function showPercent(share: number): string {
  return `${showCount(share * 100, 3)} %`;
}

/** A share as a capacity is told, in whole per cent; with a decimal where whole ones hide the border at 100. */
export function showShare(share: number): string {
  const percent = share * 100;
  const isNearFull = percent > 99 && percent < 101 && percent !== 100;
  return `${percent < 10 || isNearFull ? showCount(percent, percent < 10 ? 2 : 4) : withCommas(percent.toFixed(0))} %`;
}

/** How many times as much: `2.67`, `14.6`, `83.3`. */
export function showFactor(factor: number): string {
  return showCount(factor, 3);
}

/** A rate as written with its “a second”, which tables put into the head. */
export function showRate(shown: string): string {
  return shown.endsWith('/s') ? shown : `${shown}/s`;
}

/** Bits a second as networks are sold: `9.6 Gbit/s`. */
export function showBits(bitsPerSecond: number): string {
  return bitsPerSecond >= 1e9
    ? `${showCount(bitsPerSecond / 1e9, 4)} Gbit/s`
    : `${showCount(bitsPerSecond / 1e6, 4)} Mbit/s`;
}

function showMoney(dollars: number): string {
  const digits = withCommas(Math.abs(dollars).toFixed(Number.isInteger(cleanDecimal(dollars)) ? 0 : 2));
  return `${dollars < 0 ? '-' : ''}$${digits}`;
}

/** Not `toLocaleString`, which takes a hundred times as long. */
function withCommas(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
