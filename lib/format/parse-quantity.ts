import { cleanDecimal } from '@/lib/model/durations';
import type { CanonicalUnit } from '@/lib/model/unit';

/** A number with its unit, as people and tables write it, in the canonical unit. */
export interface Quantity {
  readonly value: number;
  /** `count` for a bare number or one with only a multiplier (`500k`). */
  readonly unit: CanonicalUnit;
  /** True when the text names a unit (or `%`, `$`), false for a bare number. */
  readonly hasUnit: boolean;
  /** Set where the unit is written in a way that has two readings: `kb` and `KB` are read as 1000 bytes. */
  readonly assumed?: string;
}

/** Nobody writes a longer quantity; keeps every pattern below quick on hostile text. */
const MAX_LENGTH = 80;

/**
 * Reads `54μs`, `14kb`, `8 KiB`, `$4,200`, `1,120,000`, `0.2%`, `1.2M`, `2/min`, `15.3 MB/s`, `120 req/s`.
 * A comma is a thousands separator; `/mo` or `per month` after money is dropped. Undefined for anything else, also
 * for negative money, NaN, Infinity and spellings with two readings (`5 m`, `5 Mb`).
 *
 * @example parseQuantity('54μs') → { value: 54000, unit: 'ns', hasUnit: true }
 * @example parseQuantity('14kb') → { value: 14000, unit: 'bytes', hasUnit: true, assumed: 'kb read as 1,000 bytes' }
 */
export function parseQuantity(text: string): Quantity | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const match = QUANTITY.exec(text.normalize('NFC').trim());
  if (match?.groups === undefined) return undefined;
  const { currency, digits = '', suffix = '' } = match.groups;
  const number = parseNumber(digits);
  if (number === undefined) return undefined;
  return currency === undefined ? withUnit(number, suffix.trim()) : money(number, suffix.trim());
}

/** A decimal number with optional thousands separators (comma, space, apostrophe or underscore) and exponent. */
export function parseNumber(text: string): number | undefined {
  const plain = GROUPED.test(text) ? text.replace(SEPARATORS, '') : text;
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

/** The same separator all through: `1,120,000`, never `1,120'000`. */
const GROUPED = /^[+-]?\d{1,3}(?<separator>[,\u00a0\u202f'_ ])\d{3}(?:\k<separator>\d{3})*(?:\.\d+)?$/;
const SEPARATORS = /[,\u00a0\u202f'_ ]/g;
const QUANTITY =
  /^(?<currency>(?:US)?\$|USD\b)?\s*(?<digits>[+-]?(?:\d{1,3}(?:[,\u00a0\u202f'_ ]\d{3})+(?!\d)|\d+)?(?:\.\d+)?(?:[eE][+-]?\d+)?)\s*(?<suffix>\D.*)?$/su;

/** Units by how they are written; where case matters both cases stand here. */
type UnitOfText = readonly [factor: number, unit: CanonicalUnit, assumed?: string];

const UNITS: ReadonlyMap<string, UnitOfText> = new Map<string, UnitOfText>(
  Object.entries({
    ns: [1, 'ns'],
    us: [1e3, 'ns'],
    µs: [1e3, 'ns'],
    μs: [1e3, 'ns'],
    ms: [1e6, 'ns'],
    s: [1e9, 'ns'],
    sec: [1e9, 'ns'],
    secs: [1e9, 'ns'],
    second: [1e9, 'ns'],
    seconds: [1e9, 'ns'],
    min: [60e9, 'ns'],
    mins: [60e9, 'ns'],
    minute: [60e9, 'ns'],
    minutes: [60e9, 'ns'],
    h: [3600e9, 'ns'],
    hour: [3600e9, 'ns'],
    hours: [3600e9, 'ns'],
    nanoseconds: [1, 'ns'],
    microseconds: [1e3, 'ns'],
    milliseconds: [1e6, 'ns'],
    B: [1, 'bytes'],
    byte: [1, 'bytes'],
    bytes: [1, 'bytes'],
    kB: [1e3, 'bytes'],
    kb: [1e3, 'bytes', 'kb read as 1,000 bytes'],
    KB: [1e3, 'bytes', 'KB read as 1,000 bytes'],
    MB: [1e6, 'bytes'],
    mb: [1e6, 'bytes', 'mb read as 1,000,000 bytes'],
    GB: [1e9, 'bytes'],
    gb: [1e9, 'bytes', 'gb read as 1,000,000,000 bytes'],
    TB: [1e12, 'bytes'],
    KiB: [1024, 'bytes'],
    MiB: [1024 ** 2, 'bytes'],
    GiB: [1024 ** 3, 'bytes'],
    TiB: [1024 ** 4, 'bytes'],
    '%': [0.01, 'ratio'],
    percent: [0.01, 'ratio'],
    USD: [1, 'USD'],
    $: [1, 'USD'],
  }),
);

const RATE_NOUNS =
  /^(?:req(?:uest)?s?|msgs?|messages?|ops?|operations?|iter(?:ation)?s?|tx|transactions?|quer(?:y|ies)|io|events?|conn(?:ection)?s?)$/i;
const SECONDS_IN: ReadonlyMap<string, number> = new Map([
  ['s', 1],
  ['sec', 1],
  ['second', 1],
  ['m', 60],
  ['min', 60],
  ['minute', 60],
]);

function money(number: number, suffix: string): Quantity | undefined {
  const scale = /^([kKmMB]?)(?:\s*(?:\/|\bper\b)\s*(?:mo|month)\.?)?$/.exec(suffix);
  if (scale === null || number < 0) return undefined;
  return { value: cleanDecimal(number * multiplier(scale[1])), unit: 'USD', hasUnit: true };
}

function withUnit(number: number, suffix: string): Quantity | undefined {
  if (suffix === '') return { value: number, unit: 'count', hasUnit: false };
  const abbreviated = /^(?<scale>[kKMG]?)\s*(?:[rqt]ps|[RQT]PS|iops|IOPS|Hz)$/.exec(suffix);
  if (abbreviated !== null) {
    return {
      value: cleanDecimal(number * multiplier(abbreviated.groups?.scale)),
      unit: '1/s',
      hasUnit: true,
    };
  }
  const rate = /^(?<amount>[^/]*?)\s*(?:\/|\bper\b)\s*(?<time>[a-z]+)$/i.exec(suffix);
  if (rate?.groups !== undefined) {
    return rateOf(number, (rate.groups.amount ?? '').trim(), rate.groups.time ?? '');
  }
  // Case tells kB from Kb, so only words are folded: “Seconds”, “MS”.
  const unit = UNITS.get(suffix) ?? (/b$/i.test(suffix) ? undefined : UNITS.get(suffix.toLowerCase()));
  if (unit !== undefined) {
    return {
      value: cleanDecimal(number * unit[0]),
      unit: unit[1],
      hasUnit: true,
      ...(unit[2] === undefined ? {} : { assumed: unit[2] }),
    };
  }
  if (/^[kKMG]$/.test(suffix))
    return { value: cleanDecimal(number * multiplier(suffix)), unit: 'count', hasUnit: false };
  return undefined;
}

function rateOf(number: number, amount: string, time: string): Quantity | undefined {
  const seconds = SECONDS_IN.get(time.toLowerCase());
  if (seconds === undefined) return undefined;
  const bytes = UNITS.get(amount);
  if (bytes?.[1] === 'bytes') {
    const assumed = bytes[2];
    return {
      value: cleanDecimal((number * bytes[0]) / seconds),
      unit: 'bytes/s',
      hasUnit: true,
      ...(assumed === undefined ? {} : { assumed }),
    };
  }
  const scaled = /^([kKMG]?)\s*(.*)$/.exec(amount);
  const noun = scaled?.[2] ?? '';
  if (amount !== '' && noun !== '' && !RATE_NOUNS.test(noun) && !RATE_NOUNS.test(amount)) return undefined;
  const scale = RATE_NOUNS.test(amount) ? 1 : multiplier(scaled?.[1]);
  return { value: cleanDecimal((number * scale) / seconds), unit: '1/s', hasUnit: true };
}

/** `m` is a million after money only; elsewhere it is read as nothing. */
function multiplier(letter: string | undefined): number {
  return { k: 1e3, K: 1e3, m: 1e6, M: 1e6, g: 1e9, G: 1e9, B: 1e9 }[letter ?? ''] ?? 1;
}
