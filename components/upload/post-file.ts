import { readAnswerLines } from '@/lib/upload/answer-lines';
import type { UploadProgress } from '@/lib/upload/upload-progress';

/** What came back: a body with its status, or nothing at all. */
export type PostAnswer =
  | { readonly kind: 'answer'; readonly status: number; readonly body: unknown }
  /** No answer, or one that broke off. */
  | { readonly kind: 'lost'; readonly wasSent: boolean };

/** More often no eye can follow. */
const BETWEEN_REPORTS_MS = 100;

/**
 * Posts a file as it is, the body alone, and tells how far it has come: bytes that left, then what the server says of
 * its work. An XMLHttpRequest, because nothing else in a browser counts the bytes of an upload. The file is never read
 * into memory here, whatever its size.
 *
 * @throws the reason of `signal` when it ends the request
 */
export function postFile(
  file: Blob,
  address: string,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (progress: UploadProgress) => void },
): Promise<PostAnswer> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const request = new XMLHttpRequest();
    const report = throttled(onProgress);
    let wasSent = false;
    let read = 0;
    let last: PostAnswer | undefined;

    const readLines = (isComplete: boolean) => {
      if (!isStream(request)) return;
      const { lines, next } = readAnswerLines(request.responseText, read, isComplete);
      read = next;
      for (const line of lines) {
        if (line.kind === 'progress') report(line.progress);
        else
          last = {
            kind: 'answer',
            status: line.kind === 'result' ? request.status : statusOf(line.body),
            body: line.body,
          };
      }
    };
    const stop = () => request.abort();
    const end = (answer: PostAnswer) => {
      signal.removeEventListener('abort', stop);
      resolve(answer);
    };

    request.upload.addEventListener('progress', ({ loaded, total }) =>
      report({
        phase: 'sending',
        sentBytes: Math.min(loaded, file.size),
        totalBytes: total === 0 ? file.size : total,
      }),
    );
    request.upload.addEventListener('load', () => {
      wasSent = true;
      report({ phase: 'reading' });
    });
    request.addEventListener('progress', () => readLines(false));
    request.addEventListener('load', () => {
      readLines(true);
      if (isStream(request)) end(last ?? { kind: 'lost', wasSent });
      else end({ kind: 'answer', status: request.status, body: parsed(request.responseText) });
    });
    request.addEventListener('error', () => end({ kind: 'lost', wasSent }));
    request.addEventListener('abort', () => {
      signal.removeEventListener('abort', stop);
      reject(signal.reason);
    });
    signal.addEventListener('abort', stop);

    request.open('POST', address);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('accept', 'application/x-ndjson, application/json');
    request.send(file);
  });
}

/** Reports that come in a crowd are thinned out; a new phase is always told. */
function throttled(onProgress: (progress: UploadProgress) => void): (progress: UploadProgress) => void {
  let phase = '';
  let toldAt = 0;
  return (progress) => {
    const now = performance.now();
    if (progress.phase === phase && now - toldAt < BETWEEN_REPORTS_MS) return;
    phase = progress.phase;
    toldAt = now;
    onProgress(progress);
  };
}

function isStream(request: XMLHttpRequest): boolean {
  return /^application\/x-ndjson\b/i.test(request.getResponseHeader('content-type') ?? '');
}

/** The status line was sent before the fault was found; the problem document holds the right one. */
function statusOf(problem: unknown): number {
  const isDocument = typeof problem === 'object' && problem !== null && 'status' in problem;
  return isDocument && typeof problem.status === 'number' ? problem.status : 500;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
