import type { MeasuredValue, RunFacts, SuiteData } from '@/lib/model/suite-data';
import type { Claim, Load } from '@/lib/model/suite-file';

/** Values of each subject, one list entry a run: `{ go: { 'latency.p99': [1, 2, 3] } }`. */
export type ValuesBySubject = Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;

/** The data of a suite from a table of values, for tests of what is computed from it. */
export function suiteDataOf(
  measured: ValuesBySubject,
  options: { readonly claims?: readonly Claim[]; readonly loads?: Readonly<Record<string, Load>> } = {},
): SuiteData {
  const slugs = [
    ...new Set([...Object.keys(measured), ...(options.claims ?? []).flatMap((claim) => claim.subject ?? [])]),
  ];
  const runs: RunFacts[] = [];
  const values: MeasuredValue[] = [];
  for (const [subject, quantities] of Object.entries(measured)) {
    const count = Math.max(0, ...Object.values(quantities).map((list) => list.length));
    const load = options.loads?.[subject];
    for (let index = 0; index < count; index += 1) {
      const id = `r_${subject}${index}`;
      runs.push({ id, subject, importedAtMs: 1000 + index, ...(load === undefined ? {} : { load }) });
      for (const [quantity, list] of Object.entries(quantities)) {
        const value = list[index];
        const dot = quantity.indexOf('.');
        if (value === undefined) continue;
        values.push({
          runId: id,
          case: 'all',
          metric: quantity.slice(0, dot),
          statistic: quantity.slice(dot + 1),
          value,
          grade: 'summary',
        });
      }
    }
  }
  return {
    head: { slug: 'suite', title: 'A suite' },
    updatedAtMs: 0,
    metrics: [],
    subjects: slugs.map((slug) => ({ slug, name: slug })),
    runs,
    runCounts: new Map(slugs.map((slug) => [slug, runs.filter((run) => run.subject === slug).length])),
    values,
    claims: options.claims ?? [],
    statements: [],
    criteria: [],
    guidance: [],
    references: [],
  };
}

export function claimOf(
  id: string,
  subject: string,
  quantity: string,
  value: number,
  conditions: Claim['conditions'] = {},
): Claim {
  const dot = quantity.indexOf('.');
  return {
    id,
    subject,
    case: 'all',
    metric: quantity.slice(0, dot),
    statistic: quantity.slice(dot + 1),
    value,
    ...(conditions === undefined ? {} : { conditions }),
  };
}
