import { describeSeries } from '@/lib/charts/series-metric';
import { chooseScale, formatCount, formatScaled, formatValue } from '@/lib/format/format-value';
import { percentileRank } from '@/lib/hdr/percentile-rank';
import { describeMetric } from '@/lib/metrics/describe';
import type { EvidenceGrade } from '@/lib/model/grade';
import type { MetricDeclaration, Run } from '@/lib/model/suite-file';
import { median } from '@/lib/stats/median';
import type { OpenDistribution } from './run-distributions';

/** A distribution or a series that a run holds, in one line. */
export interface RawValuesLine {
  readonly key: string;
  readonly case: string;
  readonly metric: string;
  /** Unit of min, median and max. */
  readonly unit: string;
  /** “raw values, independent”, “HdrHistogram, 12.3 kB”, “over 60 s”. */
  readonly kind: string;
  readonly count: string;
  /** Of a distribution; absent for a series. */
  readonly grade?: EvidenceGrade;
  /** Empty for a distribution that cannot be read. */
  readonly min: string;
  readonly median: string;
  readonly max: string;
}

/** @param distributions of the run, opened, in its order */
export function buildRawValues(
  run: Run,
  metrics: readonly MetricDeclaration[],
  distributions: readonly (OpenDistribution | undefined)[],
): RawValuesLine[] {
  const lines = (run.distributions ?? []).map((entry, index): RawValuesLine => {
    const metric = describeMetric(entry.metric, metrics);
    const head = { key: `d${index}`, case: entry.case, metric: metric.label };
    if (entry.encoding === 'hdr-v2') {
      const open = distributions[index];
      return {
        ...head,
        ...(open === undefined ? NO_SUMMARY : summaryOfHistogram(open)),
        grade: 'histogram',
        kind: `HdrHistogram, ${formatValue(decodedLength(entry.data), 'bytes')}`,
        count: entry.count === undefined ? '' : formatCount(entry.count),
      };
    }
    const kind = entry.independent === true ? 'raw values, independent repetitions' : 'raw values';
    return { ...head, ...summaryOf(entry.values, entry.unit ?? metric.unit), grade: 'samples', kind };
  });
  const series = (run.series ?? []).map((entry, index): RawValuesLine => {
    const { metric, label } = describeSeries(entry.metric, metrics);
    const last = entry.offsetsNs.at(-1);
    return {
      key: `s${index}`,
      case: entry.case,
      metric: label,
      ...summaryOf(entry.values, metric.unit),
      kind: last === undefined ? 'over time' : `over time, ${formatValue(last, 'ns')}`,
    };
  });
  return [...lines, ...series];
}

function summaryOfHistogram({
  quantiles: { n, at },
  unit,
}: OpenDistribution): Pick<RawValuesLine, 'unit' | 'min' | 'median' | 'max'> {
  const [min, middle, max] = [at(1)?.lowest, at(percentileRank(n, 50))?.highest, at(n)?.highest];
  if (min === undefined || middle === undefined || max === undefined) return NO_SUMMARY;
  const scale = chooseScale([min, middle, max], unit);
  return {
    unit: scale.label,
    min: formatScaled(min, scale),
    median: formatScaled(middle, scale),
    max: formatScaled(max, scale),
  };
}

const NO_SUMMARY = { unit: '', min: '', median: '', max: '' };

function summaryOf(
  values: readonly number[],
  unit: Parameters<typeof chooseScale>[1],
): Pick<RawValuesLine, 'unit' | 'count' | 'min' | 'median' | 'max'> {
  const middle = median(values);
  const count = formatCount(values.length);
  if (middle === undefined) return { ...NO_SUMMARY, count };
  const scale = chooseScale(values, unit);
  const [min, max] = values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [
    middle,
    middle,
  ] as [number, number]);
  return {
    unit: scale.label,
    count,
    min: formatScaled(min, scale),
    median: formatScaled(middle, scale),
    max: formatScaled(max, scale),
  };
}

/** Bytes that a base64 text stands for. */
function decodedLength(base64: string): number {
  return (base64.length / 4) * 3 - (/=*$/.exec(base64)?.[0].length ?? 0);
}
