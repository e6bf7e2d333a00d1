import type { Problem } from '@/lib/problem';
import { percentOf } from '@/lib/model/statistic';
import type { Measurement } from '@/lib/model/suite-file';
import type { CanonicalUnit } from '@/lib/model/unit';
import { placeOfMeasurement } from './place-of-measurement';

const NEVER_NEGATIVE: ReadonlySet<CanonicalUnit> = new Set<CanonicalUnit>([
  'ns',
  'bytes',
  '1/s',
  'bytes/s',
  'count',
  'ratio',
]);

/**
 * What no measurement of a run may do: be negative where its unit has no negatives, stand twice, or have a higher
 * percentile below a lower one. `path` leads to the list of measurements, for the Problem's pointer; a measurement
 * that knows its own place in the original file is reported there.
 */
export function checkMeasurements(
  measurements: readonly Measurement[],
  unitOf: (metric: string) => CanonicalUnit,
  place: { readonly file: string; readonly path: readonly PropertyKey[] },
): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const percentiles = new Map<string, { percent: number; measurement: Measurement; index: number }[]>();

  const whereOf = (measurement: Measurement, index: number) => placeOfMeasurement(measurement, index, place);

  measurements.forEach((measurement, index) => {
    const name = `${measurement.case}: ${measurement.metric}.${measurement.statistic}`;
    if (!Number.isFinite(measurement.value)) {
      problems.push({
        code: 'out-of-range',
        where: whereOf(measurement, index),
        expected: `a finite number for ${name}`,
        found: measurement.from?.text ?? String(measurement.value),
      });
    }
    if (measurement.value < 0 && NEVER_NEGATIVE.has(unitOf(measurement.metric))) {
      problems.push({
        code: 'out-of-range',
        where: whereOf(measurement, index),
        expected: `${name} to be at least 0`,
        found: String(measurement.from?.text ?? measurement.value),
      });
    }
    const key = JSON.stringify([measurement.case, measurement.metric, measurement.statistic]);
    if (seen.has(key)) {
      problems.push({
        code: 'duplicate-key',
        where: whereOf(measurement, index),
        expected: `${name} once in a run`,
        found: 'it a second time',
      });
    }
    seen.add(key);
    const percent = percentOf(measurement.statistic);
    if (percent !== undefined) {
      const group = JSON.stringify([measurement.case, measurement.metric]);
      const list = percentiles.get(group) ?? [];
      list.push({ percent, measurement, index });
      percentiles.set(group, list);
    }
  });

  for (const list of percentiles.values()) {
    const ascending = list.toSorted((a, b) => a.percent - b.percent);
    ascending.forEach((entry, at) => {
      const before = ascending[at - 1];
      if (before === undefined || entry.measurement.value >= before.measurement.value) return;
      problems.push({
        code: 'percentile-order',
        where: whereOf(entry.measurement, entry.index),
        expected: `${entry.measurement.metric}.${entry.measurement.statistic} of ${entry.measurement.case} to be at least ${before.measurement.statistic} (${before.measurement.from?.text ?? before.measurement.value})`,
        found: String(entry.measurement.from?.text ?? entry.measurement.value),
        hint: 'a higher percentile of the same values cannot be smaller; one of the two was copied wrongly',
      });
    });
  }
  return problems;
}
