import { readCompareQuery } from '@/lib/comparison/compare-query';
import type { RunInSuite } from '@/lib/comparison/group-runs';
import type { MeasuredValue } from '@/lib/model/suite-data';
import { randomStream } from '@/lib/random/random-stream';
import { compareSelection } from '@/lib/tables/compare-selection';
import { METRICS } from '@/lib/metrics/registry';

const STATISTICS = ['p50', 'p90', 'p99', 'p99.9', 'mean', 'max', 'value'];

/** Runs of five subjects under ten repetitions each, each with so many metrics. */
export function makeRuns(runCount: number, metricCount: number): RunInSuite[] {
  const draws = new Float64Array(runCount * metricCount);
  randomStream(7)(draws);
  const quantities = METRICS.flatMap((metric) =>
    STATISTICS.map((statistic) => [metric.id, statistic] as const),
  );
  return Array.from({ length: runCount }, (_, index) => {
    const slug = `subject-${index % 5}`;
    const id = `r_${index}`;
    return {
      suite: 'bench',
      subject: { slug, name: slug },
      metrics: [],
      run: {
        facts: {
          id,
          subject: slug,
          importedAtMs: 0,
          durationNs: 30e9,
          load: { model: 'open', connections: 64, offeredPerSecond: 2000, achievedPerSecond: 1998 },
          environment: { cpu: 'bench', vcpus: 8, os: `os ${index % 3}` },
        },
        values: quantities.slice(0, metricCount).map(([metric, statistic], at): MeasuredValue => ({
          runId: id,
          case: 'all',
          metric,
          statistic,
          value:
            metric === 'error-ratio'
              ? 0.001
              : (at + 1) * 1000 * (1 + (index % 5) * 0.05 + (draws[index * metricCount + at] ?? 0.5) * 0.2),
          grade: 'summary',
          n: 1_000_000,
        })),
        repetitions: [],
      },
    };
  });
}

/** Everything between the stored runs and the tables: leaving out, groups, tests, intervals, ties, comparability. */
export function compareRuns(entries: readonly RunInSuite[], group: string) {
  const { query } = readCompareQuery({ group });
  const { all, comparability } = compareSelection(entries, [], query);
  return { rows: all.rows.length, columns: all.columns.length, verdict: comparability.verdict };
}
