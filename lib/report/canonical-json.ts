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
 * Equal values give equal texts, which is what a hash needs. Members that are undefined are left out, as by
 * `JSON.stringify`.
 *
 * @throws TypeError for what JSON cannot say: NaN, infinities, half surrogate pairs, functions, undefined in a list
 * @see RFC 8785, JSON Canonicalization Scheme
 * @example canonicalJson({ b: 1e3, a: 'ü' }) // '{"a":"ü","b":1000}'
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return textOf(value);
    case 'number':
      if (Number.isFinite(value)) return JSON.stringify(value);
      break;
    case 'boolean':
      return String(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? `[${value.map(canonicalJson).join(',')}]` : textOfObject(value);
  }
  throw new TypeError(`JSON has no ${typeof value === 'number' ? value : typeof value}`);
}

function textOfObject(value: object): string {
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  let text = '';
  for (const [key, member] of entries) {
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${textOf(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

function textOf(text: string): string {
  // The first pattern is far quicker, and seldom finds anything.
  if (/[\ud800-\udfff]/.test(text) && /\p{Surrogate}/u.test(text))
    throw new TypeError('JSON text has half a surrogate pair');
  return JSON.stringify(text);
}
