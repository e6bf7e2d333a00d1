import type { Load } from '@/lib/model/suite-file';
import type { Statistic } from '@/lib/model/statistic';
import { median } from '@/lib/stats/median';

/** A run as far as latency against load needs it. */
export interface LoadRun {
  readonly id: string;
  /** Slug. */
  readonly subject: string;
  readonly tool: string;
  readonly load: Load;
  /** Latencies of its case. */
  readonly values: readonly { readonly statistic: Statistic; readonly value: number }[];
}

/** What latency against load may be drawn of, the most telling first. */
export const LOAD_STATISTICS = ['p99', 'p95', 'p90', 'p50', 'mean'] as const;
/** What a load is measured by, the more telling first. */
export const LOAD_AXES = ['offeredPerSecond', 'connections'] as const;
export type LoadAxis = (typeof LOAD_AXES)[number];

/** Below this share of the offered rate, latencies say how long a queue was. */
const SATURATED_BELOW = 0.95;

/** What the runs of one subject say at one load, in nanoseconds. */
export interface LoadLevel {
  readonly load: number;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly runs: number;
  readonly isSaturated: boolean;
}

/** The levels of one subject, ascending: median and range of its runs. */
export function levelsOf(
  group: readonly LoadRun[],
  column: string,
  axis: LoadAxis,
  statistic: Statistic,
): LoadLevel[] {
  const byLoad = new Map<number, { value: number; share: number | undefined }[]>();
  for (const run of group) {
    const load = run.load[axis];
    const value = run.values.find((entry) => entry.statistic === statistic)?.value;
    if (run.subject !== column || load === undefined || value === undefined || value <= 0) continue;
    const entry = { value, share: shareOfOffered(run.load) };
    const list = byLoad.get(load);
    if (list === undefined) byLoad.set(load, [entry]);
    else list.push(entry);
  }
  return [...byLoad]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([load, entries]) => {
      const values = entries.map((entry) => entry.value);
      const value = median(values);
      if (value === undefined) return [];
      const share = median(entries.flatMap((entry) => entry.share ?? []));
      return [
        {
          load,
          value,
          least: Math.min(...values),
          most: Math.max(...values),
          runs: values.length,
          isSaturated: share !== undefined && share < SATURATED_BELOW,
        },
      ];
    });
}

/** Of the offered rate; a closed model offers none. */
export function shareOfOffered({
  model,
  offeredPerSecond: offered,
  achievedPerSecond: achieved,
}: Load): number | undefined {
  if (model === 'closed' || offered === undefined || offered === 0 || achieved === undefined)
    return undefined;
  return achieved / offered;
}

/** The largest number of different loads that one subject was measured at. */
export function mostLevels(group: readonly LoadRun[], field: LoadAxis): number {
  const levels = new Map<string, Set<number>>();
  for (const { subject, load } of group) {
    const level = load[field];
    if (level === undefined) continue;
    const known = levels.get(subject) ?? new Set<number>();
    levels.set(subject, known.add(level));
  }
  return Math.max(0, ...[...levels.values()].map((known) => known.size));
}

/** The one that most runs have; of those the one furthest in the tail. */
export function commonStatistic(group: readonly LoadRun[]): Statistic | undefined {
  const counts = LOAD_STATISTICS.map((statistic) => ({
    statistic,
    runs: group.filter(({ values }) => values.some((entry) => entry.statistic === statistic)).length,
  }));
  const most = Math.max(...counts.map(({ runs }) => runs));
  return most === 0 ? undefined : counts.find(({ runs }) => runs === most)?.statistic;
}
