import { cellOf } from '@/lib/hdr/cell-of';
import type { Direction } from '@/lib/model/unit';

/**
 * How the values of a criterion become utilities from 0 to 1. `ratio`: the best value over the value, or the value over
 * the best. `linear` and `log`: from `from`, worth 0, to `to`, worth 1, in equal steps of the value or of its logarithm.
 */
export type UtilityScale =
  | { readonly kind: 'ratio'; readonly better: 'lower' | 'higher' }
  | { readonly kind: 'linear' | 'log'; readonly from: number; readonly to: number };

/**
 * The scale of a criterion, or why it has none and so takes no part in the score.
 *
 * @param better the direction of the metric, which only the scale `ratio` needs
 */
export function utilityScaleOf(
  criterion: {
    readonly scale?: 'ratio' | 'linear' | 'log';
    readonly from?: number;
    readonly to?: number;
  },
  better: Direction,
): UtilityScale | { readonly because: string } {
  const { scale: kind = 'ratio', from, to } = criterion;
  if (kind === 'ratio') {
    if (better === 'neutral') return { because: 'Nothing says whether lower or higher is better.' };
    return { kind, better };
  }
  if (from === undefined || to === undefined) {
    return { because: `The scale ${kind} needs from, worth 0, and to, worth 1.` };
  }
  if (from === to) return { because: `The scale ${kind} runs from a value to the same value.` };
  if (kind === 'log' && (from <= 0 || to <= 0)) {
    return { because: 'The scale log needs from and to above 0.' };
  }
  if (!Number.isFinite(to - from)) return { because: `The scale ${kind} is too long to be computed.` };
  return { kind, from, to };
}

/** Which way is better on a scale. */
export function directionOfScale(scale: UtilityScale): 'lower' | 'higher' {
  if (scale.kind === 'ratio') return scale.better;
  return scale.to > scale.from ? 'higher' : 'lower';
}

/**
 * Why a value has no place on a scale; undefined where it has one. A value of 0 has: on `ratio` it is the best of what
 * should be low, and worth nothing where high is better.
 */
export function faultOfValue(value: number, scale: UtilityScale): string | undefined {
  if (scale.kind === 'linear' || value >= 0) return undefined;
  return `A negative value has no place on the scale ${scale.kind}; a linear scale with from and to takes it.`;
}

/** The values of the options on one criterion, laid out for tens of thousands of draws. */
export interface ValueColumn {
  readonly values: Float64Array;
  /** 1 where the option has a value, else 0, and then nothing reads its cell. */
  readonly has: Float64Array;
}

export function valueColumn(values: readonly (number | undefined)[]): ValueColumn {
  const column = { values: new Float64Array(values.length), has: new Float64Array(values.length) };
  values.forEach((value, option) => {
    if (value === undefined) return;
    column.values[option] = value;
    column.has[option] = 1;
  });
  return column;
}

/**
 * Writes the utilities of one criterion: of option i at start + i × step. What an option does not have stays as it is.
 * Values that are there must have a place on the scale.
 */
export function writeUtilities(
  column: ValueColumn,
  scale: UtilityScale,
  target: Float64Array,
  start = 0,
  step = 1,
): void {
  const { values, has } = column;
  if (scale.kind === 'ratio') {
    writeRatios(column, scale.better === 'lower', target, start, step);
    return;
  }
  const isLog = scale.kind === 'log';
  const from = isLog ? Math.log(scale.from) : scale.from;
  const length = (isLog ? Math.log(scale.to) : scale.to) - from;
  for (let option = 0; option < values.length; option += 1) {
    if (cellOf(has, option) === 0) continue;
    const value = cellOf(values, option);
    target[start + option * step] = clamp(((isLog ? Math.log(value) : value) - from) / length);
  }
}

/** The utilities of values, undefined where there is none. */
export function utilitiesOf(
  values: readonly (number | undefined)[],
  scale: UtilityScale,
): (number | undefined)[] {
  const utilities = new Float64Array(values.length);
  writeUtilities(valueColumn(values), scale, utilities);
  return values.map((value, option) => (value === undefined ? undefined : utilities[option]));
}

function writeRatios(
  { values, has }: ValueColumn,
  isLowerBetter: boolean,
  target: Float64Array,
  start: number,
  step: number,
): void {
  let best = isLowerBetter ? Infinity : -Infinity;
  for (let option = 0; option < values.length; option += 1) {
    if (cellOf(has, option) === 0) continue;
    const value = cellOf(values, option);
    if (isLowerBetter ? value < best : value > best) best = value;
  }
  for (let option = 0; option < values.length; option += 1) {
    if (cellOf(has, option) === 0) continue;
    const value = cellOf(values, option);
    // The best is worth 1 also where it is 0, of which there is no ratio.
    target[start + option * step] = value === best ? 1 : isLowerBetter ? best / value : value / best;
  }
}

function clamp(share: number): number {
  return share < 0 ? 0 : share > 1 ? 1 : share;
}
