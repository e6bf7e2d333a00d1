import type * as z from 'zod';
import { jsonPointer, type Problem, type ProblemCode } from '@/lib/problem';

/** At most so many problems are listed for one file; a file of another kind would give thousands. */
const MAX_PROBLEMS = 20;

/**
 * What a schema found, as Problems with JSON pointers. `input` is the value that was checked, for the “found” part.
 */
export function problemsOf(error: z.core.$ZodError, input: unknown, fileName: string): Problem[] {
  return error.issues.flatMap((issue) => problemsOfIssue(issue, input, fileName)).slice(0, MAX_PROBLEMS);
}

function problemsOfIssue(issue: z.core.$ZodIssue, input: unknown, file: string): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      code: 'unknown-key',
      where: { file, pointer: jsonPointer([...issue.path, key]) },
      expected: 'only keys of the format',
      found: `“${key}”`,
    }));
  }
  if (issue.code === 'invalid_key') {
    const [first] = issue.issues;
    return [
      {
        code: 'out-of-range',
        where: { file, pointer: jsonPointer(issue.path) },
        expected: first === undefined ? 'another key' : `as a key ${describeExpected(first)}`,
        found: describeFound(issue.path.at(-1)),
      },
    ];
  }
  const found = valueAt(input, issue.path);
  return [
    {
      code: codeOf(issue, found),
      where: { file, pointer: jsonPointer(issue.path) },
      expected: describeExpected(issue),
      found: describeFound(found),
    },
  ];
}

function codeOf(issue: z.core.$ZodIssue, found: unknown): ProblemCode {
  if (found === undefined) return 'missing-value';
  return issue.code === 'invalid_type' ? 'wrong-type' : 'out-of-range';
}

function describeExpected(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_format':
      return isOwnMessage(issue.message)
        ? issue.message
        : (FORMATS[issue.format] ?? `text in the form ${issue.format}`);
    case 'invalid_union': {
      const options = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
      const branches = issue.errors.flatMap(([first]) =>
        first === undefined ? [] : describeExpected(first),
      );
      return options.length > 0 ? `one of ${options.join(', ')}` : [...new Set(branches)].join(' or ');
    }
    case 'invalid_type':
      return (
        {
          number: 'a number',
          int: 'a whole number',
          string: 'a text',
          array: 'a list',
          object: 'an object',
          boolean: 'true or false',
          record: 'an object',
        }[issue.expected as string] ?? `a value of type ${issue.expected}`
      );
    case 'invalid_value':
      return issue.values.length === 1
        ? `“${String(issue.values[0])}”`
        : `one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return `${issue.inclusive === false ? 'more than' : 'at least'} ${String(issue.minimum)}${ofLength(issue.origin, issue.minimum)}`;
    case 'too_big':
      return `at most ${String(issue.maximum)}${ofLength(issue.origin, issue.maximum)}`;
    default:
      return issue.message.replace(/^Invalid input: expected /, '');
  }
}

/** Names of text formats, for schemas that give no sentence of their own. */
const FORMATS: Readonly<Record<string, string>> = {
  url: 'a web address such as https://example.org/page',
  date: 'a date such as 2026-01-31',
  base64: 'text in Base64',
};

/** The library's own messages begin so; they name what is wrong and not what is expected. */
function isOwnMessage(message: string): boolean {
  return !message.startsWith('Invalid ');
}

function ofLength(origin: string, length: number | bigint): string {
  if (origin === 'string') return Number(length) === 1 ? ' character' : ' characters';
  if (origin !== 'array') return '';
  return Number(length) === 1 ? ' entry' : ' entries';
}

/** A value as a message shows it: short, quoted when it is text. */
export function describeFound(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (typeof value === 'string') return `“${value.length > 60 ? `${value.slice(0, 59)}…` : value}”`;
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  // JSON has no such number: it was written with more digits or a larger exponent than a double holds.
  if (value === Infinity || value === -Infinity) return 'a number beyond 1.8e308';
  return String(value);
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const segment of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[segment];
  }
  return value;
}
