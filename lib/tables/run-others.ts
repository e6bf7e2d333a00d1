import type { RunPercentiles } from '@/lib/charts/percentile-values';
import type { RunDetail } from '@/lib/model/run-detail';
import type { RunSiblings } from '@/lib/model/run-siblings';
import { percentOf, type Statistic } from '@/lib/model/statistic';
import { haveSameLoad } from './run-same-load';

/** More thin lines cannot be told apart. */
const MOST_OTHERS = 20;

/** The latest runs of the same subject under the same load, to be drawn behind a run. */
export function otherRuns(detail: RunDetail, siblings: RunSiblings): string[] {
  return siblings.values
    .filter(({ load }) => haveSameLoad(load, detail.run.load))
    .slice(0, MOST_OTHERS)
    .map(({ runId }) => runId);
}

/** One stored percentile of a run. */
export interface StoredPercentile {
  readonly runId: string;
  readonly statistic: Statistic;
  readonly value: number;
}

/**
 * Percentiles as lines, one a run, named by the number of the run among those of its subject where that is known.
 *
 * @param stored of one metric and case
 */
export function percentilesOfOthers(
  stored: readonly StoredPercentile[],
  detail: RunDetail,
  siblings: RunSiblings,
): RunPercentiles[] {
  const numbers = numbersOf(detail, siblings);
  const lines = new Map<string, { percent: number; value: number }[]>();
  for (const { runId, statistic, value } of stored) {
    const percent = percentOf(statistic);
    if (percent === undefined || percent < 50) continue;
    const line = lines.get(runId);
    if (line === undefined) lines.set(runId, [{ percent, value }]);
    else line.push({ percent, value });
  }
  return [...lines]
    .filter(([, values]) => values.length > 1)
    .map(([id, values]) => {
      const number = numbers.get(id);
      return {
        id,
        name: number === undefined ? id : `run ${number}`,
        values: values.toSorted((a, b) => a.percent - b.percent),
      };
    });
}

/** Siblings stand newest first; with all of them known, each has its number in the order of time. */
function numbersOf(detail: RunDetail, { position, total }: RunSiblings): ReadonlyMap<string, number> {
  if (detail.siblings.length !== total - 1) return new Map();
  return new Map(
    detail.siblings.toReversed().map(({ id }, index) => [id, index + 1 < position ? index + 1 : index + 2]),
  );
}
