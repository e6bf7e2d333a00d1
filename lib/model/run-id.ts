import { sha256 } from '@noble/hashes/sha2.js';

/**
 * The id of a run that came from a file: `r_` and 20 base32 characters (RFC 4648, lower case) of the SHA-256 over
 * suite slug, SHA-256 of the source in hexadecimal and index of the run in the file, separated by line feeds.
 * The same file in the same suite gives the same ids, which is how a repeated import is recognised.
 */
export function runIdOf(suiteSlug: string, sourceSha256: string, index: number): string {
  const digest = sha256(new TextEncoder().encode(`${suiteSlug}\n${sourceSha256}\n${index}`));
  return `r_${base32(digest).slice(0, 20)}`;
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

function base32(bytes: Uint8Array): string {
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(buffer >>> bits) & 31];
    }
    buffer &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + ALPHABET[(buffer << (5 - bits)) & 31];
}
