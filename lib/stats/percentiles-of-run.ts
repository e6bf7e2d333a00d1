import { percentileName } from '@/lib/model/statistic';
import type { Run } from '@/lib/model/suite-file';
import { medianInterval } from './median-interval';

export interface PercentileAnswer {
  /** 0 to 100. */
  readonly q: number;
  /** In the canonical unit of the metric; absent where `supported` is false. */
  readonly value?: number;
  /** 95 % interval, where the data allow one. */
  readonly low?: number;
  readonly high?: number;
  /** How many values it rests on. */
  readonly n?: number;
  readonly method?: string;
  /** Whether the run has this percentile: stored, or read from raw values of which at least one lies beyond it. */
  readonly supported: boolean;
}

/**
 * Percentiles of one metric of one case of a run: as the tool gave them, else by nearest rank from stored raw values.
 * Nothing is interpolated between percentiles; what the run cannot say is `supported: false` and has no value.
 * An interval exists for the median of independent values only.
 *
 * @example percentilesOfRun(run, { metric: 'latency', case: 'all', percents: [50, 99.9] })
 */
export function percentilesOfRun(
  run: Run,
  wanted: { readonly metric: string; readonly case: string; readonly percents: readonly number[] },
): PercentileAnswer[] {
  const isWanted = (entry: { metric: string; case: string }) =>
    entry.metric === wanted.metric && entry.case === wanted.case;
  const stored = (run.measurements ?? []).filter(isWanted);
  const raw = (run.distributions ?? []).find(
    (distribution) => distribution.encoding === 'values' && isWanted(distribution),
  );
  return wanted.percents.map((q) => {
    const measurement = stored.find(({ statistic }) => statistic === percentileName(q));
    if (measurement !== undefined) {
      return {
        q,
        value: measurement.value,
        ...(measurement.n === undefined ? {} : { n: measurement.n }),
        ...(measurement.method === undefined ? {} : { method: measurement.method }),
        supported: true,
      };
    }
    if (raw?.encoding !== 'values') return { q, supported: false };
    return nearestRank(q, raw.values, raw.independent === true);
  });
}

function nearestRank(q: number, values: readonly number[], isIndependent: boolean): PercentileAnswer {
  const n = values.length;
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil((q * n) / 100) - 1)];
  const beyond = n - Math.ceil((q * n) / 100);
  const isSupported = q === 0 || q === 100 || beyond >= 1;
  if (value === undefined || !isSupported) return { q, n, method: 'nearest-rank', supported: false };
  const interval = q === 50 && isIndependent ? medianInterval(values) : undefined;
  return { q, value, ...interval, n, method: 'nearest-rank', supported: true };
}
