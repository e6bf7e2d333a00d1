import type { SQL } from 'drizzle-orm';

/** An insert, update or delete that was built but not run. Selects lack `returning` and are refused by the type. */
export interface WriteQuery {
  getSQL(): SQL;
  readonly returning: unknown;
}

/** One entry of an atomic list; with `expect`, the whole list fails unless it changes exactly so many rows. */
export type Write = WriteQuery | { readonly query: WriteQuery; readonly expect: number };

/** A guarded statement changed another number of rows: what the list was decided on is no longer true. */
export class ChangedRowsError extends Error {
  override readonly name = 'ChangedRowsError';

  constructor(
    readonly expected: number,
    readonly changed: number,
  ) {
    super(`a guarded write changed ${changed} rows instead of ${expected}`);
  }
}

/** Told by its name, since several chunks of a bundle may hold the class. */
export function isChangedRowsError(error: unknown): error is ChangedRowsError {
  return error instanceof Error && error.name === 'ChangedRowsError';
}
