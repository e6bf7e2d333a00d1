import 'server-only';
import type { ImportProgress } from '../import-upload';
import { toResponse } from '../respond';

/** Progress of one phase is told at most so often. */
const LEAST_MS = 250;

/** What an import answers in the end. */
export interface ImportAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Whether a client asks to be told how far its import is. */
export function wantsProgress(request: Request): boolean {
  return (request.headers.get('accept') ?? '')
    .split(',')
    .some((type) => type.split(';', 1)[0]?.trim().toLowerCase() === 'application/x-ndjson');
}

/**
 * An answer in lines of JSON: `{"progress": …}` while the work goes on, at last `{"result": …, "status": 201}` or
 * `{"problem": …}`. Its own status is 200, since it begins before the end is known. When the client goes away, the
 * work is told to stop.
 */
export function streamProgress(
  request: Request,
  work: (observer: {
    readonly signal: AbortSignal;
    readonly onProgress: (progress: ImportProgress) => void;
  }) => Promise<ImportAnswer>,
): Response {
  const gone = new AbortController();
  const signal = AbortSignal.any([request.signal, gone.signal]);
  const encoder = new TextEncoder();
  const lines = new ReadableStream<Uint8Array>({
    start: async (controller) => {
      const write = (line: unknown) => {
        if (!signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      };
      const onProgress = throttled((progress) => write({ progress }));
      try {
        const { body, status } = await work({ signal, onProgress });
        write({ result: body, status });
      } catch (cause) {
        const response = toResponse(signal.aborted ? signal.reason : cause);
        if (response.body !== null) write({ problem: await response.json() });
      }
      // A stream that was cancelled is closed already.
      if (!gone.signal.aborted) controller.close();
    },
    cancel: () => gone.abort(),
  });
  return new Response(lines, {
    headers: {
      'content-type': 'application/x-ndjson; charset=utf-8',
      'cache-control': 'no-store',
      // A proxy that collects the answer would keep the progress to itself.
      'x-accel-buffering': 'no',
    },
  });
}

/** The first event of each phase of each file, and after it one in a quarter of a second. */
function throttled(tell: (progress: ImportProgress) => void): (progress: ImportProgress) => void {
  let last = { key: '', at: 0 };
  return (progress) => {
    const key = `${progress.phase} ${progress.fileName}`;
    const at = performance.now();
    if (key === last.key && at - last.at < LEAST_MS) return;
    last = { key, at };
    tell(progress);
  };
}
