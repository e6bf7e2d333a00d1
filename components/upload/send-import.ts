import { withExcerpts, refusalOf, type Refusal } from '@/lib/upload/refusal';

export type SendOutcome =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly refusal: Refusal };

/** Larger files are not read a second time only to show five lines of them. */
const MAX_EXCERPT_BYTES = 8 * 1024 * 1024;

/**
 * Sends a file as it is, the body alone, and takes the answer apart. Whatever goes wrong comes back as a refusal; only
 * `signal` makes it throw.
 */
export async function sendImport(file: File, address: string, signal: AbortSignal): Promise<SendOutcome> {
  let response: Response;
  try {
    response = await fetch(address, {
      method: 'POST',
      body: file,
      headers: { 'content-type': 'application/octet-stream', accept: 'application/json' },
      signal,
    });
  } catch (cause) {
    signal.throwIfAborted();
    return { ok: false, refusal: { kind: 'failed', sentence: await explainFailure(file, cause) } };
  }
  const body = await readJson(response);
  signal.throwIfAborted();
  if (response.ok && body !== undefined) return { ok: true, body };
  return { ok: false, refusal: await explainRefusal(refusalOf(response.status, body), file) };
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

/** A file that was changed or deleted since it was chosen fails like a network does. */
async function explainFailure(file: File, cause: unknown): Promise<string> {
  try {
    await file.slice(0, 1).arrayBuffer();
  } catch {
    return 'The file can no longer be read: it was changed, moved or deleted since you chose it. Choose it again.';
  }
  const detail = cause instanceof Error && cause.message !== '' ? ` (${cause.message})` : '';
  return `The server did not answer${detail}. The file is kept here; try again.`;
}

async function explainRefusal(refusal: Refusal, file: File): Promise<Refusal> {
  const hasLines =
    refusal.kind === 'problems' && refusal.problems.some(({ where }) => where.line !== undefined);
  if (!hasLines || file.size > MAX_EXCERPT_BYTES) return refusal;
  const text = await file.text();
  // Packed or not in UTF-8: the lines would not be those that the server saw.
  return /[\0\uFFFD]/.test(text) ? refusal : withExcerpts(refusal, text);
}
