import { cellsOfHistogram, cellsOfValues, type DistributionCells } from '@/lib/charts/distribution-cells';
import { quantilesOfHistogram, quantilesOfValues, type Quantiles } from '@/lib/charts/quantiles';
import { resolutionsOf, resolutionText, type Resolution } from '@/lib/charts/tool-resolution';
import { bytesFromBase64 } from '@/lib/hdr/base64';
import { decodeHdrV2, type Inflate } from '@/lib/hdr/decode-hdr-v2';
import { formatCount } from '@/lib/format/format-value';
import { describeMetric } from '@/lib/metrics/describe';
import type { MetricInfo } from '@/lib/metrics/registry';
import type { Distribution, MetricDeclaration, Run } from '@/lib/model/suite-file';
import type { CanonicalUnit } from '@/lib/model/unit';

/** A distribution of a run, opened. */
export interface OpenDistribution {
  readonly metric: MetricInfo;
  readonly case: string;
  readonly unit: CanonicalUnit;
  readonly grade: 'histogram' | 'samples';
  /** “read from an HdrHistogram of 3 significant digits”, “every value as measured” */
  readonly kind: string;
  /** What its tool cannot tell apart, in words. */
  readonly resolution?: string;
  readonly quantiles: Quantiles;
  /** Made on demand: only one distribution of a page is drawn. */
  readonly cells: () => DistributionCells;
}

/** More are not opened for one page: a histogram with the intervals of its percentiles takes a few milliseconds. */
const MOST_OPENED = 32;

/**
 * The distributions of a run, opened, in the order of the run; undefined for one that is empty or cannot be read.
 *
 * @param inflate for histograms; without it they are not opened
 */
export function openDistributions(
  run: Pick<Run, 'distributions' | 'tool' | 'source'>,
  metrics: readonly MetricDeclaration[],
  inflate: Inflate | undefined,
): (OpenDistribution | undefined)[] {
  const [resolution] = resolutionsOf([run.tool?.name ?? run.source?.format ?? '']);
  return (run.distributions ?? []).map((entry, index) =>
    index < MOST_OPENED ? open(entry, metrics, inflate, resolution) : undefined,
  );
}

/** The opened distribution of a metric and case. */
export function findDistribution(
  distributions: readonly (OpenDistribution | undefined)[],
  metric: string,
  caseName: string,
): OpenDistribution | undefined {
  return distributions.find((one) => one?.metric.id === metric && one.case === caseName);
}

function open(
  entry: Distribution,
  metrics: readonly MetricDeclaration[],
  inflate: Inflate | undefined,
  resolution: Resolution | undefined,
): OpenDistribution | undefined {
  const metric = describeMetric(entry.metric, metrics);
  const head = { metric, case: entry.case, unit: entry.unit ?? metric.unit };
  if (entry.encoding === 'values') {
    if (entry.values.length === 0) return undefined;
    return {
      ...head,
      grade: 'samples',
      kind: entry.independent === true ? 'every repetition as measured' : 'every value as measured',
      quantiles: quantilesOfValues(entry.values),
      cells: () => cellsOfValues(entry.values),
    };
  }
  const bytes = inflate === undefined ? undefined : bytesFromBase64(entry.data);
  if (bytes === undefined || inflate === undefined) return undefined;
  const decoded = decodeHdrV2(bytes, inflate);
  if (!decoded.ok || decoded.value.total === 0) return undefined;
  const digits = decoded.value.significantDigits;
  const coarse = head.unit === 'ns' ? resolution : undefined;
  return {
    ...head,
    grade: 'histogram',
    kind: `read from an HdrHistogram of ${formatCount(digits)} significant ${digits === 1 ? 'digit' : 'digits'}`,
    quantiles: quantilesOfHistogram(decoded.value),
    ...(coarse === undefined ? {} : { resolution: resolutionText(coarse) }),
    cells: () => cellsOfHistogram(decoded.value, coarse?.resolutionNs),
  };
}
