/**
 * How far a number may be trusted, strongest first: raw samples; a distribution whose percentiles can be merged;
 * a number that a tool printed; a number that somebody published; a number that our model computed.
 */
export const EVIDENCE_GRADES = ['samples', 'histogram', 'summary', 'claim', 'estimate'] as const;
export type EvidenceGrade = (typeof EVIDENCE_GRADES)[number];

/** The grade of a value derived from others: the weakest of its inputs. */
export function weakestGrade(first: EvidenceGrade, ...rest: EvidenceGrade[]): EvidenceGrade {
  return rest.reduce((weakest, grade) => (rank(grade) > rank(weakest) ? grade : weakest), first);
}

/** The best evidence of several. */
export function strongestGrade(first: EvidenceGrade, ...rest: EvidenceGrade[]): EvidenceGrade {
  return rest.reduce((best, grade) => (rank(grade) < rank(best) ? grade : best), first);
}

function rank(grade: EvidenceGrade): number {
  return EVIDENCE_GRADES.indexOf(grade);
}
