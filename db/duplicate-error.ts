/** A row with this key is there already: how an import is recognised as repeated, on every engine. */
export class DuplicateError extends Error {
  override readonly name = 'DuplicateError';

  constructor(
    readonly table: string,
    readonly columns: readonly string[],
    options: { cause: unknown },
  ) {
    super(`${table} has a row with this ${columns.join(', ')} already`, options);
  }
}

/**
 * Told by its name: a server's bundler may put this module into several chunks, whose classes are not the same.
 */
export function isDuplicateError(error: unknown): error is DuplicateError {
  return error instanceof Error && error.name === 'DuplicateError';
}

/** The driver's error behind Drizzle's, which wraps it: the first cause with a `code` of the driver. */
export function driverErrorOf(error: unknown): { code: string; message: string } | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string')
      return { code: cause.code, message: cause.message };
  }
  return undefined;
}

/**
 * A DuplicateError for SQLite's “UNIQUE constraint failed: source.sha256, source.suite”, undefined for other errors.
 */
export function duplicateErrorOf(error: unknown): DuplicateError | undefined {
  const driver = driverErrorOf(error);
  if (driver?.code !== 'SQLITE_CONSTRAINT_UNIQUE' && driver?.code !== 'SQLITE_CONSTRAINT_PRIMARYKEY') {
    return undefined;
  }
  const names = driver.message
    .replace(/^.*constraint failed: /, '')
    .split(', ')
    .map((name) => name.split('.'));
  return new DuplicateError(
    names[0]?.[0] ?? 'unknown',
    names.map((parts) => parts[1] ?? 'unknown'),
    { cause: error },
  );
}
