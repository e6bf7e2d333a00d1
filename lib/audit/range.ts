import type { GuidanceCondition } from '@/lib/model/suite-file';

interface End {
  readonly value: number;
  /** The end itself is not in it. */
  readonly isOpen: boolean;
}

/** The answers to one question that a condition allows: numbers between two ends, or some words. */
export interface Range {
  readonly low?: End;
  readonly high?: End;
  /** Only this, of words and of yes and no. */
  readonly only?: readonly (string | boolean)[];
  readonly never: readonly (string | boolean | number)[];
}

/** @example rangeOf({ field: 'users', op: '<=', value: 500 }) → { high: { value: 500, isOpen: false }, never: [] } */
export function rangeOf({ op, value }: GuidanceCondition): Range {
  if (op === '!=') return { never: [value] };
  if (typeof value !== 'number') return { only: [value], never: [] };
  const end = { value, isOpen: op === '<' || op === '>' };
  return {
    ...(op === '>' || op === '>=' || op === '=' ? { low: end } : {}),
    ...(op === '<' || op === '<=' || op === '=' ? { high: end } : {}),
    never: [],
  };
}

/** What both allow. */
export function meet(a: Range, b: Range): Range {
  const low = tighter(a.low, b.low, (x, y) => x > y);
  const high = tighter(a.high, b.high, (x, y) => x < y);
  const only =
    a.only === undefined
      ? b.only
      : b.only === undefined
        ? a.only
        : a.only.filter((one) => b.only?.includes(one));
  return {
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
    ...(only === undefined ? {} : { only }),
    never: [...a.never, ...b.never],
  };
}

export function isEmpty({ low, high, only, never }: Range): boolean {
  if (only !== undefined && only.every((one) => never.includes(one))) return true;
  if (low === undefined || high === undefined) return false;
  if (low.value !== high.value) return low.value > high.value;
  return low.isOpen || high.isOpen || never.includes(low.value);
}

/** Whether everything that the inner range allows is in the outer one. Yes and no are all there is to a boolean. */
export function contains(outer: Range, inner: Range): boolean {
  if (outer.only !== undefined) return inner.only?.every((one) => outer.only?.includes(one)) ?? false;
  if (outer.never.some((one) => !excludes(inner, one))) return false;
  return reaches(outer.low, inner.low, (x, y) => x < y) && reaches(outer.high, inner.high, (x, y) => x > y);
}

function excludes(range: Range, value: string | boolean | number): boolean {
  if (range.never.includes(value)) return true;
  if (typeof value !== 'number') return range.only !== undefined && !range.only.includes(value);
  return isEmpty(meet(range, { low: { value, isOpen: false }, high: { value, isOpen: false }, never: [] }));
}

function tighter(
  a: End | undefined,
  b: End | undefined,
  isTighter: (x: number, y: number) => boolean,
): End | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (a.value === b.value) return a.isOpen ? a : b;
  return isTighter(a.value, b.value) ? a : b;
}

function reaches(
  outer: End | undefined,
  inner: End | undefined,
  isFurther: (x: number, y: number) => boolean,
): boolean {
  if (outer === undefined) return true;
  if (inner === undefined) return false;
  if (outer.value === inner.value) return !outer.isOpen || inner.isOpen;
  return isFurther(outer.value, inner.value);
}
