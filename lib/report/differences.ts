import type { JsonValue } from './canonical-json';

/** A place where two JSON values are not the same. */
export interface JsonDifference {
  /** RFC 6901. */
  readonly pointer: string;
  /** As text; `nothing` where there is none. */
  readonly frozen: string;
  readonly computed: string;
}

/** Where two JSON values differ, the deepest places only. Numbers are the same when all their digits are. */
export function differencesOf(
  frozen: JsonValue | undefined,
  computed: JsonValue | undefined,
  pointer = '',
): JsonDifference[] {
  if (isComposite(frozen) && isComposite(computed) && Array.isArray(frozen) === Array.isArray(computed)) {
    const keys = new Set([...Object.keys(frozen), ...Object.keys(computed)]);
    return [...keys].flatMap((key) =>
      differencesOf(memberOf(frozen, key), memberOf(computed, key), `${pointer}/${escaped(key)}`),
    );
  }
  return frozen === computed ? [] : [{ pointer, frozen: textOf(frozen), computed: textOf(computed) }];
}

type Composite = { readonly [key: string]: JsonValue };

function isComposite(value: JsonValue | undefined): value is Composite {
  return typeof value === 'object' && value !== null;
}

function memberOf(value: Composite, key: string): JsonValue | undefined {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function textOf(value: JsonValue | undefined): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
