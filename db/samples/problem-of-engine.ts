import type { SamplePlan } from '@/lib/importers/samples/sample-plan';
import type { Problem } from '@/lib/problem';
import { MAX_ROW_BYTES } from './source-sql';

/**
 * What an error of the engine says about the file, with its line where the engine names one; undefined for an error
 * that is no fault of the file.
 */
export function problemOfEngine(cause: unknown, plan: SamplePlan, file: string): Problem | undefined {
  const message = cause instanceof Error ? cause.message : '';
  const line = lineOf(message);
  const where = { file, ...(line === undefined ? {} : { line, column: 1 }) };
  for (const { pattern, tell } of KINDS) {
    const match = pattern.exec(message);
    if (match !== null) return { where, ...tell(match, plan) };
  }
  return undefined;
}

interface Kind {
  readonly pattern: RegExp;
  tell(match: RegExpExecArray, plan: SamplePlan): Omit<Problem, 'where'>;
}

const KINDS: readonly Kind[] = [
  {
    pattern:
      /Could not convert string "([\s\S]{0,200}?)" to '|Failed to cast value to numerical: ([\s\S]{0,80})/,
    tell: (match, plan) => ({
      code: 'wrong-type',
      expected: `a number${fieldName(match.input, plan)}`,
      found:
        match[1] === undefined ? ((match[2] ?? '').split('\n', 1)[0] ?? '') : `“${match[1].slice(0, 80)}”`,
    }),
  },
  {
    pattern: /Expected Number of Columns: (\d+) Found: (\d+)/,
    tell: ([, expected, found]) => ({
      code: 'syntax',
      expected: `${expected} fields, as in the first line`,
      found: `${found}`,
      hint: 'a row may be cut off, or hold a delimiter that needs quotes',
    }),
  },
  {
    pattern: /Maximum line size of \d+ bytes exceeded|"?maximum_object_size"? of \d+ bytes exceeded/i,
    tell: () => ({
      code: 'too-large',
      expected: `rows of at most ${MAX_ROW_BYTES / 1024} KiB`,
      found: 'a longer one',
    }),
  },
  {
    // A row, or blank lines, beyond the buffers that several threads share.
    pattern: /Parallel CSV Reader currently does not support a full read/,
    tell: () => ({
      code: 'too-large',
      expected: `rows of at most ${MAX_ROW_BYTES / 1024} KiB`,
      found: 'a longer one, or as many blank lines',
    }),
  },
  {
    pattern: /unterminated quote/,
    tell: () => ({
      code: 'syntax',
      expected: 'quotes that are closed before the next delimiter',
      found: 'a quote that stays open, or text after a closing one',
    }),
  },
  {
    pattern: /Invalid unicode|not utf-8 encoded|invalid UTF-8/i,
    tell: () => ({ code: 'text-encoding', expected: 'UTF-8 text', found: 'bytes that are not UTF-8' }),
  },
  {
    pattern: /byte order mark/,
    tell: () => ({
      code: 'text-encoding',
      expected: 'UTF-8 text without a byte order mark within an archive',
      found: 'one',
    }),
  },
  {
    pattern: /Expected OBJECT, but got ([A-Z]+)/,
    tell: ([, kind]) => ({ code: 'wrong-type', expected: 'an object', found: `${kind?.toLowerCase()}` }),
  },
  {
    pattern: /Malformed JSON in file "[^"]*", at byte (\d+) in line \d+: ([^\n.]{0,200})/,
    tell: ([, byte, what]) => ({
      code: 'syntax',
      expected: 'one whole JSON object in each line',
      found: `${what} at byte ${byte} of the line`,
      hint: 'the file may be cut off',
    }),
  },
  {
    pattern: /JSON transform error/,
    tell: () => ({
      code: 'wrong-type',
      expected: 'fields of the types of this format',
      found: 'another one',
    }),
  },
  {
    pattern: /CSV Parser state machine reached an invalid state/,
    tell: () => ({
      code: 'syntax',
      expected: 'rows as in RFC 4180, all with the same kind of line end',
      found: 'a row that is none, or line ends of two kinds',
    }),
  },
  {
    pattern: /CSV Error on Line/,
    tell: () => ({ code: 'syntax', expected: 'rows as in RFC 4180', found: 'one that is none' }),
  },
  {
    pattern: /\b(?:gzip|gz|zlib|deflate|zstd|compress\w*|miniz|inflate)\b/i,
    tell: () => ({
      code: 'syntax',
      expected: 'a whole archive',
      found: 'damaged data, or one that is cut off',
      hint: 'copy the file again, or unpack it first',
    }),
  },
  {
    pattern: /^Out of Memory Error|max_temp_directory_size|failed to offload/i,
    tell: () => ({
      code: 'too-large',
      expected: 'a file whose rows can be counted in 256 MB of memory and 20 GB on the disk',
      found: 'more different names and times than that',
    }),
  },
];

/** Which field a conversion was about; JSON errors do not say. */
function fieldName(message: string, { source }: SamplePlan): string {
  const index = /Error when converting column "f(\d+)"/.exec(message)?.[1];
  const name = index === undefined ? undefined : source.fields[Number(index)]?.name;
  return name === undefined ? '' : ` in “${name}”`;
}

function lineOf(message: string): number | undefined {
  const line = /(?:CSV Error on Line: |\bin line )(\d+)/.exec(message)?.[1];
  if (line === undefined) return undefined;
  // Where JSON cannot be read, the engine has counted its line already.
  return Number(line) - (message.includes('Malformed JSON') ? 1 : 0);
}
