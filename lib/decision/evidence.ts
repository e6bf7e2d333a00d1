import type { EvidenceGrade } from '@/lib/model/grade';
import type { Statistic } from '@/lib/model/statistic';
import type {
  Claim,
  Criterion,
  Guidance,
  MetricDeclaration,
  Statement,
  SuiteFile,
} from '@/lib/model/suite-file';

/** What a decision is made from: the data of a suite, stored or in a file. `SuiteData` is one as it is. */
export interface DecisionEvidence {
  readonly metrics: readonly MetricDeclaration[];
  /** In the order of the suite, which breaks ties. */
  readonly subjects: readonly { readonly slug: string; readonly name: string; readonly version?: string }[];
  readonly runs: readonly { readonly id: string; readonly subject: string }[];
  readonly values: readonly EvidenceValue[];
  readonly claims: readonly Claim[];
  readonly statements: readonly Statement[];
  readonly criteria: readonly Criterion[];
  readonly guidance: readonly Guidance[];
}

interface EvidenceValue {
  readonly runId: string;
  readonly case: string;
  readonly metric: string;
  readonly statistic: Statistic;
  /** In the canonical unit of the metric. */
  readonly value: number;
  readonly grade: EvidenceGrade;
}

/** The evidence in a suite file: all of its runs. */
export function evidenceOfSuiteFile(file: SuiteFile): DecisionEvidence {
  const runs = file.runs ?? [];
  return {
    metrics: file.metrics ?? [],
    subjects: file.subjects ?? [],
    runs,
    values: runs.flatMap((run) =>
      (run.measurements ?? []).map((one) => ({
        runId: run.id,
        case: one.case,
        metric: one.metric,
        statistic: one.statistic,
        value: one.value,
        // What a file does not grade was printed by a tool.
        grade: one.grade ?? 'summary',
      })),
    ),
    claims: file.claims ?? [],
    statements: file.statements ?? [],
    criteria: file.criteria ?? [],
    guidance: file.guidance ?? [],
  };
}
