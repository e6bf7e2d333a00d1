import type { DecisionEvidence } from '@/lib/decision/evidence';
import type { Claim, Criterion } from '@/lib/model/suite-file';

/** A criterion with the values of the options, in their order; undefined where one has none. */
export interface TableRow extends Omit<Partial<Criterion>, 'metric' | 'statistic'> {
  readonly quantity: string;
  readonly claims?: readonly (number | undefined)[];
  /** The value of each run. */
  readonly runs?: readonly (readonly number[] | undefined)[];
}

/** Evidence from a table, for tests of what is decided from it. */
export function evidenceOf(
  subjects: readonly string[],
  rows: readonly TableRow[],
  rest: Partial<DecisionEvidence> = {},
): DecisionEvidence {
  const keyOf = ({ quantity, case: caseName = 'all' }: TableRow) => {
    const dot = quantity.indexOf('.');
    return { case: caseName, metric: quantity.slice(0, dot), statistic: quantity.slice(dot + 1) };
  };
  const claims: Claim[] = rows.flatMap((row, rowIndex) =>
    subjects.flatMap((subject, index) => {
      const value = row.claims?.[index];
      return value === undefined ? [] : [{ id: `c${rowIndex}-${index}`, subject, ...keyOf(row), value }];
    }),
  );
  const values = rows.flatMap((row) =>
    subjects.flatMap((subject, index) =>
      (row.runs?.[index] ?? []).map((value, run) => ({
        runId: `${subject}-${run}`,
        ...keyOf(row),
        value,
        grade: 'summary' as const,
      })),
    ),
  );
  return {
    metrics: [],
    subjects: subjects.map((slug) => ({ slug, name: slug })),
    runs: [...new Set(values.map(({ runId }) => runId))].map((id) => ({
      id,
      subject: id.slice(0, id.lastIndexOf('-')),
    })),
    values,
    claims,
    statements: [],
    criteria: rows.map(({ quantity, claims: _claims, runs: _runs, ...criterion }) => ({
      ...criterion,
      ...keyOf({ quantity, ...criterion }),
    })),
    guidance: [],
    ...rest,
  };
}
