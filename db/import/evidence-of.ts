import { EVIDENCE_GRADES, strongestGrade, type EvidenceGrade } from '@/lib/model/grade';
import type { SuiteFile } from '@/lib/model/suite-file';

/** The strongest evidence in a suite file; undefined when it has no number. */
export function evidenceOf(file: SuiteFile): EvidenceGrade | undefined {
  const grades = new Set<EvidenceGrade>();
  if (file.claims !== undefined && file.claims.length > 0) grades.add('claim');
  for (const run of file.runs ?? []) {
    // What a file does not grade was printed by a tool.
    for (const measurement of run.measurements ?? []) grades.add(measurement.grade ?? 'summary');
    for (const distribution of run.distributions ?? []) {
      grades.add(distribution.encoding === 'values' ? 'samples' : 'histogram');
    }
  }
  const [first, ...rest] = grades;
  return first === undefined ? undefined : strongestGrade(first, ...rest);
}

/** Index in the list of grades: smaller is stronger. */
export function gradeRank(grade: EvidenceGrade): number {
  return EVIDENCE_GRADES.indexOf(grade);
}
