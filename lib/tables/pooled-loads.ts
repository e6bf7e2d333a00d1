import type { ComparisonRow } from '@/lib/comparison/comparison';
import type { SuiteData } from '@/lib/model/suite-data';
import type { Load } from '@/lib/model/suite-file';

/**
 * Says beside the rows whose median is taken over runs under different loads, since such a median describes none of
 * them: “runs under 10 loads pooled”.
 */
export function pooledLoads(
  data: Pick<SuiteData, 'runs' | 'values'>,
  columns: readonly string[],
): (row: ComparisonRow) => string[] {
  const shown = new Set(columns);
  const loads = new Map(
    data.runs.flatMap((run) =>
      shown.has(run.subject) && run.load !== undefined
        ? [[run.id, { subject: run.subject, load: nameOfLoad(run.load) }] as const]
        : [],
    ),
  );
  if (!haveSubjectsSeveralLoads(loads.values())) return () => [];
  const pooled = new Map<string, Map<string, Set<string>>>();
  for (const { runId, case: name, metric, statistic } of data.values) {
    const run = loads.get(runId);
    if (run === undefined) continue;
    const key = keyOf(name, metric, statistic);
    let bySubject = pooled.get(key);
    if (bySubject === undefined) pooled.set(key, (bySubject = new Map()));
    const known = bySubject.get(run.subject);
    if (known === undefined) bySubject.set(run.subject, new Set([run.load]));
    else known.add(run.load);
  }
  return (row) => {
    const bySubject = pooled.get(keyOf(row.case, row.metric.id, row.statistic));
    const most = Math.max(0, ...[...(bySubject?.values() ?? [])].map((names) => names.size));
    return most < 2 || row.cells.every((cell) => cell === undefined)
      ? []
      : [`runs under ${most.toLocaleString('en-US')} loads pooled`];
  };
}

function haveSubjectsSeveralLoads(runs: Iterable<{ subject: string; load: string }>): boolean {
  const first = new Map<string, string>();
  for (const { subject, load } of runs) {
    const known = first.get(subject);
    if (known === undefined) first.set(subject, load);
    else if (known !== load) return true;
  }
  return false;
}

/** What makes two loads differ; what was reached is a result. */
function nameOfLoad({ model, offeredPerSecond, connections, threads }: Load): string {
  return [model, offeredPerSecond, connections, threads].join(' ');
}

function keyOf(name: string, metric: string, statistic: string): string {
  return `${metric}\n${statistic}\n${name}`;
}
