import type { Problem } from '@/lib/problem';
import { placeAt, readJson } from './json';

/**
 * The first line at fault of a text that holds a JSON object in each line, with its place in the text; undefined where
 * every line is whole. Read as one document, such a text would be at fault wherever its second line begins.
 *
 * @param text see `isNdjson`
 * @example ndjsonFault('{"a": 1}\n{"a": }\n', 'a.ndjson') → { where: { line: 2, column: 7, … }, expected: 'a value', … }
 */
export function ndjsonFault(text: string, fileName: string): Problem | undefined {
  for (let start = 0, end = 0; start < text.length; start = end + 1) {
    const lineEnd = text.indexOf('\n', start);
    end = lineEnd === -1 ? text.length : lineEnd;
    const fault = faultOf(text.slice(start, end), fileName);
    if (fault === undefined) continue;
    const { line } = placeAt(text, start, fileName);
    return {
      ...fault,
      where: { file: fileName, ...(line === undefined ? {} : { line }), column: fault.column },
    };
  }
  return undefined;
}

/** Whether the first line of a text is an object of its own and more follows. */
export function isNdjson(text: string): boolean {
  const content = text.trim();
  const end = content.indexOf('\n');
  return end !== -1 && content.startsWith('{') && isObject(valueOf(content.slice(0, end)));
}

function faultOf(line: string, fileName: string): (Omit<Problem, 'where'> & { column: number }) | undefined {
  if (line.trim() === '' || isObject(valueOf(line))) return undefined;
  const read = readJson(line, fileName);
  const [problem] = read.ok ? [] : read.problems;
  if (problem === undefined) {
    const found = `“${line.length > 40 ? `${line.slice(0, 39)}…` : line}”`;
    return { code: 'wrong-type', column: 1, expected: 'a JSON object in each line', found };
  }
  const { where, ...fault } = problem;
  // The scanner knows of one text only, which ends with the line.
  const inLine = (words: string) => words.replace('the end of the file', 'the end of the line');
  return {
    ...fault,
    column: where.column ?? 1,
    expected: inLine(fault.expected),
    found: inLine(fault.found),
  };
}

function valueOf(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
