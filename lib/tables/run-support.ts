import { percentOf } from '@/lib/model/statistic';
import type { Measurement } from '@/lib/model/suite-file';

/** A percentile of the tail needs so many values beyond it before it says more than one of them. */
export const VALUES_BEYOND = 10;

/**
 * How many of a measurement's values lie beyond its percentile, when those are too few to support it; undefined for
 * a supported percentile, for one up to the median, for another statistic, and where the sample size is not stated.
 * A rule of thumb: how many values lie beyond a fixed value varies by the square root of that number from sample to
 * sample, so by a third where it is ten.
 *
 * @returns a whole number below ten
 * @example tooFewBeyond({ statistic: 'p99.9', n: 2000, … }) === 2
 */
export function tooFewBeyond(measurement: Pick<Measurement, 'statistic' | 'n'>): number | undefined {
  const percent = percentOf(measurement.statistic);
  if (percent === undefined || percent <= 50 || measurement.n === undefined) return undefined;
  // Percentages have at most three decimals: whole thousandths keep 1 − 0.999 from becoming 0.00100000000000000009.
  const beyond = Math.floor((measurement.n * Math.round((100 - percent) * 1000)) / 100_000);
  return beyond < VALUES_BEYOND ? beyond : undefined;
}

/**
 * The mark of a run that has percentiles its sample does not support, as a list of none or one.
 *
 * @example unsupportedMark(['p99.9', 'p99.99']) → ['p99.9 and 1 more not supported']
 */
export function unsupportedMark([first, ...rest]: readonly string[]): string[] {
  if (first === undefined) return [];
  return [rest.length === 0 ? `${first} not supported` : `${first} and ${rest.length} more not supported`];
}
