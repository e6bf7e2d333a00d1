import type { Scale } from '@/lib/format/format-value';
import { linearTicks } from './linear-ticks';
import { logTicks } from './log-ticks';

export type AxisScale = 'linear' | 'log';

/** An axis of values, with positions as shares of its length. */
export interface DotAxis {
  readonly scale: AxisScale;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  /** Undefined where a value has no place: zero and below on a logarithmic axis. */
  place(value: number): number | undefined;
}

/** From here on the values of one axis are too far apart for a linear one. */
const LOG_FROM = 20;

/** The scale that shows values best when nobody chose one. */
export function fittingScale(values: readonly number[]): AxisScale {
  const positive = values.filter((value) => value > 0);
  if (positive.length < values.length || positive.length === 0) return 'linear';
  return Math.max(...positive) / Math.min(...positive) >= LOG_FROM ? 'log' : 'linear';
}

/**
 * An axis over values. A linear one starts at 0, or below it where values are negative; a logarithmic one spans the
 * positive values and has no place for the others.
 *
 * @param values in the canonical unit, finite
 * @returns a linear axis where no value is positive
 */
export function dotAxis(values: readonly number[], unit: Scale, wanted: AxisScale): DotAxis {
  const positive = values.filter((value) => value > 0);
  if (wanted === 'log' && positive.length > 0) return logAxis(positive, unit);
  return linearAxis(values, unit);
}

function logAxis(values: readonly number[], { factor }: Scale): DotAxis {
  const ticks = logTicks(Math.min(...values) / factor, Math.max(...values) / factor);
  const low = Math.log10(ticks[0] ?? 1);
  const high = Math.log10(ticks.at(-1) ?? 10);
  const at = (value: number) => (Math.log10(value) - low) / (high - low || 1);
  return {
    scale: 'log',
    ticks: ticks.map((tick) => ({ at: at(tick), label: labelOf(tick) })),
    place: (value) => (value > 0 ? at(value / factor) : undefined),
  };
}

function linearAxis(values: readonly number[], { factor }: Scale): DotAxis {
  const most = Math.max(0, ...values) / factor;
  const least = Math.min(0, ...values) / factor;
  const [, step = 1] = linearTicks(Math.max(most, -least) || 1);
  const [from, to] = [Math.floor(least / step - 1e-9), Math.max(Math.ceil(most / step - 1e-9), 1)];
  const first = least === 0 ? 0 : from;
  const span = (to - first) * step;
  const at = (value: number) => (value - first * step) / span;
  return {
    scale: 'linear',
    ticks: Array.from({ length: to - first + 1 }, (_, index) => {
      const tick = Number(((first + index) * step).toPrecision(12));
      return { at: at(tick), label: labelOf(tick) };
    }),
    place: (value) => at(value / factor),
  };
}

function labelOf(tick: number): string {
  return tick.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}
