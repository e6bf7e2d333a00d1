import { tailPosition } from './percentile-axis';

/** Where percentages and values stand on a percentile chart, as shares of its width and height. */
export interface PercentileScale {
  /** Canonical units in one unit of the axis. */
  readonly factor: number;
  /** Common logarithms of the lowest and the highest tick. */
  readonly bottom: number;
  readonly top: number;
  /** Positions of the ends on the axis that is stretched towards the tail. */
  readonly left: number;
  readonly right: number;
}

/**
 * @param yTicks ascending, in the unit of the axis
 * @param largestPercent shown
 * @param factor canonical units in one unit of the axis
 */
export function percentileScale(
  yTicks: readonly number[],
  largestPercent: number,
  factor: number,
): PercentileScale {
  return {
    factor,
    bottom: Math.log10(yTicks[0] ?? 1),
    top: Math.log10(yTicks.at(-1) ?? 10),
    left: tailPosition(50),
    right: tailPosition(Math.max(largestPercent, 90)),
  };
}

/** Share of the width, from the left. */
export function xOfPercent({ left, right }: PercentileScale, percent: number): number {
  return (tailPosition(percent) - left) / (right - left);
}

/** Share of the height, from the bottom; below 0 and above 1 for what lies outside. */
export function yOfValue({ bottom, top }: PercentileScale, value: number): number {
  return (Math.log10(value) - bottom) / (top - bottom || 1);
}
