import { AppError } from '@/lib/errors';
import { formatProblem } from '@/lib/problem';
import { UsageError, type ExitCode, type Io } from './command';

/** Tells what a command threw, a line each, and gives its exit code. */
export function report(cause: unknown, commandLine: string, io: Io): ExitCode {
  if (cause instanceof UsageError) {
    io.err(`benchlens: ${cause.message}`);
    io.err(`Try “${commandLine} --help”.`);
    return 2;
  }
  if (cause instanceof AppError) {
    for (const problem of cause.problems) io.err(formatProblem(problem));
    if (cause.problems.length === 0) io.err(`benchlens: ${cause.message}`);
    return codeOf(cause);
  }
  // ConfigError is told by its name, so that commands without a database need not load the configuration.
  if (cause instanceof Error && cause.name === 'ConfigError') {
    io.err(cause.message);
    return 2;
  }
  if (isSystemError(cause)) {
    const storage = describeStorageFault(cause);
    if (storage !== undefined) {
      io.err(storage);
      return 3;
    }
    const file = 'path' in cause && typeof cause.path === 'string' ? cause.path : undefined;
    io.err(
      file === undefined
        ? `benchlens: ${cause.message}`
        : `${file}: expected a readable file, found ${describeSystemError(cause.code, cause.message)}`,
    );
    return 3;
  }
  io.err(
    `benchlens: this is a bug: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`,
  );
  return 3;
}

function codeOf(error: AppError): ExitCode {
  if (error.problems.length > 0 && error.problems.every(({ code }) => code === 'bad-parameter')) return 2;
  return ['INVALID', 'CONFLICT', 'NOT_FOUND', 'TOO_LARGE'].includes(error.code) ? 1 : 3;
}

/** Errors of the operating system and of SQLite carry a code in capitals. */
function isSystemError(cause: unknown): cause is Error & { code: string } {
  return (
    cause instanceof Error &&
    'code' in cause &&
    typeof cause.code === 'string' &&
    /^(?:E[A-Z0-9]+|SQLITE_\w+|UND_ERR_\w+)$/.test(cause.code) &&
    !cause.code.startsWith('ERR_')
  );
}

/**
 * What keeps the database from being opened, with the variable that names it: the driver's own words name no file, and
 * a folder that cannot be created is none of the files that the command reads.
 */
function describeStorageFault(cause: Error & { code: string }): string | undefined {
  const isMakingFolders = 'syscall' in cause && cause.syscall === 'mkdir';
  if (!cause.code.startsWith('SQLITE_') && !isMakingFolders) return undefined;
  const file = process.env['DATABASE_PATH'] || './var/benchlens.db';
  return `DATABASE_PATH: expected a database that can be opened or created, found “${file}”: ${cause.message}`;
}

function describeSystemError(code: string, message: string): string {
  return (
    {
      ENOENT: 'no such file',
      EACCES: 'one that may not be read',
      EISDIR: 'a folder',
      ENOTDIR: 'no such file',
    }[code] ?? message
  );
}
