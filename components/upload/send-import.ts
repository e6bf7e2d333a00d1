import { withExcerpts, refusalOf, type Refusal } from '@/lib/upload/refusal';
import type { UploadProgress } from '@/lib/upload/upload-progress';
import { postFile } from './post-file';

export type SendOutcome =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly refusal: Refusal };

/** How a request is watched and stopped. */
export interface RequestWatch {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: UploadProgress) => void;
}

/** Larger files are not read a second time only to show five lines of them. */
const MAX_EXCERPT_BYTES = 8 * 1024 * 1024;

/**
 * Sends a file, or the beginning of one, and takes the answer apart. Whatever goes wrong comes back as a refusal; only
 * the signal makes it throw.
 */
export async function sendImport(file: Blob, address: string, watch: RequestWatch): Promise<SendOutcome> {
  const answer = await postFile(file, address, watch);
  if (answer.kind === 'lost') {
    return { ok: false, refusal: { kind: 'failed', sentence: await explainFailure(file, answer.wasSent) } };
  }
  const { status, body } = answer;
  if (status >= 200 && status < 300 && body !== undefined) return { ok: true, body };
  const refusal = await explainRefusal(refusalOf(status, body), file);
  watch.signal.throwIfAborted();
  return { ok: false, refusal };
}

/** A file that was changed or deleted since it was chosen fails like a network does. */
async function explainFailure(file: Blob, wasSent: boolean): Promise<string> {
  try {
    await file.slice(0, 1).arrayBuffer();
  } catch {
    return 'The file can no longer be read: it was changed, moved or deleted since you chose it. Choose it again.';
  }
  return wasSent
    ? 'The connection ended before the answer came. The file is kept here; try again: what is stored already is not stored twice.'
    : 'The server did not answer, or ended the connection. The file is kept here; try again.';
}

async function explainRefusal(refusal: Refusal, file: Blob): Promise<Refusal> {
  const hasLines =
    refusal.kind === 'problems' && refusal.problems.some(({ where }) => where.line !== undefined);
  if (!hasLines || file.size > MAX_EXCERPT_BYTES) return refusal;
  const text = await file.text();
  // Packed or not in UTF-8: the lines would not be those that the server saw.
  return /[\0\uFFFD]/.test(text) ? refusal : withExcerpts(refusal, text);
}
