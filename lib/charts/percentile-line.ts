import type { CurvePoint, PercentilePoint, PercentileSeries } from './percentile-chart';

/** The line of a series as it is drawn: through a whole distribution, or through the points that are known. */
export function lineOf({ curve, points }: PercentileSeries): readonly CurvePoint[] {
  return curve.length > 0 ? curve : points.map(asCurvePoint);
}

export function asCurvePoint({ percent, value, interval }: PercentilePoint): CurvePoint {
  return interval === undefined ? [percent, value] : [percent, value, interval.low, interval.high];
}
