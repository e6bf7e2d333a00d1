/**
 * Spellings of small time units that tables use, as the one that is read: `usec`, `μsec` and `microsecs` are `us`.
 *
 * @example plainUnit('12 usec') === '12 us'
 */
export function plainUnit(text: string): string {
  return text.replaceAll(
    /(?<![a-z])(n|nano|[uµμ]|micro|m|milli)secs?(?![a-z])/gi,
    (_, prefix: string) => `${PREFIXES[prefix.toLowerCase()] ?? 'u'}s`,
  );
}

const PREFIXES: Readonly<Record<string, string>> = {
  n: 'n',
  nano: 'n',
  u: 'u',
  micro: 'u',
  m: 'm',
  milli: 'm',
};
