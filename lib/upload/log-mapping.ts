import type { LatencyLogGuess, LatencyLogMapping } from '@/lib/importers/samples/latency-log-mapping';
import type { DryRunAnswer } from './server-answers';

/** The columns of a log as the server understood them; undefined for a file of another format. */
export function logOf({ mapping, columns }: DryRunAnswer): LatencyLogGuess | undefined {
  return mapping === undefined || columns === undefined ? undefined : { mapping, columns };
}

/**
 * A mapping as the value of the parameter `mapping`.
 *
 * @example mappingParameter({ duration: 'took', unit: 'us', status: '' }) === 'duration:took,unit:us,status:'
 */
export function mappingParameter(mapping: LatencyLogMapping): string {
  return Object.entries(mapping)
    .map(([key, name]) => `${key}:${/[,%]|^\s|\s$/.test(name) ? encodeURIComponent(name) : name}`)
    .join(',');
}

const DELIMITERS = [',', '\t', ';', '|'];
const MOST_COLUMNS = 100;

/**
 * The columns of a log from its first lines, for when the server could not tell what they mean. Only what a reader
 * needs to choose from: the server reads the file by itself.
 *
 * @param head the beginning of the file, at least two lines of it
 * @returns undefined where the first line has no columns
 */
export function columnsOfHead(head: string): LatencyLogGuess['columns'] | undefined {
  const [first = '', second = ''] = head.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const names = first.trimStart().startsWith('{') ? undefined : splitLine(first);
  if (names === undefined) {
    const entries = entriesOf(first);
    return entries?.slice(0, MOST_COLUMNS).map(([name, value]) => ({ name, examples: [value] }));
  }
  if (names.cells.length < 2) return undefined;
  const examples = splitLine(second, names.delimiter).cells;
  return names.cells.slice(0, MOST_COLUMNS).map((name, index) => {
    const example = examples[index] ?? '';
    return { name: name.trim(), examples: example === '' ? [] : [example] };
  });
}

function splitLine(line: string, known?: string): { readonly delimiter: string; readonly cells: string[] } {
  const outside = line.replaceAll(/"[^"]*"/g, '');
  const [best = ','] = DELIMITERS.toSorted((a, b) => outside.split(b).length - outside.split(a).length);
  const delimiter = known ?? best;
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted;
    else if (character === delimiter && !isQuoted) {
      cells.push(cell);
      cell = '';
    } else cell += character;
  }
  return { delimiter, cells: [...cells, cell] };
}

/** The plain values of a JSON object, those within objects as `outer.inner`. */
function entriesOf(line: string): [string, string][] | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return undefined;
  }
  const flatten = (value: unknown, before: string): [string, string][] => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
    return Object.entries(value).flatMap(([key, inner]): [string, string][] =>
      ['string', 'number', 'boolean'].includes(typeof inner)
        ? [[`${before}${key}`, String(inner)]]
        : flatten(inner, `${before}${key}.`),
    );
  };
  return flatten(parsed, '');
}
