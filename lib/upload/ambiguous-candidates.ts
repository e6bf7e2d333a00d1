import type { Problem } from '@/lib/problem';

/** A format that a file may have, with the reason for it. */
export interface FormatCandidate {
  readonly id: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly reason: string;
}

/**
 * The candidates that a Problem `ambiguous-format` lists in its text: `a (0.72: because) or b (0.71: because)`. Empty
 * where the text is another, so that the reader chooses from all formats.
 */
export function ambiguousCandidates(problem: Problem): FormatCandidate[] {
  const parts = problem.found.split(/ or (?=[a-z0-9-]+ \(\d\.\d\d: )/);
  const candidates = parts.flatMap((part) => {
    const match = /^([a-z0-9-]+) \((\d\.\d\d): (.*)\)$/s.exec(part);
    if (match === null) return [];
    const [, id = '', confidence = '', reason = ''] = match;
    return [{ id, confidence: Number(confidence), reason }];
  });
  return candidates.length === parts.length ? candidates : [];
}
