import { cleanDecimal } from '@/lib/model/durations';
import type { CanonicalUnit } from '@/lib/model/unit';

/** In which unit the values of one row or column are printed. */
export interface Scale {
  readonly unit: CanonicalUnit;
  /** Canonical units in one printed unit: 1000 for µs. */
  readonly factor: number;
  /** What stands in the head: `µs`, `kB`, `k/s`, `%`, `$`; empty for a bare number. */
  readonly label: string;
}

/**
 * One scale for values that stand together, so that they can be compared by eye: the one in which the middle value is
 * at least 1 and none has more than five digits before the point. kB, MB and GB are powers of 1000. Zeros fit any
 * scale and have no say.
 *
 * @param values in the canonical unit
 * @example chooseScale([54000, 36000, 18000], 'ns') → { unit: 'ns', factor: 1000, label: 'µs' }
 */
export function chooseScale(values: readonly number[], unit: CanonicalUnit): Scale {
  const sizes = values.map(Math.abs).filter((size) => size > 0 && Number.isFinite(size));
  sizes.sort((a, b) => a - b);
  const middle = sizes[Math.floor((sizes.length - 1) / 2)];
  const largest = sizes.at(-1);
  const steps = STEPS[unit];
  const [base] = steps;
  if (middle === undefined || largest === undefined) return scaleOf(base, unit);
  const fitting = steps.findLast((step) => middle >= (step.from ?? step.factor)) ?? base;
  const most = LARGEST_PRINTED[unit];
  const roomy = steps.find((step) => step.factor >= fitting.factor && largest / step.factor < most);
  return scaleOf(roomy ?? steps.at(-1) ?? base, unit);
}

/**
 * A value in a scale, without its unit: three significant digits, fewer where the value has fewer, whole numbers with
 * commas from 1000. Percentages have one decimal, two significant digits when small; money has cents below $100.
 *
 * @param like a printed value whose decimals are copied, for a spread that stands beside it
 * @example formatScaled(35218, { unit: 'ns', factor: 1000, label: 'µs' }) === '35.2'
 * @example formatScaled(1800, { unit: 'ns', factor: 1000, label: 'µs' }, '35.2') === '1.8'
 */
export function formatScaled(value: number, scale: Scale, like?: string): string {
  if (like === undefined && scale.unit !== 'ratio' && scale.unit !== 'USD') {
    const digits = plainThreeDigits(value / scale.factor);
    if (digits !== undefined) return digits;
  }
  const scaled = cleanDecimal(value / scale.factor);
  if (like !== undefined) return withCommas(scaled.toFixed(decimalsOf(like)));
  if (scale.unit === 'ratio') return formatPercentDigits(scaled);
  if (scale.unit === 'USD') return formatMoneyDigits(scaled);
  return threeDigits(scaled);
}

/**
 * A value with its unit, as it stands in a sentence: `35.2 µs`, `14 kB`, `39.9 k/s`, `0.02 %`, `$4,200`, `1,120,000`.
 *
 * @param value in the canonical unit
 * @param scale chosen for this value alone when left out
 * @example formatValue(35218, 'ns') === '35.2 µs'
 */
export function formatValue(
  value: number,
  unit: CanonicalUnit,
  scale: Scale = chooseScale([value], unit),
): string {
  const digits = formatScaled(value, scale);
  if (unit === 'USD') return digits.startsWith('-') ? `-$${digits.slice(1)}` : `$${digits}`;
  return scale.label === '' ? digits : `${digits} ${scale.label}`;
}

/**
 * How many times as much: two decimals below 10, three significant digits above.
 *
 * @example formatRatio(1.744) === '×1.74'
 */
export function formatRatio(ratio: number): string {
  if (ratio > 0 && ratio < 0.01) return `×${Number(ratio.toPrecision(2))}`;
  const twoDecimals = ratio.toFixed(2);
  return `×${Number(twoDecimals) < 10 ? twoDecimals : withCommas(inThreeDigits(ratio))}`;
}

/**
 * A whole number with commas, all digits.
 *
 * @example formatCount(17500000) === '17,500,000'
 */
export function formatCount(count: number): string {
  return withCommas(String(count));
}

/** Durations and sizes keep to three digits; counts, rates and money are read with their thousands. */
const LARGEST_PRINTED: Readonly<Record<CanonicalUnit, number>> = {
  ns: 10_000,
  bytes: 10_000,
  'bytes/s': 10_000,
  '1/s': 100_000,
  count: 100_000,
  ratio: 100_000,
  USD: 100_000,
  unknown: 100_000,
};

/** A unit to print in, and the smallest value it is used for where that is not 1 of it. */
interface Step {
  readonly factor: number;
  readonly label: string;
  readonly from?: number;
}

type Steps = readonly [Step, ...Step[]];

const BYTES: Steps = [
  { factor: 1, label: 'B' },
  { factor: 1e3, label: 'kB' },
  { factor: 1e6, label: 'MB' },
  { factor: 1e9, label: 'GB' },
  { factor: 1e12, label: 'TB' },
  { factor: 1e15, label: 'PB' },
];

// Counts and rates keep all their digits for longer than durations do: 1,000 connections are not “1 k”.
const STEPS: Readonly<Record<CanonicalUnit, Steps>> = {
  ns: [
    { factor: 1, label: 'ns' },
    { factor: 1e3, label: 'µs' },
    { factor: 1e6, label: 'ms' },
    { factor: 1e9, label: 's' },
    { factor: 60e9, label: 'min', from: 600e9 },
    { factor: 3600e9, label: 'h', from: 36_000e9 },
    { factor: 86_400e9, label: 'd', from: 864_000e9 },
  ],
  bytes: BYTES,
  'bytes/s': [
    { factor: 1, label: 'B/s' },
    { factor: 1e3, label: 'kB/s' },
    { factor: 1e6, label: 'MB/s' },
    { factor: 1e9, label: 'GB/s' },
    { factor: 1e12, label: 'TB/s' },
  ],
  '1/s': [
    { factor: 1, label: '/s' },
    { factor: 1e3, label: 'k/s', from: 10_000 },
    { factor: 1e6, label: 'M/s' },
    { factor: 1e9, label: 'G/s' },
  ],
  count: [
    { factor: 1, label: '' },
    { factor: 1e3, label: 'k', from: 100_000 },
    { factor: 1e6, label: 'M' },
  ],
  ratio: [{ factor: 0.01, label: '%' }],
  USD: [{ factor: 1, label: '$' }],
  unknown: [{ factor: 1, label: '' }],
};

function scaleOf(step: Step, unit: CanonicalUnit): Scale {
  return { unit, factor: step.factor, label: step.label };
}

function threeDigits(value: number): string {
  return withCommas(inThreeDigits(value));
}

/** Three significant digits, not more than the number itself has; all digits of the whole part from 1000. */
function inThreeDigits(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e15 || (size > 0 && size < 1e-6)) return value.toExponential(2);
  return size >= 999.5 ? value.toFixed(0) : atMost(3, value);
}

/**
 * What `threeDigits` gives, for the numbers from 1 to 999 that make up most of a table, at a tenth of the cost.
 * Undefined for others, and for those so near to a number of three digits, or to the middle between two, that the
 * dust of binary floating point could turn the answer.
 */
function plainThreeDigits(value: number): string | undefined {
  if (Number.isInteger(value) && value >= 0 && value < 1000) return String(value);
  if (!(value >= 1 && value < 999)) return undefined;
  const decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  const shifted = value * (decimals === 0 ? 1 : decimals === 1 ? 10 : 100);
  const rounded = Math.round(shifted);
  const distance = Math.abs(shifted - rounded);
  if (distance < 1e-6 || distance > 0.5 - 1e-6 || rounded > 999) return undefined;
  const digits = String(rounded);
  return decimals === 0 ? digits : `${digits.slice(0, 3 - decimals)}.${digits.slice(3 - decimals)}`;
}

function formatPercentDigits(percent: number): string {
  const size = Math.abs(percent);
  if (size < 1) return atMost(2, percent);
  if (size >= 99.95) return threeDigits(percent);
  return percent.toFixed(Number.isInteger(percent) ? 0 : 1);
}

function formatMoneyDigits(dollars: number): string {
  const size = Math.abs(dollars);
  if (size >= 99.995) return withCommas(dollars.toFixed(0));
  if (size >= 1 || size === 0) return dollars.toFixed(Number.isInteger(dollars) ? 0 : 2);
  const own = Number(dollars.toPrecision(3));
  return cleanDecimal(own * 100) % 1 === 0 ? own.toFixed(2) : String(own);
}

/** So many significant digits, fewer where the shortest decimal of the number has fewer. */
function atMost(digits: number, value: number): string {
  return significantDigits(value) <= digits ? String(value) : value.toPrecision(digits);
}

/** Digits of the shortest decimal that is this number, without zeros at either end. */
function significantDigits(value: number): number {
  const digits = Math.abs(value).toExponential().split('e')[0] ?? '';
  return Math.max(1, digits.replace('.', '').length);
}

function decimalsOf(text: string): number {
  return /\.(\d+)$/.exec(text)?.[1]?.length ?? 0;
}

function withCommas(digits: string): string {
  // Most numbers are too short to have commas.
  if (digits.length < 4) return digits;
  const parts = /^(-?)(\d+)(.*)$/.exec(digits);
  if (parts === null) return digits;
  const [, sign = '', whole = '', rest = ''] = parts;
  return `${sign}${whole.replace(/\B(?=(?:\d{3})+$)/g, ',')}${rest}`;
}
