import type { Problem } from './problem';

/**
 * The outcome of reading something that users made: a value, or every problem found in it.
 * Exceptions are kept for bugs and I/O.
 */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export function succeed<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(...problems: Problem[]): Result<never> {
  return { ok: false, problems };
}
