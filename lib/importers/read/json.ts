import { createScanner, type JSONScanner } from 'jsonc-parser';
import { jsonPointer, type Place, type Problem } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';

/** Deeper than any tool nests its results; keeps every later walk safe from a stack overflow. */
export const MAX_JSON_DEPTH = 200;

/**
 * Strict JSON (RFC 8259) from text, refusing what `JSON.parse` lets pass silently: a key that stands twice in one
 * object, `__proto__` keys and nesting deeper than `MAX_JSON_DEPTH`. A syntax fault is reported with line and
 * column, what was expected there and what was found; `NaN` and `Infinity` are named as such.
 *
 * @param text without byte order mark
 */
export function readJson(text: string, fileName: string): Result<unknown> {
  const structure = checkStructure(text, fileName);
  if (structure !== undefined) return fail(structure);
  try {
    return succeed(JSON.parse(text) as unknown);
  } catch (cause) {
    // The scanner is as strict as JSON.parse except for details of numbers and escapes.
    const place = placeOfParseError(cause, text, fileName);
    return fail({
      code: 'syntax',
      where: place,
      expected: 'valid JSON',
      found: String((cause as Error).message).split('\n', 1)[0] ?? '',
    });
  }
}

/** Line and column, both from 1, of an offset in a text whose lines end in `\n`. */
export function placeAt(text: string, offset: number, fileName: string): Place {
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1;
    lineStart = at + 1;
  }
  return { file: fileName, line, column: offset - lineStart + 1 };
}

/** The scanner's token kinds, which its package declares as an ambient const enum that isolated modules cannot import. */
const Token = {
  OpenBrace: 1,
  CloseBrace: 2,
  OpenBracket: 3,
  CloseBracket: 4,
  Comma: 5,
  Colon: 6,
  Null: 7,
  True: 8,
  False: 9,
  String: 10,
  Number: 11,
  LineBreak: 14,
  Space: 15,
  Unknown: 16,
  End: 17,
} as const;

interface Container {
  readonly kind: 'object' | 'array';
  readonly keys: Set<string>;
  key: string;
  index: number;
}

type Expectation = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

/** One pass over the tokens, without recursion. Returns the first fault. */
function checkStructure(text: string, fileName: string): Problem | undefined {
  // Comments must be seen to be refused with their place; white space is skipped below.
  const scanner = createScanner(text, false);
  const open: Container[] = [];
  let expects: Expectation = 'value';

  const afterValue = (): Expectation => (open.length === 0 ? 'nothing' : 'comma-or-end');
  const syntax = (expected: string): Problem => ({
    code: 'syntax',
    where: placeAt(text, scanner.getTokenOffset(), fileName),
    expected,
    found: describeToken(scanner, text),
  });

  for (let token: number = scanner.scan(); ; token = scanner.scan()) {
    if (token === Token.LineBreak || token === Token.Space) continue;
    const container = open.at(-1);
    if (token === Token.End) {
      return expects === 'nothing' ? undefined : syntax(describeExpectation(expects, container));
    }
    if (scanner.getTokenError() !== 0 || token === Token.Unknown) {
      return syntax(describeExpectation(expects, container));
    }
    switch (expects) {
      case 'nothing':
        return syntax('the end of the file');
      case 'colon':
        if (token !== Token.Colon) return syntax('“:”');
        expects = 'value';
        continue;
      case 'comma-or-end':
        if (token === Token.Comma) {
          if (container?.kind === 'array') container.index += 1;
          expects = container?.kind === 'object' ? 'key' : 'value';
          continue;
        }
        if (!closes(token, container)) return syntax(describeExpectation(expects, container));
        open.pop();
        expects = afterValue();
        continue;
      case 'key':
      case 'key-or-end': {
        if (expects === 'key-or-end' && token === Token.CloseBrace) {
          open.pop();
          expects = afterValue();
          continue;
        }
        if (token !== Token.String || container === undefined) return syntax('a key in double quotes');
        const key = scanner.getTokenValue();
        const problem = checkKey(key, container, open, fileName);
        if (problem !== undefined) return problem;
        container.keys.add(key);
        container.key = key;
        expects = 'colon';
        continue;
      }
      case 'value':
      case 'value-or-end':
        if (expects === 'value-or-end' && token === Token.CloseBracket) {
          open.pop();
          expects = afterValue();
          continue;
        }
        if (token === Token.OpenBrace || token === Token.OpenBracket) {
          if (open.length === MAX_JSON_DEPTH) {
            return {
              code: 'too-deep',
              where: placeAt(text, scanner.getTokenOffset(), fileName),
              expected: `at most ${MAX_JSON_DEPTH} levels of nesting`,
              found: 'another level',
            };
          }
          const kind = token === Token.OpenBrace ? 'object' : 'array';
          open.push({ kind, keys: new Set(), key: '', index: 0 });
          expects = kind === 'object' ? 'key-or-end' : 'value-or-end';
          continue;
        }
        if (!isScalar(token)) return syntax('a value');
        expects = afterValue();
    }
  }
}

function checkKey(
  key: string,
  container: Container,
  open: readonly Container[],
  file: string,
): Problem | undefined {
  const pointer = (): string =>
    jsonPointer([
      ...open.slice(0, -1).map((outer) => (outer.kind === 'object' ? outer.key : outer.index)),
      key,
    ]);
  if (key === '__proto__') {
    return {
      code: 'forbidden-key',
      where: { file, pointer: pointer() },
      expected: 'ordinary keys',
      found: '“__proto__”, which no tool writes',
    };
  }
  if (container.keys.has(key)) {
    return {
      code: 'duplicate-key',
      where: { file, pointer: pointer() },
      expected: `“${shorten(key)}” once in its object`,
      found: 'it a second time',
      hint: 'remove one of the two: readers disagree on which one counts',
    };
  }
  return undefined;
}

function closes(token: number, container: Container | undefined): boolean {
  return container?.kind === 'object' ? token === Token.CloseBrace : token === Token.CloseBracket;
}

function isScalar(token: number): boolean {
  return (
    token === Token.String ||
    token === Token.Number ||
    token === Token.True ||
    token === Token.False ||
    token === Token.Null
  );
}

function describeExpectation(expects: Expectation, container: Container | undefined): string {
  switch (expects) {
    case 'value':
      return 'a value';
    case 'value-or-end':
      return 'a value or “]”';
    case 'key':
      return 'a key in double quotes';
    case 'key-or-end':
      return 'a key in double quotes or “}”';
    case 'colon':
      return '“:”';
    case 'comma-or-end':
      return container?.kind === 'object' ? '“,” or “}”' : '“,” or “]”';
    case 'nothing':
      return 'the end of the file';
  }
}

function describeToken(scanner: JSONScanner, text: string): string {
  const offset = scanner.getTokenOffset();
  if (offset >= text.length) return 'the end of the file';
  const word = /^-?(?:nan|inf(?:inity)?|undefined)\b/i.exec(text.slice(offset, offset + 12))?.[0];
  if (word !== undefined) return `${word}, which JSON does not have`;
  if (scanner.getTokenError() !== 0 && offset + scanner.getTokenLength() >= text.length) {
    return 'text that is cut off at the end of the file';
  }
  return `“${shorten(text.slice(offset, offset + Math.max(1, scanner.getTokenLength())))}”`;
}

function placeOfParseError(cause: unknown, text: string, fileName: string): Place {
  const position = /position (\d+)/.exec(String((cause as Error).message))?.[1];
  return position === undefined ? { file: fileName } : placeAt(text, Number(position), fileName);
}

function shorten(text: string): string {
  const line = text.split('\n', 1)[0] ?? '';
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
