import { formatValue } from '@/lib/format/format-value';
import { describeMetric } from '@/lib/metrics/describe';
import type { Measurement } from '@/lib/model/suite-file';
import type { Warning } from '@/lib/problem';
import { findImplausible } from '@/lib/suite/find-implausible';
import { placeOfMeasurement } from '@/lib/suite/place-of-measurement';
import type { ParsedDocument } from './importer';

/** At most so many contradictions are listed one by one. */
const MAX_LISTED = 5;

/** Buckets of histograms and printed digits are coarser than this. */
const TOLERANCE = 0.01;

/**
 * What contradicts itself in a document, each contradiction once. Of a suite file only the runs that have a source
 * come this far: the others were refused when it was read.
 */
export function warnOfImplausible(parsed: ParsedDocument, fileName: string): Warning[] {
  const isSuite = parsed.kind === 'suite';
  const runs: readonly { readonly measurements?: readonly Measurement[] }[] = isSuite
    ? (parsed.suite.runs ?? [])
    : parsed.runs;
  const metrics = isSuite ? (parsed.suite.metrics ?? []) : parsed.metrics;
  const declared = new Map(metrics.map((metric) => [metric.id, [metric]]));
  const print = ({ metric, value }: Measurement) =>
    formatValue(value, describeMetric(metric, declared.get(metric) ?? []).unit);

  const contradictions = runs.flatMap((run, index) => {
    const measurements = run.measurements ?? [];
    const merged = new Map<string, { where: Warning['where']; text: string; also: string[] }>();
    for (const { index: at, rule, expected, found } of findImplausible(measurements, print, TOLERANCE)) {
      const measurement = measurements[at];
      if (measurement === undefined) continue;
      const key = JSON.stringify([measurement.case, measurement.metric, rule]);
      const same = merged.get(key);
      if (same !== undefined) {
        same.also.push(measurement.statistic);
        continue;
      }
      const { from, ...bare } = measurement;
      const list = { file: fileName, path: ['runs', index, 'measurements'] };
      merged.set(key, {
        // In a suite file, `from` leads into the original.
        where: placeOfMeasurement(isSuite || from === undefined ? bare : measurement, at, list),
        text: `Expected ${expected}, found ${found}`,
        also: [],
      });
    }
    return [...merged.values()];
  });

  const warnings = contradictions.slice(0, MAX_LISTED).map(({ where, text, also }): Warning => {
    const others = also.length === 0 ? '' : `, likewise ${also.join(', ')}`;
    return { code: 'implausible-value', where, message: `${text}${others}; kept as the tool printed it.` };
  });
  const left = contradictions.length - warnings.length;
  if (left > 0) {
    warnings.push({
      code: 'implausible-value',
      where: { file: fileName },
      message: `${left} more values contradict another one of their run.`,
    });
  }
  return warnings;
}
