import { stat } from 'node:fs/promises';
import { formatValue } from '@/lib/format/format-value';
import type { Packing } from '@/lib/importers/decode';
import type { Problem } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import { mostUnpackedBytes } from './most-unpacked-bytes';
import { MAX_ROW_BYTES } from './source-sql';
import { unpackFile } from './unpack-file';
import { zstdFramesFault } from './zstd-frames-fault';

/** Bytes that are searched at a time, so few that no line within them is too long. */
const STEP_BYTES = MAX_ROW_BYTES / 4;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** What the bytes of a file say, whatever its rows hold. */
export interface FileState {
  /** Whether the last line has no line end. */
  readonly endsWithinLine: boolean;
}

/**
 * Reads the bytes of a file to their end, for what the engine does not notice: an archive that is cut off, damaged or
 * holds far more than its size lets expect, and a line that is longer than a row may be, after which the engine would
 * leave out rows.
 *
 * @throws the signal's reason once it is aborted
 */
export async function inspectFile(
  path: string,
  packing: Packing,
  fileName: string,
  signal?: AbortSignal,
): Promise<Result<FileState>> {
  const frames = packing === 'zstd' ? await zstdFramesFault(path, signal) : undefined;
  if (frames !== undefined) return fail(brokenArchive(frames, packing, fileName));
  const { size } = await stat(path);
  const mostBytes = packing === 'plain' ? Infinity : mostUnpackedBytes(size);
  const lines = new LineScan(mostBytes);
  try {
    await unpackFile(path, packing, (chunk) => lines.add(chunk), signal);
  } catch (cause) {
    signal?.throwIfAborted();
    if (cause instanceof LongLine) {
      return fail(longLine(fileName, await lineAt(path, packing, cause.start, signal)));
    }
    if (cause instanceof TooMuch) return fail(tooMuch(fileName, size, mostBytes));
    const fault = archiveFault(cause, packing);
    if (fault === undefined) throw cause;
    return fail(brokenArchive(fault, packing, fileName));
  }
  return succeed({ endsWithinLine: lines.sinceLineEnd > 0 });
}

class LongLine extends Error {
  constructor(readonly start: number) {
    super('a line is too long');
  }
}

class TooMuch extends Error {}

class Reached extends Error {}

/** Looks for the distance between line ends in pieces of a text, without looking at every line. */
class LineScan {
  sinceLineEnd = 0;
  private total = 0;

  constructor(private readonly mostBytes: number) {}

  add(chunk: Buffer): void {
    for (let at = 0; at < chunk.length; at += STEP_BYTES) this.step(chunk.subarray(at, at + STEP_BYTES));
    if (this.total > this.mostBytes) throw new TooMuch('too much text');
  }

  private step(bytes: Buffer): void {
    const first = firstLineEnd(bytes);
    if (this.sinceLineEnd + (first ?? bytes.length) > MAX_ROW_BYTES) {
      throw new LongLine(this.total - this.sinceLineEnd);
    }
    this.total += bytes.length;
    this.sinceLineEnd =
      first === undefined
        ? this.sinceLineEnd + bytes.length
        : bytes.length - 1 - Math.max(bytes.lastIndexOf(LINE_FEED), bytes.lastIndexOf(CARRIAGE_RETURN));
  }
}

function firstLineEnd(bytes: Buffer): number | undefined {
  const ends = [bytes.indexOf(LINE_FEED), bytes.indexOf(CARRIAGE_RETURN)].filter((at) => at !== -1);
  return ends.length === 0 ? undefined : Math.min(...ends);
}

/** The number of the line that starts at an offset of the text: read again, since lines are counted for this alone. */
async function lineAt(
  path: string,
  packing: Packing,
  offset: number,
  signal: AbortSignal | undefined,
): Promise<number> {
  let before = 0;
  let feeds = 0;
  let returns = 0;
  try {
    await unpackFile(
      path,
      packing,
      (chunk) => {
        for (const byte of chunk.subarray(0, offset - before)) {
          if (byte === LINE_FEED) feeds += 1;
          if (byte === CARRIAGE_RETURN) returns += 1;
        }
        before += chunk.length;
        if (before >= offset) throw new Reached();
      },
      signal,
    );
  } catch (cause) {
    if (!(cause instanceof Reached)) throw cause;
  }
  return Math.max(feeds, returns) + 1;
}

function archiveFault(cause: unknown, packing: Packing): 'cut' | 'damaged' | undefined {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (packing === 'gzip') {
    if (typeof code !== 'string' || !code.startsWith('Z_')) return undefined;
    return code === 'Z_BUF_ERROR' ? 'cut' : 'damaged';
  }
  // The decoder of zstd fails in many ways on damaged data, none of which is an error of the system.
  return packing === 'zstd' && !(cause instanceof Error && 'syscall' in cause) ? 'damaged' : undefined;
}

function longLine(file: string, line: number): Problem {
  return {
    code: 'too-large',
    where: { file, line, column: 1 },
    expected: `rows of at most ${MAX_ROW_BYTES / 1024} KiB`,
    found: 'a longer line',
  };
}

function tooMuch(file: string, packedBytes: number, mostBytes: number): Problem {
  return {
    code: 'too-large',
    where: { file },
    expected: `at most ${formatValue(mostBytes, 'bytes')} of text in an archive of ${formatValue(packedBytes, 'bytes')}`,
    found: 'more than that',
    hint: 'unpack it, and split it where it is that large',
  };
}

function brokenArchive(fault: 'cut' | 'damaged', packing: Packing, file: string): Problem {
  return {
    code: 'syntax',
    where: { file },
    expected: `a whole ${packing} file`,
    found: fault === 'cut' ? 'one that is cut off' : 'damaged data',
    hint: 'copy the file again, or unpack it first',
  };
}
