import { Readable } from 'node:stream';
import { decodeText } from '@/lib/importers/decode';
import { detectFormat, headOf } from '@/lib/importers/detect';
import { formatMapping } from '@/lib/importers/samples/latency-log-mapping';
import { AppError, type AppErrorCode } from '@/lib/errors';
import type { Problem } from '@/lib/problem';
import type { ImportOutcome } from '@/server/import-upload';
import { unpackDocument } from '@/server/unpack-document';
import { UsageError } from './command';
import { nameOfInput, openInput } from './input-file';
import type { ReadingOptions } from './read-args';

/**
 * Sends files to a server, one after the other, each as a stream. Files after the first go to the suite of the first,
 * as a local import does it, except suite files, which keep their own slug.
 *
 * @throws UsageError for a bad address or a refused token, AppError with the server's Problems
 */
export async function sendFiles(
  files: readonly string[],
  options: ReadingOptions,
  server: { readonly url: string; readonly token: string | undefined },
): Promise<ImportOutcome[]> {
  if (!URL.canParse(server.url) || !/^https?:$/.test(new URL(server.url).protocol)) {
    throw new UsageError(`--url expects an address like http://localhost:3000, found “${server.url}”`);
  }
  const outcomes: ImportOutcome[] = [];
  for (const file of files) {
    const first = outcomes[0];
    const suite =
      options.suite ?? (first === undefined || (await isSuiteFile(file)) ? undefined : first.suite);
    outcomes.push(await sendFile(file, { ...options, ...(suite === undefined ? {} : { suite }) }, server));
  }
  return outcomes;
}

async function sendFile(
  file: string,
  options: ReadingOptions,
  server: { readonly url: string; readonly token: string | undefined },
): Promise<ImportOutcome> {
  const address = new URL('/api/v1/imports', server.url);
  for (const [key, value] of Object.entries({
    suite: options.suite,
    subject: options.subject,
    format: options.format,
    unit: options.unit,
    mapping: options.mapping === undefined ? undefined : formatMapping(options.mapping),
    fileName: nameOfInput(file),
  })) {
    if (value !== undefined) address.searchParams.set(key, value);
  }
  for (const [key, value] of Object.entries(options.labels ?? {})) {
    if (key.includes(':'))
      throw new UsageError(`--label expects a key without colon with --url, found “${key}”`);
    address.searchParams.append('label', `${key}:${value}`);
  }
  const input = Readable.from(openInput(file));
  let inputError: unknown;
  input.once('error', (cause) => {
    inputError = cause;
  });
  let response: Response;
  try {
    response = await fetch(address, {
      method: 'POST',
      headers: {
        'content-type': 'application/octet-stream',
        ...(server.token === undefined ? {} : { authorization: `Bearer ${server.token}` }),
      },
      body: Readable.toWeb(input) as ReadableStream<Uint8Array>,
      duplex: 'half',
    } as RequestInit & { duplex: 'half' });
  } catch (cause) {
    if (inputError !== undefined) throw inputError;
    throw new AppError('UNAVAILABLE', `${address.origin} cannot be reached: ${reasonOf(cause)}`, { cause });
  }
  if (!response.ok) throw await refusalOf(response);
  return (await response.json()) as ImportOutcome;
}

async function isSuiteFile(file: string): Promise<boolean> {
  // Standard input can be read once, by the request.
  if (file === '-') return false;
  const unpacked = await unpackDocument(openInput(file), file);
  const text = unpacked.ok ? decodeText(unpacked.value, file) : unpacked;
  const detected = text.ok ? detectFormat(headOf(text.value), file) : text;
  return detected.ok && detected.value.importer.id === 'benchlens';
}

async function refusalOf(response: Response): Promise<Error> {
  const { status } = response;
  let detail = `${new URL(response.url).origin} answered ${status} ${response.statusText}`.trim();
  let problems: readonly Problem[] = [];
  try {
    const body = (await response.json()) as { detail?: string; problems?: Problem[] };
    detail = body.detail ?? detail;
    problems = body.problems ?? [];
  } catch {
    // Something between us and the server answered; its status is all there is.
  }
  if ([400, 401, 403, 404, 415].includes(status)) return new UsageError(detail);
  const code: AppErrorCode = status >= 500 ? 'UNAVAILABLE' : status === 409 ? 'CONFLICT' : 'INVALID';
  return new AppError(code, detail, { problems });
}

function reasonOf(cause: unknown): string {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  if (!(inner instanceof Error)) return String(inner);
  return inner.message === '' && 'code' in inner ? String(inner.code) : inner.message;
}
