/** A number with all that it may be where its digits were rounded. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A number written with a last digit: half a unit of it on either side. */
export function intervalOf(value: number, lastDigit: number): Interval {
  return { value, low: value - lastDigit / 2, high: value + lastDigit / 2 };
}

/** Undefined where the divisor may be zero. Both numbers are positive or zero. */
export function quotientOf(a: Interval, b: Interval): Interval | undefined {
  if (b.value <= 0 || b.low <= 0) return undefined;
  return { value: a.value / b.value, low: a.low / b.high, high: a.high / b.low };
}

export function differenceOf(a: Interval, b: Interval): Interval {
  return { value: a.value - b.value, low: a.low - b.high, high: a.high - b.low };
}

export function plusOf(a: Interval, addend: number): Interval {
  return { value: a.value + addend, low: a.low + addend, high: a.high + addend };
}

/** Whether two numbers may be one and the same. Touching ends do not count: 35 and 36 stay apart. */
export function overlaps(a: Interval, b: Interval): boolean {
  return a.value === b.value || (a.low < b.high && b.low < a.high);
}
