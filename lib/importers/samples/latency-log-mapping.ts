import { DURATION_UNITS, type DurationUnit } from '@/lib/model/durations';
import type { Problem } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';

/**
 * What the columns of a latency log mean, by their names; plain data that can be stored. What is absent is guessed; an
 * empty name says that no column is it.
 */
export interface LatencyLogMapping {
  /** When a request happened. */
  readonly time?: string;
  /** How long it took. */
  readonly duration?: string;
  /** The unit of `duration`. */
  readonly unit?: DurationUnit;
  /** A status code, a word for success, or the text of an error. */
  readonly status?: string;
  /** What was requested: the case. */
  readonly label?: string;
}

/** How the columns of a file were understood, for a person to check. */
export interface LatencyLogGuess {
  readonly mapping: LatencyLogMapping;
  /** All columns in their order, each with some of its values. */
  readonly columns: readonly { readonly name: string; readonly examples: readonly string[] }[];
}

const COLUMN_KEYS = ['time', 'duration', 'status', 'label'] as const;
const KEYS = [...COLUMN_KEYS, 'unit'] as const;

/**
 * A mapping from its text: `time:ts,duration:elapsed_ms,unit:ms,status:code,label:url`. Names may be percent-encoded,
 * which those with a comma or a per cent sign have to be.
 *
 * @example parseMapping('duration:took,unit:us') → { duration: 'took', unit: 'us' }
 */
export function parseMapping(text: string): Result<LatencyLogMapping> {
  const entries = new Map<string, string>();
  for (const part of text.split(',')) {
    const colon = part.indexOf(':');
    const key = colon === -1 ? part.trim() : part.slice(0, colon).trim();
    const value = colon === -1 ? undefined : decoded(part.slice(colon + 1).trim());
    if (!KEYS.some((known) => known === key))
      return fail(refused(`one of ${KEYS.join(', ')}, a colon and a name`, `“${part}”`));
    if (value === undefined)
      return fail(refused(`${key}, a colon and a name, percent-encoded or plain`, `“${part}”`));
    if (entries.has(key)) return fail(refused(`${key} once`, 'it a second time'));
    entries.set(key, value);
  }
  const unitText = entries.get('unit');
  const unit = DURATION_UNITS.find((known) => known === unitText);
  if (unitText !== undefined && unit === undefined) {
    return fail(refused(`a unit: ${DURATION_UNITS.join(', ')}`, `“${unitText}”`));
  }
  return succeed({
    ...Object.fromEntries(
      COLUMN_KEYS.flatMap((key) => {
        const name = entries.get(key);
        return name === undefined ? [] : [[key, name] as const];
      }),
    ),
    ...(unit === undefined ? {} : { unit }),
  });
}

/** The text of a mapping: what `parseMapping` reads. */
export function formatMapping(mapping: LatencyLogMapping): string {
  return KEYS.flatMap((key) => {
    const name = mapping[key];
    return name === undefined ? [] : [`${key}:${encodeURIComponent(name)}`];
  }).join(',');
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function refused(expected: string, found: string): Problem {
  return {
    code: 'bad-parameter',
    where: { file: 'mapping' },
    expected,
    found,
    hint: 'for example time:ts,duration:elapsed_ms,unit:ms,status:code,label:url',
  };
}
