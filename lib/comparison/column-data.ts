import type { MeasuredValue, Repetitions, RunFacts, SuiteData } from '@/lib/model/suite-data';
import type { Claim, MetricDeclaration, Run, Subject } from '@/lib/model/suite-file';

/** Runs that stand in one column of a comparison, wherever they come from. */
export interface ComparedColumn {
  /** Unique among the columns; `subject.slug` plays no part. */
  readonly slug: string;
  /** Whose runs these are, where they are of one subject. */
  readonly subject?: Subject;
  readonly runs: readonly ComparedRun[];
  readonly metrics: readonly MetricDeclaration[];
  /** About this column. */
  readonly claims: readonly Claim[];
}

/** A run as a comparison reads it. */
export interface ComparedRun {
  readonly facts: RunFacts;
  readonly values: readonly MeasuredValue[];
  readonly repetitions: readonly Repetitions[];
}

/**
 * Columns from anywhere as the data of one suite, which `compareSuite` compares. A run that stands in two columns gets
 * a name of its own in the second. A metric that two files declare in different units has none: its values are not
 * comparable.
 */
export function dataOfColumns(columns: readonly ComparedColumn[]): SuiteData {
  const runs: RunFacts[] = [];
  const values: MeasuredValue[] = [];
  const repetitions: Repetitions[] = [];
  const ids = new Set<string>();
  for (const column of columns) {
    for (const run of column.runs) {
      const id = unusedName(run.facts.id, ids);
      ids.add(id);
      runs.push({ ...run.facts, id, subject: column.slug });
      for (const value of run.values) values.push({ ...value, runId: id });
      for (const list of run.repetitions) repetitions.push({ ...list, runId: id });
    }
  }
  return {
    head: { slug: 'comparison', title: 'Comparison' },
    updatedAtMs: 0,
    metrics: agreedMetrics(columns.flatMap(({ metrics }) => metrics)),
    subjects: columns.map(({ slug, subject }) => ({ name: slug, ...subject, slug })),
    runs,
    runCounts: new Map(columns.map((column) => [column.slug, column.runs.length])),
    values,
    repetitions,
    claims: columns.flatMap(({ slug, claims }) => claims.map((claim) => ({ ...claim, subject: slug }))),
    statements: [],
    criteria: [],
    guidance: [],
    references: [],
  };
}

/** A run of a suite file as a comparison reads it. */
export function comparedRunOf(run: Run): ComparedRun {
  const { measurements = [], distributions = [], series: _series, ...facts } = run;
  return {
    facts: { ...facts, importedAtMs: 0 },
    // What a file does not grade was printed by a tool.
    values: measurements.map(({ from: _from, ...value }) => ({
      grade: 'summary' as const,
      ...value,
      runId: run.id,
    })),
    repetitions: distributions.flatMap((distribution) =>
      distribution.encoding === 'values' && distribution.independent === true
        ? [
            {
              runId: run.id,
              case: distribution.case,
              metric: distribution.metric,
              values: distribution.values,
            },
          ]
        : [],
    ),
  };
}

/**
 * A name that is not taken: the same, or with `~2`, `~3` behind it.
 *
 * @example unusedName('go', new Set(['go'])) === 'go~2'
 */
export function unusedName(name: string, taken: ReadonlySet<string>): string {
  let unused = name;
  for (let count = 2; taken.has(unused); count += 1) unused = `${name}~${count}`;
  return unused;
}

function agreedMetrics(declarations: readonly MetricDeclaration[]): MetricDeclaration[] {
  const agreed = new Map<string, MetricDeclaration>();
  for (const metric of declarations) {
    const known = agreed.get(metric.id);
    if (known === undefined) agreed.set(metric.id, metric);
    else if (known.unit !== metric.unit) {
      agreed.set(metric.id, { ...known, unit: 'unknown', better: 'neutral' });
    }
  }
  return [...agreed.values()];
}
