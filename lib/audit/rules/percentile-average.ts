import { percentOf } from '@/lib/model/statistic';
import { isTimedMetric } from '../conditions';
import type { AuditContext } from '../context';
import type { AuditRule } from '../rule';

const AVERAGED = /\baverag(?:e|es|ed|ing)\b|\bmeans? (?:of|over)\b/i;
const OF_RUNS = /\bpercentiles?\b|\bp\d\d|\bruns?\b|\brepe(?:at|tition)|\btests?\b|\btimes\b/i;

/** Percentiles of several runs: the mean of p99s is no p99. */
export const percentileAverage: AuditRule = {
  id: 'percentile-average',
  check: (context) => {
    const repeated = context.figures.filter(
      (figure) =>
        isTimedMetric(figure.metric) &&
        percentOf(figure.statistic) !== undefined &&
        (figure.conditions.repetitions ?? 1) > 1,
    );
    if (repeated.length === 0) return [];
    const counts = [...new Set(repeated.map((figure) => figure.conditions.repetitions ?? 1))].toSorted(
      (a, b) => a - b,
    );
    const statistics = [...new Set(repeated.map((figure) => figure.statistic))].toSorted();
    const words = averagedWords(context);
    const line = `${statistics.join(', ')} of ${counts.join(', ')} runs each`;
    return [
      {
        verdict: words === undefined ? 'unchecked' : 'mismatch',
        claims: repeated.flatMap((figure) => figure.claims),
        arithmetic: words === undefined ? line : `${line}, averaged: mean(p99 of each run) ≠ p99 of all`,
        because:
          words === undefined
            ? 'How the percentiles of several runs became one is not stated; their average would be none.'
            : 'An average of percentiles is not a percentile of anything; the true one lies between that of the best and of the worst run.',
      },
    ];
  },
};

/** Words of the publication that say that figures of runs were averaged. */
function averagedWords({ suite, claims, statements }: AuditContext): string | undefined {
  const used = new Set(claims.map(({ metric }) => metric));
  const texts = [
    suite.suite.summary,
    ...claims.map(({ text }) => text),
    ...statements.map(({ text }) => text),
    ...(suite.metrics ?? []).filter(({ id }) => used.has(id)).map(({ about }) => about),
  ];
  return texts.find((text) => text !== undefined && AVERAGED.test(text) && OF_RUNS.test(text));
}
