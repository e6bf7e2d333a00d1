import { parseQuantity } from '@/lib/format/parse-quantity';
import type { ClaimConditions } from '@/lib/model/suite-file';
import type { Problem } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';

const NUMBERS = [
  'payloadBytes',
  'connections',
  'users',
  'nodes',
  'nodeMemoryBytes',
  'vcpus',
  'loadGenerators',
  'connectionsPerGenerator',
  'messagesPerSecondPerConnection',
  'linkBitsPerSecond',
  'repetitions',
] as const;
const WORDS = ['nodeType', 'fault', 'tool', 'toolVersion', 'variant'] as const;
const MOST_CHARACTERS = 200;

/** The conditions that a claim can state, as they are typed. */
export const CONDITION_FIELDS: readonly string[] = [...NUMBERS, ...WORDS];

/**
 * Conditions as typed into a field: `payloadBytes=1kB; users=500k; tool=wrk2`.
 *
 * @param pointer of the field, for Problems
 * @example readConditions('vcpus=8', '/conditions') // { ok: true, value: { vcpus: 8 } }
 */
export function readConditions(text: string | undefined, pointer: string): Result<ClaimConditions> {
  const found = new Map<string, string | number>();
  const problems: Problem[] = [];
  const refuse = (expected: string, what: string) =>
    problems.push({ code: 'bad-parameter', where: { file: 'form', pointer }, expected, found: what });
  for (const part of (text ?? '').split(/[;\n]/)) {
    if (part.trim() === '') continue;
    const [name = '', ...rest] = part.split('=');
    const field = name.trim();
    const written = rest.join('=').trim();
    const value = valueOf(field, written);
    if (!CONDITION_FIELDS.includes(field)) {
      refuse(`one of ${CONDITION_FIELDS.join(', ')}, with = and a value`, `“${part.trim().slice(0, 60)}”`);
    } else if (value === undefined) {
      refuse(
        `${NUMBERS.some((known) => known === field) ? 'a number from 0' : 'words'} for ${field}`,
        quoted(written),
      );
    } else if (found.has(field) && found.get(field) !== value) {
      refuse(`one value for ${field}`, `two: ${String(found.get(field))} and ${String(value)}`);
    } else {
      found.set(field, value);
    }
  }
  // Every field was held against the closed list, and every value against its kind.
  return problems.length > 0 ? fail(...problems) : succeed(Object.fromEntries(found) as ClaimConditions);
}

/** Back into the text of the field, in the same order. */
export function showConditions(conditions: ClaimConditions): string {
  return Object.entries(conditions)
    .map(([field, value]) => `${field}=${String(value)}`)
    .join('; ');
}

function valueOf(field: string, written: string): string | number | undefined {
  if (WORDS.some((known) => known === field)) {
    return written === '' || written.length > MOST_CHARACTERS ? undefined : written;
  }
  const quantity = parseQuantity(written);
  if (quantity === undefined || quantity.value < 0) return undefined;
  const isBytes = field.endsWith('Bytes');
  if (quantity.hasUnit && !(isBytes && quantity.unit === 'bytes')) return undefined;
  if (field === 'repetitions' && !Number.isInteger(quantity.value)) return undefined;
  return quantity.value;
}

function quoted(text: string): string {
  return text === '' ? 'nothing' : `“${text.slice(0, 60)}”`;
}
