import type { SuiteFile } from '@/lib/model/suite-file';

/** The lists of a suite file. */
export type ListName = Exclude<keyof SuiteFile, 'format' | 'suite'>;
export type Entry<L extends ListName> = NonNullable<SuiteFile[L]>[number];

/** How entries of a list are told apart within a suite, in words that a Problem can show. */
export const ENTRY_KEYS: { readonly [L in ListName]: (entry: Entry<L>) => string } = {
  metrics: (metric) => metric.id,
  subjects: (subject) => subject.slug,
  runs: (run) => run.id,
  claims: (claim) => claim.id,
  statements: (statement) => statement.id,
  criteria: (criterion) => `${criterion.metric}.${criterion.statistic} of ${criterion.case}`,
  guidance: (rule) => rule.id,
  references: (reference) => `${reference.title ?? ''} <${reference.url ?? ''}>`,
};
