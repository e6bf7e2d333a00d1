import type { Problem, Warning } from '@/lib/problem';
import type { TextAt } from './wrk-text';

/** What is found out about a file beside its numbers. */
export interface WrkNotes {
  readonly fileName: string;
  readonly problems: Problem[];
  readonly warnings: Warning[];
}

/**
 * A value of a block, undefined where there is none. What is no number is left out with a warning; anything else that
 * cannot be read is a Problem at its line.
 */
export function readWrkValue(
  at: TextAt | undefined,
  parse: (text: string) => number | undefined,
  expected: string,
  notes: WrkNotes,
): number | undefined {
  if (at === undefined) return undefined;
  const value = parse(at.text);
  if (value !== undefined) return value;
  const where = { file: notes.fileName, line: at.line, column: 1 };
  if (/^-?(?:nan|inf)$/i.test(at.text)) {
    notes.warnings.push({
      code: 'value-skipped',
      where,
      message: `“${at.text}” is not a number and is left out.`,
    });
  } else {
    notes.problems.push({ code: 'syntax', where, expected, found: `“${at.text.slice(0, 40)}”` });
  }
  return undefined;
}

/** Where a value stands, and its text. */
export function wrkOrigin(at: TextAt | undefined): { pointer?: string; text?: string } {
  return at === undefined ? {} : { pointer: `line ${at.line}`, text: at.text };
}
