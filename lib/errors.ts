import type { Problem } from './problem';

/** Why a request could not be answered; each code maps to one HTTP status in `server/respond.ts`. */
export type AppErrorCode =
  | 'NOT_FOUND'
  | 'GONE'
  | 'CONFLICT'
  | 'INVALID'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'TOO_LARGE'
  | 'UNSUPPORTED_ENCODING'
  | 'RATE_LIMITED'
  | 'UNAVAILABLE'
  | 'STORAGE_FULL';

/** The one error that queries, commands and handlers throw on purpose. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: AppErrorCode;
  readonly problems: readonly Problem[];

  constructor(
    code: AppErrorCode,
    message: string,
    options: { problems?: readonly Problem[]; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.problems = options.problems ?? [];
  }
}
