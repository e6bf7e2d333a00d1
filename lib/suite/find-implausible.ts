import { percentOf } from '@/lib/model/statistic';
import type { Measurement } from '@/lib/model/suite-file';

/** A measurement that cannot be true beside another one of its run, or at all. */
export interface Implausible {
  /** Of the measurement, in its list. */
  readonly index: number;
  /** What it breaks: two of one case, metric and rule are one contradiction. */
  readonly rule: 'min' | 'max' | 'share';
  /** Completes “expected …”. */
  readonly expected: string;
  /** Completes “found …”. */
  readonly found: string;
}

/** Shares of a whole; other ratios may well exceed 1. */
const SHARES: ReadonlySet<string> = new Set(['error-ratio', 'cpu-utilisation']);

/**
 * What contradicts itself within one case and metric: a minimum above a mean, a percentile or the maximum, any of these
 * above the maximum, or a share above 1. Real tools print such things, so this alone refuses nothing.
 *
 * @param print a value as a message shows it
 * @param tolerance by which share a value may pass the other one, for what was put into buckets or rounded
 */
export function findImplausible(
  measurements: readonly Measurement[],
  print: (measurement: Measurement) => string,
  tolerance = 0,
): Implausible[] {
  const found: Implausible[] = [];
  const groups = new Map<string, { index: number; measurement: Measurement }[]>();
  for (const [index, measurement] of measurements.entries()) {
    const key = JSON.stringify([measurement.case, measurement.metric]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [{ index, measurement }]);
    else group.push({ index, measurement });
    if (SHARES.has(measurement.metric) && measurement.value > 1) {
      found.push({
        index,
        rule: 'share',
        expected: `${nameOf(measurement)} to be a share from 0 to 1`,
        found: String(measurement.value),
      });
    }
  }
  for (const group of groups.values()) {
    const min = group.find(({ measurement }) => measurement.statistic === 'min')?.measurement;
    const max = group.find(({ measurement }) => measurement.statistic === 'max')?.measurement;
    for (const { index, measurement } of group) {
      const isBetween = measurement.statistic === 'mean' || percentOf(measurement.statistic) !== undefined;
      if (min !== undefined && (isBetween || measurement === max)) {
        if (min.value > measurement.value + tolerance * Math.abs(measurement.value)) {
          found.push({
            index,
            rule: 'min',
            expected: `${nameOf(measurement)} to be at least min (${print(min)})`,
            found: print(measurement),
          });
        }
      }
      if (max !== undefined && isBetween && measurement.value > max.value + tolerance * Math.abs(max.value)) {
        found.push({
          index,
          rule: 'max',
          expected: `${nameOf(measurement)} to be at most max (${print(max)})`,
          found: print(measurement),
        });
      }
    }
  }
  return found;
}

function nameOf({ case: name, metric, statistic }: Measurement): string {
  return `${metric}.${statistic} of ${name}`;
}
