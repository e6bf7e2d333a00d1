import type { RunInSuite } from '@/lib/comparison/group-runs';
import type { LeaveOutReason } from '@/lib/comparison/leave-out-reason';
import { formatValue } from '@/lib/format/format-value';
import { compareStatistics, type Statistic } from '@/lib/model/statistic';
import { tooFewBeyond } from './run-support';
import { ERRORS_ABOVE, isSaturated } from './trust-line';

/** Runs with what weakens them, and those of them that a comparison counts. */
export interface WeighedRuns {
  readonly counted: readonly RunInSuite[];
  /** Saturated runs and runs with many errors, whether counted or not. */
  readonly marked: readonly MarkedRun[];
  /** Percentiles that lie beyond what the runs support, whether counted or not. */
  readonly unsupported: readonly UnsupportedPercentile[];
}

export interface MarkedRun {
  readonly id: string;
  readonly reason: Exclude<LeaveOutReason, 'unsupported'>;
  readonly text: string;
}

export interface UnsupportedPercentile {
  readonly statistic: Statistic;
  readonly runs: number;
}

/**
 * Leaves out what misleads: runs that did not reach the offered rate, runs with more than one failed attempt in a
 * hundred, and percentiles with fewer than ten values beyond them.
 *
 * @param include what is counted nevertheless
 */
export function leaveOut(entries: readonly RunInSuite[], include: readonly LeaveOutReason[]): WeighedRuns {
  const marked = entries.flatMap((entry) => marksOf(entry));
  const left = new Set(marked.filter(({ reason }) => !include.includes(reason)).map(({ id }) => id));
  const unsupported = new Map<Statistic, number>();
  const counted = entries
    .filter(({ run }) => !left.has(run.facts.id))
    .map((entry) => {
      const weak = entry.run.values.filter((value) => tooFewBeyond(value) !== undefined);
      for (const statistic of new Set(weak.map((value) => value.statistic))) {
        const before = unsupported.get(statistic);
        unsupported.set(statistic, before === undefined ? 1 : before + 1);
      }
      if (weak.length === 0 || include.includes('unsupported')) return entry;
      return {
        ...entry,
        run: { ...entry.run, values: entry.run.values.filter((value) => !weak.includes(value)) },
      };
    });
  return {
    counted,
    marked,
    unsupported: [...unsupported]
      .map(([statistic, runs]) => ({ statistic, runs }))
      .toSorted((a, b) => compareStatistics(a.statistic, b.statistic)),
  };
}

function marksOf({ run }: RunInSuite): MarkedRun[] {
  const { id, load } = run.facts;
  const marks: MarkedRun[] = [];
  const { achievedPerSecond: achieved, offeredPerSecond: offered } = load ?? {};
  if (isSaturated(run.facts) && achieved !== undefined && offered !== undefined) {
    const share = formatValue(achieved / offered, 'ratio');
    marks.push({ id, reason: 'saturated', text: `reached ${share} of the offered rate` });
  }
  const ratios = run.values.flatMap(({ metric, statistic, value }) =>
    metric === 'error-ratio' && statistic === 'value' ? [value] : [],
  );
  const worst = Math.max(...ratios);
  if (worst > ERRORS_ABOVE)
    marks.push({ id, reason: 'errors', text: `${formatValue(worst, 'ratio')} errors` });
  return marks;
}
