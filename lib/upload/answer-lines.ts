import type { UploadProgress } from './upload-progress';

/** What the server says while it works, one JSON object a line. */
export type AnswerLine =
  | { readonly kind: 'progress'; readonly progress: UploadProgress }
  | { readonly kind: 'result'; readonly body: unknown }
  | { readonly kind: 'problem'; readonly body: unknown };

/**
 * The whole lines of an answer that is still growing, from a place in its text on.
 *
 * @param isComplete nothing follows: the last line needs no end
 * @returns `next`: where to go on; lines that are none of ours are left out
 */
export function readAnswerLines(
  text: string,
  from: number,
  isComplete: boolean,
): { readonly lines: readonly AnswerLine[]; readonly next: number } {
  const end = isComplete ? text.length : text.lastIndexOf('\n') + 1;
  if (end <= from) return { lines: [], next: from };
  const lines = text
    .slice(from, end)
    .split('\n')
    .flatMap((line) => lineOf(line) ?? []);
  return { lines, next: end };
}

function lineOf(text: string): AnswerLine | undefined {
  if (text.trim() === '') return undefined;
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch {
    // Cut off by a lost connection, or of something between us and the server.
    return undefined;
  }
  if (!isObject(line)) return undefined;
  if ('result' in line) return { kind: 'result', body: line.result };
  if ('problem' in line) return { kind: 'problem', body: line.problem };
  const progress = progressOf(line.progress);
  return progress === undefined ? undefined : { kind: 'progress', progress };
}

/** While bytes arrive the browser knows better how many have left; the server's count is not needed. */
function progressOf(value: unknown): UploadProgress | undefined {
  if (!isObject(value)) return undefined;
  const { phase, rowsRead } = value;
  if (phase !== 'reading' && phase !== 'storing') return undefined;
  return { phase, ...(typeof rowsRead === 'number' ? { rowsRead } : {}) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
