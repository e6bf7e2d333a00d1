import type { Problem } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import { readHdrFooterLine, type HdrFooter } from './hdr-footer';
import { headingTracker, type HeadingPath } from './headings';

/** A piece of the text with the line it stands on, counted from 1. */
export interface TextAt {
  readonly text: string;
  readonly line: number;
}

/** A row of “Thread Stats”. */
export interface ThreadStats {
  readonly mean: TextAt;
  readonly stddev: TextAt;
  /** The third column: the maximum; old builds of wrk2 print the 99th percentile there. */
  readonly third: TextAt;
}

export interface PercentileAt {
  readonly percent: number;
  readonly value: TextAt;
}

/** A “Latency Distribution”. */
export interface LatencyList {
  readonly kind: 'plain' | 'recorded' | 'uncorrected';
  readonly percentiles: PercentileAt[];
  /** Rows of wrk2's percentile spectrum at `SPECTRUM_PERCENTILES`, in milliseconds without a unit. */
  readonly spectrum: PercentileAt[];
  /** What wrk2 prints below its percentile spectrum, in milliseconds. */
  readonly footer: HdrFooter;
}

/** One invocation of wrk or wrk2 as it stands in a text: everything as written. */
export interface WrkBlock {
  readonly start: TextAt;
  readonly url: string;
  /** The shell line before it, when the text shows one. */
  readonly command?: string;
  readonly version?: string;
  readonly headings: HeadingPath;
  /** Something in the block or its command that only wrk2 has. */
  isWrk2: boolean;
  threads?: number;
  connections?: number;
  thirdColumn: 'max' | 'p99';
  latency?: ThreadStats;
  perThread?: ThreadStats;
  readonly lists: LatencyList[];
  requests?: { readonly count: TextAt; readonly duration: TextAt; readonly bytes: TextAt };
  socketErrors?: { readonly all: TextAt; readonly counts: readonly TextAt[] };
  failedResponses?: { readonly all: TextAt; readonly count: TextAt };
  requestRate?: TextAt;
  transferRate?: TextAt;
}

const START = /(?:^|\s)Running (\S+) test @ (\S+)/;
const THREADS = /(?:^|\s)(\d{1,15}) threads and (\d{1,15}) connections\s*$/;
const COMMAND = /(?:^|[\s/$>`])(?=wrk2?\s)/;

/** Steps of the spectrum are halved again and again, which hits few round percentages: p99 is not among them. */
const SPECTRUM_PERCENTILES: ReadonlySet<number> = new Set([0, 10, 25, 50, 75, 90, 95, 97.5, 99, 99.9, 99.99]);

const SPECTRUM_ROW =
  /^\s*(\d{1,15}(?:\.\d{1,12})?)\s+([01]\.\d{1,12})\s+\d{1,15}\s+(?:\d{1,15}(?:\.\d{1,12})?|inf)\s*$/;

/** Longer lines are not of wrk; patterns are not run over them. */
const MAX_LINE = 4096;

/** A shell line further above its output belongs to something else. */
const MAX_COMMAND_DISTANCE = 15;

/** Whether a text holds output of wrk or wrk2, and of which; cheap enough for detection. */
export function recogniseWrk(text: string): 'wrk' | 'wrk2' | undefined {
  // Autocannon prints the first line as well, the second line is wrk's own.
  if (
    !/Running \S{1,40} test @ \S/.test(text) ||
    !/\n[^\n]{0,200}?\d threads and \d+ connections/.test(text)
  ) {
    return undefined;
  }
  const own =
    /\(HdrHistogram - (?:Recorded|Uncorrected) Latency|Detailed Percentile spectrum:|Thread calibration: mean lat\.:/;
  return own.test(text) || hasWrk2Line(text) ? 'wrk2' : 'wrk';
}

function hasWrk2Line(text: string): boolean {
  return text
    .split('\n')
    .some(
      (line) => line.length <= MAX_LINE && (isWrk2Command(readContext(line)?.command) || isWrk2Stats(line)),
    );
}

/** wrk prints 0 where it took no sample; only old builds of wrk2 print the 99th percentile in place of the maximum. */
function isWrk2Stats(line: string): boolean {
  return /^\s*(?:Latency|Req\/Sec)\s+-?nan\s/.test(line) || /Thread Stats\s+Avg\s+Stdev\s+99%/.test(line);
}

/**
 * Splits a text into its invocations of wrk and wrk2; login banners, shell lines and Markdown around them are passed
 * over. A Problem where a block does not reach its end: nothing of a file that was cut off is read.
 */
export function readWrkBlocks(text: string, fileName: string): Result<WrkBlock[]> {
  const lines = text.split('\n');
  const blocks: WrkBlock[] = [];
  let block: WrkBlock | undefined;
  let list: LatencyList | undefined;
  let commandLine = 0;
  let context: { command?: string; version?: string } = {};
  const headings = headingTracker();

  const cutOff = (open: WrkBlock, line: number, found: string): Problem => ({
    code: 'syntax',
    where: { file: fileName, line, column: 1 },
    expected: `${missingLine(open)} of the run that starts in line ${open.start.line}`,
    found,
    hint: 'the output is cut off; import the whole of it',
  });

  for (const [index, content] of lines.entries()) {
    if (content.length > MAX_LINE) continue;
    const line = index + 1;
    headings.read(content);
    const start = content.includes(' test @ ') ? START.exec(content) : null;
    if (start !== null) {
      if (block !== undefined && !isComplete(block)) {
        return fail(cutOff(block, line, `the next run, “${content.trim().slice(0, 60)}”`));
      }
      const { command, ...kept } = context;
      const isNear = line - commandLine <= MAX_COMMAND_DISTANCE;
      block = {
        start: { text: content.trim(), line },
        url: start[2] ?? '',
        headings: headings.path(),
        ...kept,
        ...(command === undefined || !isNear ? {} : { command }),
        isWrk2: isNear && isWrk2Command(command),
        thirdColumn: 'max',
        lists: [],
      };
      blocks.push(block);
      list = undefined;
      context = kept;
      continue;
    }
    if (block === undefined || (isComplete(block) && !content.includes('Transfer/sec:'))) {
      const found = readContext(content);
      if (found !== undefined) context = { ...context, ...found };
      if (found?.command !== undefined) commandLine = line;
      continue;
    }
    list = readLine(content, line, block, list);
  }
  if (block === undefined) {
    return fail({
      code: 'syntax',
      where: { file: fileName },
      expected: 'a line “Running 30s test @ URL”',
      found: 'none',
    });
  }
  // `Transfer/sec` may be missing, but then the line before it must have ended, or its number may be cut short.
  const endsInRate = block.transferRate === undefined && block.requestRate?.line === lines.length;
  if (!isComplete(block) || endsInRate) {
    return fail(cutOff(block, lines.length, 'the end of the file'));
  }
  return succeed(blocks);
}

function isComplete(block: WrkBlock): boolean {
  return block.threads !== undefined && block.requests !== undefined && block.requestRate !== undefined;
}

function missingLine(block: WrkBlock): string {
  if (block.threads === undefined) return 'the line “N threads and M connections”';
  if (block.requests === undefined) return 'the lines “N requests in …” and “Requests/sec: …”';
  return block.requestRate === undefined ? 'the line “Requests/sec: …”' : 'the line “Transfer/sec: …”';
}

function isWrk2Command(command: string | undefined): boolean {
  return command !== undefined && (/^wrk2\s/.test(command) || /\s(?:-R ?\d|--rate[ =]\d)/.test(command));
}

function readContext(content: string): { command?: string; version?: string } | undefined {
  const found = COMMAND.exec(content);
  const command =
    found === null
      ? ''
      : (content
          .slice(found.index + found[0].length)
          .split('`', 1)[0]
          ?.trim() ?? '');
  // Prose about wrk is no shell line, which goes on with an option or the address.
  if (/^wrk2?\s+(?:-|https?:)/.test(command) && command.includes('://')) return { command };
  const version = /^\s*wrk2? (\S+) \[\w+\] Copyright/.exec(content)?.[1];
  return version === undefined ? undefined : { version };
}

/** Reads one line of a block. Returns the latency list that the next line may belong to. */
function readLine(
  content: string,
  line: number,
  block: WrkBlock,
  list: LatencyList | undefined,
): LatencyList | undefined {
  const at = (text: string | undefined): TextAt => ({ text: text ?? '', line });

  if (list !== undefined) {
    const entry = /^\s*(\d+(?:\.\d+)?)%\s+(\S+)\s*$/.exec(content);
    if (entry !== null) {
      list.percentiles.push({ percent: Number(entry[1]), value: at(entry[2]) });
      return list;
    }
    const row = SPECTRUM_ROW.exec(content);
    if (row !== null) {
      // Shifting the decimal point as text keeps 0.975 from becoming 97.49999999999999.
      const percent = Number(`${row[2]}e2`);
      if (SPECTRUM_PERCENTILES.has(percent)) list.spectrum.push({ percent, value: at(row[1]) });
      return list;
    }
    if (readHdrFooterLine(content, line, list.footer)) return list;
  }
  const heading = /Latency Distribution(?: \(HdrHistogram - (Recorded|Uncorrected))?/.exec(content);
  if (heading !== null) {
    const kind = ({ Recorded: 'recorded', Uncorrected: 'uncorrected' } as const)[heading[1] ?? ''] ?? 'plain';
    const next: LatencyList = { kind, percentiles: [], spectrum: [], footer: {} };
    block.lists.push(next);
    if (kind !== 'plain') block.isWrk2 = true;
    return next;
  }
  const threads = THREADS.exec(content);
  if (threads !== null) {
    block.threads = Number(threads[1]);
    block.connections = Number(threads[2]);
    return list;
  }
  if (/Thread calibration: mean lat\.:|Detailed Percentile spectrum:/.test(content)) {
    block.isWrk2 = true;
    return list;
  }
  if (isWrk2Stats(content)) block.isWrk2 = true;
  // Ctrl-C puts its echo before this line.
  const columns = /Thread Stats\s+Avg\s+Stdev\s+(Max|99%)/.exec(content);
  if (columns !== null) {
    if (columns[1] === '99%') block.thirdColumn = 'p99';
    return list;
  }
  const stats = /^\s*(Latency|Req\/Sec)\s+(\S+)\s+(\S+)\s+(\S+)\s+\S+%\s*$/.exec(content);
  if (stats !== null) {
    const row: ThreadStats = { mean: at(stats[2]), stddev: at(stats[3]), third: at(stats[4]) };
    if (stats[1] === 'Latency') block.latency = row;
    else block.perThread = row;
    return list;
  }
  const requests = /^\s*(\d{1,15}) requests in (\S+), (\S+) read\s*$/.exec(content);
  if (requests !== null) {
    block.requests = { count: at(requests[1]), duration: at(requests[2]), bytes: at(requests[3]) };
    return undefined;
  }
  const sockets = /^\s*Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)\s*$/.exec(
    content,
  );
  if (sockets !== null) {
    block.socketErrors = { all: at(content), counts: sockets.slice(1).map(at) };
    return undefined;
  }
  const responses = /^\s*Non-2xx or 3xx responses: (-?\d{1,15})\s*$/.exec(content);
  if (responses !== null) {
    block.failedResponses = { all: at(content), count: at(responses[1]) };
    return undefined;
  }
  const rate = /^\s*(Requests|Transfer)\/sec:\s+(\S+)\s*$/.exec(content);
  if (rate?.[1] === 'Requests') block.requestRate = at(rate[2]);
  if (rate?.[1] === 'Transfer') block.transferRate = at(rate[2]);
  return list;
}
