import { isPercentileSupported } from '@/lib/hdr/percentile-support';
import { toNanoseconds } from '@/lib/model/durations';
import { percentileName } from '@/lib/model/statistic';
import type { MetricDeclaration } from '@/lib/model/suite-file';
import type { MeasurementList } from './measure';
import { parseWrkTime } from './wrk-units';
import type { LatencyList, PercentileAt, TextAt, ThreadStats, WrkBlock } from './wrk-text';
import { readWrkValue, wrkOrigin, type WrkNotes } from './wrk-values';

export const UNCORRECTED_LATENCY: MetricDeclaration = {
  id: 'latency-uncorrected',
  label: 'Latency, uncorrected',
  unit: 'ns',
  better: 'lower',
  about: 'Latency from the moment of sending: waiting behind a delayed request is left out.',
};

/** The latencies of a block: its lists of percentiles, what stands below them, and the row of “Thread Stats”. */
export function addWrkLatencies(
  block: WrkBlock,
  tool: 'wrk' | 'wrk2',
  requests: number | undefined,
  list: MeasurementList,
  notes: WrkNotes,
): void {
  const duration = (at: TextAt | undefined) =>
    readWrkValue(at, parseWrkTime, 'a duration such as 1.25ms', notes);
  if (isUnmeasured(block.latency)) {
    notes.warnings.push({
      code: 'value-skipped',
      where: { file: notes.fileName, line: block.latency?.mean.line ?? block.start.line, column: 1 },
      message:
        'All latencies are printed as zero: no response arrived within the timeout, so none was measured; they are left out.',
    });
    return;
  }
  const hasMax = block.latency !== undefined && block.thirdColumn === 'max';
  for (const { kind, percentiles, spectrum, footer } of block.lists) {
    const metric = kind === 'uncorrected' ? UNCORRECTED_LATENCY.id : 'latency';
    const n = footer.count?.value ?? (tool === 'wrk' ? recorded(requests, timeoutsOf(block)) : undefined);
    for (const { percent, value } of percentiles) {
      // 100 % is the upper edge of a bucket; the maximum itself is printed elsewhere.
      if (percent === 100 && (footer.max !== undefined || (kind !== 'uncorrected' && hasMax))) continue;
      list.add(metric, percentileName(percent), duration(value), { ...wrkOrigin(value), n });
    }
    for (const { percent, value } of spectrumBetween(spectrum, percentiles, n)) {
      list.add(metric, percentileName(percent), toNanoseconds(Number(value.text), 'ms'), {
        ...wrkOrigin(value),
        n,
      });
    }
    for (const statistic of ['mean', 'stddev', 'max'] as const) {
      const entry = footer[statistic];
      if (entry === undefined) continue;
      list.add(metric, statistic, toNanoseconds(entry.value, 'ms'), {
        pointer: `line ${entry.line}`,
        text: entry.text,
        n,
      });
    }
  }
  const have = new Set(list.measurements.map(({ metric, statistic }) => `${metric}.${statistic}`));
  const n = countOf(block.lists) ?? (tool === 'wrk' ? recorded(requests, timeoutsOf(block)) : undefined);
  addThreadStats(
    list,
    'latency',
    block.latency,
    block.thirdColumn,
    (at, statistic) => (have.has(`latency.${statistic}`) ? undefined : duration(at)),
    n,
  );
}

/**
 * The rows of the spectrum at percentages that the list above it lacks, as far as the sample count bears them. A row
 * is finer than the list, which has three digits; one that would then stand out of order beside it is left out.
 */
function spectrumBetween(
  spectrum: readonly PercentileAt[],
  printed: readonly PercentileAt[],
  n: number | undefined,
): PercentileAt[] {
  return spectrum.filter(({ percent, value }) => {
    if (n === undefined || !isPercentileSupported(n, percent)) return false;
    const valueNs = toNanoseconds(Number(value.text), 'ms');
    return printed.every((other) => {
      const otherNs = parseWrkTime(other.value.text) ?? NaN;
      if (other.percent === percent) return false;
      return other.percent < percent ? otherNs <= valueNs : otherNs >= valueNs;
    });
  });
}

function timeoutsOf(block: WrkBlock): number | undefined {
  const timeouts = block.socketErrors?.counts[3];
  return timeouts === undefined ? undefined : Number(timeouts.text);
}

/** wrk leaves requests that exceeded the timeout out of its latencies, though it counts them as requests. */
function recorded(requests: number | undefined, timeouts: number | undefined): number | undefined {
  if (requests === undefined || timeouts === undefined) return requests;
  return timeouts > requests ? undefined : requests - timeouts;
}

function countOf(lists: readonly LatencyList[]): number | undefined {
  return lists.find((entry) => entry.kind === 'recorded')?.footer.count?.value;
}

function isUnmeasured(row: ThreadStats | undefined): boolean {
  return row !== undefined && [row.mean, row.stddev, row.third].every(({ text }) => /^0\.00us$/.test(text));
}

/** A row of “Thread Stats”: mean, standard deviation, and maximum or 99th percentile. */
export function addThreadStats(
  list: MeasurementList,
  metric: string,
  row: ThreadStats | undefined,
  third: 'max' | 'p99',
  read: (at: TextAt, statistic: string) => number | undefined,
  n?: number,
): void {
  if (row === undefined) return;
  const cells = [
    ['mean', row.mean],
    ['stddev', row.stddev],
    [third, row.third],
  ] as const;
  // Without a mean the zero beside it is no measurement either: wrk2 never got to take a sample.
  if (/^-?nan$/i.test(row.mean.text)) {
    read(row.mean, 'mean');
    return;
  }
  for (const [statistic, at] of cells)
    list.add(metric, statistic, read(at, statistic), { ...wrkOrigin(at), n });
}
