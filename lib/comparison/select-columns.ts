import type { SuiteData } from '@/lib/model/suite-data';

/**
 * The subjects that a comparison shows when the reader has not chosen: all, except those with values in less than a
 * third of the quantities of the best covered one, so that a side remark does not become an empty column.
 *
 * @returns subject slugs in display order
 */
export function selectColumns(data: SuiteData, chosen: readonly string[] | undefined): string[] {
  const slugs = data.subjects.map((subject) => subject.slug);
  const wanted = chosen?.filter((slug) => slugs.includes(slug)) ?? [];
  if (wanted.length > 0) return slugs.filter((slug) => wanted.includes(slug));

  const coverage = coverageOf(data);
  const most = Math.max(0, ...coverage.values());
  const shown = slugs.filter((slug) => (coverage.get(slug) ?? NONE) >= most / 3 && coverage.has(slug));
  return shown.length > 0 ? shown : slugs;
}

/** How many quantities each subject has in its best covered run, or claimed. */
function coverageOf(data: SuiteData): ReadonlyMap<string, number> {
  const perRun = countValuesByRun(data);
  const coverage = new Map<string, number>();
  for (const run of data.runs) {
    coverage.set(run.subject, Math.max(coverage.get(run.subject) ?? NONE, perRun.get(run.id) ?? NONE));
  }
  const claimed = new Map<string, Set<string>>();
  for (const { subject, case: name, metric, statistic } of data.claims) {
    if (subject === undefined) continue;
    const quantities = claimed.get(subject) ?? new Set<string>();
    claimed.set(subject, quantities.add(`${name} ${metric} ${statistic}`));
  }
  for (const [subject, quantities] of claimed) {
    coverage.set(subject, Math.max(coverage.get(subject) ?? NONE, quantities.size));
  }
  return coverage;
}

function countValuesByRun(data: SuiteData): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  // Values come run by run.
  let current = '';
  let count = 0;
  for (const { runId } of data.values) {
    if (runId !== current) {
      counts.set(current, count);
      current = runId;
      count = counts.get(runId) ?? NONE;
    }
    count += 1;
  }
  return counts.set(current, count);
}

/** A subject without a run or a claim covers nothing. */
const NONE = 0;
