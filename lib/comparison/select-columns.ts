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
  const shown = slugs.filter((slug) => (coverage.get(slug)?.valueOf() ?? Number.NaN) >= most / 3);
  return shown.length > 0 ? shown : slugs;
}

/** How many quantities each subject has, measured or claimed. */
function coverageOf(data: SuiteData): ReadonlyMap<string, number> {
  const subjectOf = new Map(data.runs.map((run) => [run.id, run.subject]));
  const quantities = new Map<string, Set<string>>();
  const add = (slug: string | undefined, quantity: string) => {
    if (slug === undefined) return;
    const set = quantities.get(slug) ?? new Set<string>();
    quantities.set(slug, set.add(quantity));
  };
  for (const value of data.values)
    add(subjectOf.get(value.runId), `${value.case} ${value.metric} ${value.statistic}`);
  for (const claim of data.claims) add(claim.subject, `${claim.case} ${claim.metric} ${claim.statistic}`);
  return new Map([...quantities].map(([slug, set]) => [slug, set.size]));
}
