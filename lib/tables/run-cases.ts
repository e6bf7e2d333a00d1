import { percentOf } from '@/lib/model/statistic';
import type { Run } from '@/lib/model/suite-file';

/** The cases of a run that charts can be drawn of, `all` first, else in the order of its file. */
export function casesOfCharts(run: Pick<Run, 'measurements' | 'distributions' | 'series'>): string[] {
  const percentiles = new Map<string, number>();
  for (const { case: name, statistic } of run.measurements ?? []) {
    if ((percentOf(statistic) ?? 0) >= 50) percentiles.set(name, (percentiles.get(name) ?? 0) + 1);
  }
  const cases = new Set([
    ...[...percentiles].filter(([, count]) => count >= 2).map(([name]) => name),
    ...(run.distributions ?? []).map((entry) => entry.case),
    ...(run.series ?? []).map((entry) => entry.case),
  ]);
  return [...cases].toSorted((a, b) => Number(b === 'all') - Number(a === 'all'));
}
