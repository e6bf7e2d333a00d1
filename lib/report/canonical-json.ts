/** What JSON can hold. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/**
 * The one text of a JSON value: no white space, keys sorted by UTF-16 code units, numbers as ECMAScript writes them.
 * Equal values give equal texts, which is what a hash needs.
 *
 * @throws TypeError for what JSON cannot say: NaN, infinities, half surrogate pairs, undefined
 * @see RFC 8785, JSON Canonicalization Scheme
 * @example canonicalJson({ b: 1e3, a: 'ü' }) // '{"a":"ü","b":1000}'
 */
export function canonicalJson(value: JsonValue): string {
  if (typeof value === 'string') return textOf(value);
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`JSON has no ${value}`);
  if (value === null || typeof value !== 'object') {
    const text: string | undefined = JSON.stringify(value);
    if (text === undefined) throw new TypeError(`JSON has no ${typeof value}`);
    return text;
  }
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, member]) => `${textOf(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

function isList(value: object): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function textOf(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new TypeError('JSON text has half a surrogate pair');
  return JSON.stringify(text);
}
