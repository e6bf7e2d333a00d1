import type { Problem } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';

/** One interval of a histogram log, as written. */
export interface HlogInterval {
  readonly tag?: string;
  readonly startSeconds: number;
  readonly lengthSeconds: number;
  /** The column Interval_Max, in whatever unit its writer chose. */
  readonly max: number;
  /** The histogram in base64. */
  readonly payload: string;
  readonly line: number;
  /** Where the payload begins. */
  readonly column: number;
}

/** What was logged by one process: its comments and intervals. */
export interface HlogBlock {
  readonly line: number;
  startTimeSeconds?: number;
  baseTimeSeconds?: number;
  /** `jHiccup` and its version. */
  tool?: { readonly name: string; readonly version?: string };
  /** What the log says it is about: `READ`. */
  subject?: string;
  readonly intervals: HlogInterval[];
}

const NUMBER = /^\s*-?\d{1,12}(?:\.\d{1,12})?\s*$/;

/**
 * The lines of a histogram log. A comment that begins a log (its version, its start time, its tool) after intervals
 * begins a new block: the process was started anew and appended to the file.
 */
export function readHlogLines(text: string, fileName: string): Result<HlogBlock[]> {
  let block: HlogBlock = { line: 1, intervals: [] };
  const blocks = [block];
  let line = 0;
  for (const content of text.split('\n')) {
    line += 1;
    if (content.trim() === '' || content.startsWith('"StartTimestamp"')) continue;
    if (content.startsWith('#')) {
      const begins =
        /^#\[(?:StartTime:|BaseTime:|Histogram log format version |Logged with |Logging for:)/.test(content);
      if (begins && block.intervals.length > 0) {
        block = { line, intervals: [] };
        blocks.push(block);
      }
      readComment(content, block);
      continue;
    }
    const interval = readInterval(content, line, fileName);
    if (!interval.ok) return interval;
    block.intervals.push(interval.value);
  }
  return succeed(blocks.filter(({ intervals }) => intervals.length > 0));
}

function readComment(content: string, block: HlogBlock): void {
  const time = /^#\[(StartTime|BaseTime): (\d{1,12}(?:\.\d{1,12})?)\b/.exec(content);
  if (time !== null) {
    if (time[1] === 'StartTime') block.startTimeSeconds = Number(time[2]);
    else block.baseTimeSeconds = Number(time[2]);
    return;
  }
  const tool = /^#\[Logged with (.{1,100}?)(?: version (\S{1,100}?))?\]/.exec(content);
  if (tool?.[1] !== undefined) {
    block.tool = { name: tool[1], ...(tool[2] === undefined ? {} : { version: tool[2] }) };
    return;
  }
  const subject = /^#\[Logging for: (.{1,200})\]/.exec(content)?.[1]?.trim();
  if (subject !== undefined && subject !== '') block.subject = subject;
}

function readInterval(content: string, line: number, fileName: string): Result<HlogInterval> {
  const refuse = (column: number, expected: string, found: string): Result<never> =>
    fail({ code: 'syntax', where: { file: fileName, line, column }, expected, found } satisfies Problem);

  let at = 0;
  let tag: string | undefined;
  if (content.startsWith('Tag=')) {
    const comma = content.indexOf(',');
    tag = comma === -1 ? '' : content.slice(4, comma).trim();
    if (tag === '' || tag.length > 200) {
      return refuse(
        5,
        'the name of a tag and a comma',
        tag === '' ? 'none' : `a name of ${tag.length} characters`,
      );
    }
    at = comma + 1;
  }
  const numbers: number[] = [];
  for (const what of ['the start', 'the length', 'the greatest value'] as const) {
    const comma = content.indexOf(',', at);
    const field = content.slice(at, comma === -1 ? undefined : comma);
    if (comma === -1 || !NUMBER.test(field)) {
      return refuse(
        at + 1,
        `${what} of an interval as a number, and a comma`,
        comma === -1 ? `the end of the line after “${field.slice(0, 40)}”` : `“${field.slice(0, 40)}”`,
      );
    }
    numbers.push(Number(field));
    at = comma + 1;
  }
  const [startSeconds, lengthSeconds, max] = numbers;
  const payload = content.slice(at).trim();
  if (startSeconds === undefined || lengthSeconds === undefined || max === undefined || payload === '') {
    return refuse(at + 1, 'a compressed histogram in base64', 'the end of the line');
  }
  if (lengthSeconds < 0) return refuse(1, 'an interval of at least 0 seconds', `${lengthSeconds}`);
  return succeed({
    ...(tag === undefined ? {} : { tag }),
    startSeconds,
    lengthSeconds,
    max,
    payload,
    line,
    column: at + 1,
  });
}
