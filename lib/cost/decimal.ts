/**
 * An exact decimal number, `units ÷ 10^places`. Money and quantities are computed in it, since binary floating point
 * cannot hold a tenth of a cent: 0.1 + 0.2 is not 0.3, and a bill that is summed in it may be a cent off.
 */
export interface Decimal {
  readonly units: bigint;
  /** Digits after the point, 0 or more. */
  readonly places: number;
}

export const ZERO: Decimal = { units: 0n, places: 0 };
export const ONE: Decimal = { units: 1n, places: 0 };

/**
 * The decimal that a number is written as: 0.1 is one tenth, and not the binary fraction next to it.
 *
 * @param value a finite number, or its digits
 * @throws RangeError for anything else, which is a bug of the caller
 * @example decimalOf(0.29) → { units: 29n, places: 2 }
 */
export function decimalOf(value: number | string): Decimal {
  // Most are whole, and a fleet search makes thousands of them.
  if (Number.isSafeInteger(value)) return { units: BigInt(value), places: 0 };
  if (typeof value === 'string') return readDecimal(value);
  // A slot for each of a few: thousands of estimates ask for the same shares and rates.
  const slot = Math.abs(Math.trunc(value * SPREAD)) % SLOTS;
  const known = decimals[slot];
  if (known !== undefined && keys[slot] === value) return known;
  const decimal = readDecimal(String(value));
  keys[slot] = value;
  decimals[slot] = decimal;
  return decimal;
}

const SLOTS = 256;
/** Spreads shares that differ in a late digit over the slots. */
const SPREAD = 999_983;
const keys = new Float64Array(SLOTS);
const decimals: (Decimal | undefined)[] = Array.from({ length: SLOTS });

function readDecimal(text: string): Decimal {
  const point = text.indexOf('.');
  // Most have a point and no exponent.
  if (point > 0 && /^-?\d+\.\d+$/.test(text)) {
    return { units: BigInt(text.slice(0, point) + text.slice(point + 1)), places: text.length - point - 1 };
  }
  const match = /^(-?\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(text);
  if (match === null) throw new RangeError(`not a decimal number: ${text}`);
  const [, whole = '', fraction = '', exponent = '0'] = match;
  const digits = BigInt(whole + fraction);
  const places = fraction.length - Number(exponent);
  return places >= 0 ? { units: digits, places } : { units: digits * powerOfTen(-places), places: 0 };
}

export function plus(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(a.places, b.places);
  return { units: unitsAt(a, places) + unitsAt(b, places), places };
}

export function minus(a: Decimal, b: Decimal): Decimal {
  return plus(a, { units: -b.units, places: b.places });
}

/** The product of all, exact. Spelled out, since a list of factors would have to be made each time. */
export function times(a: Decimal, b: Decimal, c?: Decimal, d?: Decimal, e?: Decimal): Decimal {
  let units = a.units * b.units;
  let places = a.places + b.places;
  if (c === undefined) return { units, places };
  units *= c.units;
  places += c.places;
  if (d === undefined) return { units, places };
  units *= d.units;
  places += d.places;
  return e === undefined ? { units, places } : { units: units * e.units, places: places + e.places };
}

/** Negative, zero or positive, as for sorting. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const places = Math.max(a.places, b.places);
  const difference = unitsAt(a, places) - unitsAt(b, places);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function isPositive(value: Decimal): boolean {
  return value.units > 0n;
}

/**
 * A quotient rounded half up: 0.125 to two places is 0.13. Neither part may be negative, the divisor not 0.
 *
 * @example divideHalfUp(decimalOf(1), decimalOf(3), 6) → 0.333333
 */
export function divideHalfUp(dividend: Decimal, divisor: Decimal, places: number): Decimal {
  const [n, d] = aligned(dividend, divisor);
  return { units: (2n * n * powerOfTen(places) + d) / (2n * d), places };
}

export function roundHalfUp(value: Decimal, places: number): Decimal {
  return value.places <= places ? value : divideHalfUp(value, ONE, places);
}

/** How many whole times the divisor fits. Neither part may be negative, the divisor not 0. */
export function divideDown(dividend: Decimal, divisor: Decimal): bigint {
  const [n, d] = aligned(dividend, divisor);
  return n / d;
}

/** The smallest whole number that is not below the quotient. Neither part may be negative, the divisor not 0. */
export function divideUp(dividend: Decimal, divisor: Decimal): bigint {
  const [n, d] = aligned(dividend, divisor);
  return (n + d - 1n) / d;
}

/** A quotient as the double next to it. Neither part may be negative, the divisor not 0. */
export function divideToNumber(dividend: Decimal, divisor: Decimal): number {
  const [n, d] = aligned(dividend, divisor);
  // Twenty significant digits are more than a double can tell apart.
  const shift = Math.max(0, 20 + d.toString().length - n.toString().length);
  return Number(`${(n * powerOfTen(shift)) / d}e-${shift}`);
}

/** A double near it, off by a few units of its last digit; many times as fast as the one next to it. */
export function toRoughNumber({ units, places }: Decimal): number {
  return Number(units) / 10 ** places;
}

/** The double next to it. */
export function toNumber(value: Decimal): number {
  return Number(`${value.units}e-${value.places}`);
}

/**
 * Its digits with commas between thousands, without zeros at the end beyond `least` places.
 *
 * @example formatDecimal(decimalOf(12025908428.8)) === '12,025,908,428.8'
 * @example formatDecimal(decimalOf(635.1), 2) === '635.10'
 */
export function formatDecimal(value: Decimal, least = 0): string {
  const sign = value.units < 0n ? '-' : '';
  const digits = (value.units < 0n ? -value.units : value.units).toString().padStart(value.places + 1, '0');
  const whole = digits.slice(0, digits.length - value.places);
  const fraction = digits
    .slice(digits.length - value.places)
    .replace(/0+$/, '')
    .padEnd(least, '0');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${sign}${grouped}${fraction === '' ? '' : `.${fraction}`}`;
}

function aligned(a: Decimal, b: Decimal): readonly [bigint, bigint] {
  const places = Math.max(a.places, b.places);
  return [unitsAt(a, places), unitsAt(b, places)];
}

function unitsAt(value: Decimal, places: number): bigint {
  return value.places === places ? value.units : value.units * powerOfTen(places - value.places);
}

const POWERS: bigint[] = [];

function powerOfTen(exponent: number): bigint {
  return (POWERS[exponent] ??= 10n ** BigInt(exponent));
}
