import 'server-only';
import { AppError, type AppErrorCode } from '@/lib/errors';
import type { Problem } from '@/lib/problem';
import { getLogger } from './logger';

/** How each code is answered: status and the title of its problem document (RFC 9457). */
export const ERROR_RESPONSES: Readonly<Record<AppErrorCode, { status: number; title: string }>> = {
  NOT_FOUND: { status: 404, title: 'Not found' },
  GONE: { status: 410, title: 'Withdrawn' },
  CONFLICT: { status: 409, title: 'Conflict with what is stored' },
  INVALID: { status: 422, title: 'The input cannot be read' },
  UNAUTHENTICATED: { status: 401, title: 'A token is needed' },
  FORBIDDEN: { status: 403, title: 'Not allowed' },
  TOO_LARGE: { status: 413, title: 'Too large' },
  UNSUPPORTED_ENCODING: { status: 415, title: 'Unsupported content encoding' },
  RATE_LIMITED: { status: 429, title: 'Too many attempts' },
  UNAVAILABLE: { status: 503, title: 'Not available now' },
  STORAGE_FULL: { status: 507, title: 'The disk is full' },
};

/**
 * Runs a route handler and turns what it throws into `application/problem+json`. Whatever is not an `AppError` is a
 * bug or I/O: logged with its cause, answered with 500 and no details.
 *
 * @example export const GET = answer(async (request: Request) => json({ status: 'ok' }))
 */
export function answer<Args extends unknown[]>(
  handler: (...args: Args) => Promise<Response>,
): (...args: Args) => Promise<Response> {
  return async (...args) => {
    try {
      return await handler(...args);
    } catch (cause) {
      return toResponse(cause);
    }
  };
}

/** The problem document for anything thrown. */
export function toResponse(cause: unknown): Response {
  if (cause instanceof AppError) {
    const { status, title } = responseOf(cause);
    return problemDocument({
      type: typeOf(cause.code.toLowerCase().replaceAll('_', '-')),
      title,
      status,
      detail: cause.message,
      problems: cause.problems,
    });
  }
  if (isClientAbort(cause)) {
    getLogger().debug({ err: cause }, 'the client broke off');
    // Nobody reads this; the status is the usual one for logs.
    return new Response(null, { status: 499 });
  }
  if (isDiskFull(cause)) {
    getLogger().error({ err: cause }, 'the disk is full');
    return toResponse(new AppError('STORAGE_FULL', 'There is no room left to store this.', { cause }));
  }
  getLogger().error({ err: cause }, 'a request failed');
  return problemDocument({
    type: typeOf('internal'),
    title: 'Something broke on the server',
    status: 500,
    detail: 'The request could not be answered. The server’s log has the details.',
    problems: [],
  });
}

export function json(body: unknown, init: ResponseInit = {}): Response {
  const headers = new Headers(init.headers);
  if (!headers.has('content-type')) headers.set('content-type', 'application/json; charset=utf-8');
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  return new Response(`${JSON.stringify(body, undefined, 2)}\n`, { ...init, headers });
}

/** The error for input with Problems; a sentence is made from the first. */
export function invalid(problems: readonly Problem[]): AppError {
  const [first] = problems;
  const detail =
    first === undefined ? 'The input cannot be read.' : `Expected ${first.expected}, found ${first.found}.`;
  const isTooLarge = problems.some((problem) => problem.code === 'too-large');
  return new AppError(isTooLarge ? 'TOO_LARGE' : 'INVALID', detail, { problems });
}

/** Names the page about an error; `docs/errors/` has one for each. */
function typeOf(name: string): string {
  return `urn:benchlens:error:${name}`;
}

function responseOf(error: AppError): { status: number; title: string } {
  const isAboutParameters =
    error.code === 'INVALID' &&
    error.problems.length > 0 &&
    error.problems.every((problem) => problem.code === 'bad-parameter');
  return isAboutParameters ? { status: 400, title: 'A parameter is wrong' } : ERROR_RESPONSES[error.code];
}

function problemDocument(
  body: { status: number; problems: readonly Problem[] } & Record<string, unknown>,
): Response {
  const headers = new Headers({ 'content-type': 'application/problem+json; charset=utf-8' });
  if (body.status === 401) headers.set('www-authenticate', 'Bearer realm="benchlens"');
  return json(body, { status: body.status, headers });
}

/** Node's ENOSPC and EDQUOT, and SQLite's SQLITE_FULL. */
function isDiskFull(cause: unknown): boolean {
  return hasCause(cause, (error) => hasCode(error, ['ENOSPC', 'EDQUOT', 'SQLITE_FULL']));
}

/** How a request body ends whose sender went away; the server itself calls nobody who could break off. */
function isClientAbort(cause: unknown): boolean {
  return hasCause(
    cause,
    (error) =>
      error.name === 'AbortError' ||
      error.name === 'ResponseAborted' ||
      error.message === 'aborted' ||
      hasCode(error, ['ECONNRESET']),
  );
}

function hasCode(error: Error, codes: readonly string[]): boolean {
  return 'code' in error && codes.includes(String(error.code));
}

/** Whether the error or one that it wraps, however deeply, is of a kind. */
function hasCause(cause: unknown, test: (error: Error) => boolean): boolean {
  for (let error = cause, depth = 0; error instanceof Error && depth < 8; error = error.cause, depth += 1) {
    if (test(error)) return true;
  }
  return false;
}
