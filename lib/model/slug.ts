import { sha256 } from '@noble/hashes/sha2.js';
import { base32 } from './base32';

/** Slugs name suites and subjects in addresses and on the command line. */
export const SLUG_PATTERN = /^[a-z0-9](?:[a-z0-9._-]{0,118}[a-z0-9])?$/;

/**
 * A slug from free text: lower case, accents dropped, each run of other characters a hyphen; dots inside are kept,
 * so that versions stay readable; `+` and `#` are spelled out, so that C, C++ and C# stay apart. Where less than half
 * of the letters survive, as with other scripts, six characters of a hash tell such texts apart.
 *
 * @example slugify('Go 1.24 (stock)') === 'go-1.24-stock'
 * @example slugify('C++ Crow') === 'c-plus-plus-crow'
 * @example slugify('日本語') === 'unnamed-o5yqv3'
 */
export function slugify(text: string): string {
  if (text === '') return UNNAMED;
  const slug = asciiSlug(text);
  return slug !== '' && keepsItsLetters(text) ? slug : slugWithHash(text);
}

/**
 * The slug of a text whose plain slug is taken by another text: always with six characters (base32) of the SHA-256
 * of the text in lower case.
 */
export function slugWithHash(text: string): string {
  const digest = sha256(new TextEncoder().encode(text.normalize('NFC').toLowerCase().trim()));
  const start =
    asciiSlug(text)
      .slice(0, 113)
      .replace(/[-.]+$/, '') || UNNAMED;
  return `${start}-${base32(digest).slice(0, 6)}`;
}

const UNNAMED = 'unnamed';

function asciiSlug(text: string): string {
  return withoutMarks(text)
    .replaceAll('+', '-plus-')
    .replaceAll('#', '-sharp-')
    .replace(/[^a-z0-9.]+/g, '-')
    .slice(0, 120)
    .replace(/^[-.]+|[-.]+$/g, '');
}

function keepsItsLetters(text: string): boolean {
  const letters = withoutMarks(text).match(/[\p{L}\p{N}]/gu) ?? [];
  return letters.filter((letter) => /[a-z0-9]/.test(letter)).length * 2 >= letters.length;
}

function withoutMarks(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
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
