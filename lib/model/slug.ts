/** Slugs name suites and subjects in addresses and on the command line. */
export const SLUG_PATTERN = /^[a-z0-9](?:[a-z0-9._-]{0,118}[a-z0-9])?$/;

/**
 * A slug from free text: lower case, accents dropped, each run of other characters a hyphen; dots inside are kept,
 * so that versions stay readable; `+` and `#` are spelled out, so that C, C++ and C# stay apart.
 *
 * @example slugify('Go 1.24 (stock)') === 'go-1.24-stock'
 * @example slugify('C++ Crow') === 'c-plus-plus-crow'
 */
export function slugify(text: string): string {
  const slug = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('+', '-plus-')
    .replaceAll('#', '-sharp-')
    .replace(/[^a-z0-9.]+/g, '-')
    .slice(0, 120)
    .replace(/^[-.]+|[-.]+$/g, '');
  return slug === '' ? 'unnamed' : slug;
}

/**
 * The id of a metric that only its file knows: lower case, each run of other characters a hyphen.
 *
 * @example metricIdFrom('Queue depth') === 'queue-depth'
 */
export function metricIdFrom(name: string): string {
  const id = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 120)
    .replace(/^-+|-+$/g, '');
  return id === '' ? 'unnamed' : id;
}
