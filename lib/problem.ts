/**
 * Why a file, a parameter or a request body was refused. A problem always names a place, what was expected
 * and what was found, so that a person can mend the input without reading our code.
 */
export interface Problem {
  readonly code: ProblemCode;
  readonly where: Place;
  /** Completes “expected …”: “a number of milliseconds”. */
  readonly expected: string;
  /** Completes “found …”: “the end of the file”. */
  readonly found: string;
  /** What to try. */
  readonly hint?: string;
}

/** Something worth knowing about an import that does not stop it. */
export interface Warning {
  readonly code: WarningCode;
  readonly where: Place;
  /** One sentence. */
  readonly message: string;
}

/** A place in an input: a file with line and column (both from 1), or a JSON pointer (RFC 6901) into it. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly pointer?: string;
}

/** Each code has a page `docs/errors/<code>.md`. */
export const PROBLEM_CODES = [
  'empty-file',
  'binary-file',
  'text-encoding',
  'too-large',
  'too-deep',
  'syntax',
  'duplicate-key',
  'forbidden-key',
  'unknown-key',
  'missing-value',
  'wrong-type',
  'out-of-range',
  'percentile-order',
  'unit-unknown',
  'unknown-format',
  'ambiguous-format',
  'unsupported-format',
  'nothing-measured',
  'conflict',
  'bad-parameter',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export const WARNING_CODES = [
  'unit-assumed',
  'all-failed',
  'errors-present',
  'value-skipped',
  'load-unknown',
  'coordinated-omission',
  'resolution',
  'percentiles-of-intervals',
  'truncated-output',
  'wrapped-input',
  'threshold-failed',
  'direction-unknown',
  'decimal-comma',
  'implausible-value',
] as const;
export type WarningCode = (typeof WARNING_CODES)[number];

/**
 * A place as the command line prints it: `FILE:LINE:COL`, `FILE#/json/pointer` or `FILE`.
 *
 * @example formatPlace({ file: 'k6.json', line: 3, column: 7 }) === 'k6.json:3:7'
 */
export function formatPlace(place: Place): string {
  const file = place.file ?? 'input';
  if (place.pointer !== undefined) return `${file}#${place.pointer}`;
  if (place.line !== undefined) return `${file}:${place.line}:${place.column ?? 1}`;
  return file;
}

/** One line: `FILE:LINE:COL: expected …, found …`, and the hint when there is one. */
export function formatProblem(problem: Problem): string {
  const hint = problem.hint === undefined ? '' : ` (${problem.hint})`;
  return `${formatPlace(problem.where)}: expected ${problem.expected}, found ${problem.found}${hint}`;
}

export function formatWarning(warning: Warning): string {
  return `${formatPlace(warning.where)}: warning: ${warning.message}`;
}

/** A JSON pointer (RFC 6901) from path segments: `~` and `/` are escaped. */
export function jsonPointer(segments: readonly PropertyKey[]): string {
  return segments
    .map((segment) => `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}
