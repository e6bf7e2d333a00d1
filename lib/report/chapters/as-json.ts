import type { JsonValue } from '../canonical-json';

/** A result as JSON holds it: members that are undefined are left out. */
export function asJson(result: object): JsonValue {
  return JSON.parse(JSON.stringify(result)) as JsonValue;
}
