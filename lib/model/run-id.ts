import { sha256 } from '@noble/hashes/sha2.js';
import { base32 } from './base32';

/**
 * The id of a run that came from a file: `r_` and 20 base32 characters (RFC 4648, lower case) of the SHA-256 over
 * suite slug, SHA-256 of the source in hexadecimal and index of the run in the file, separated by line feeds.
 * The same file in the same suite gives the same ids, which is how a repeated import is recognised.
 */
export function runIdOf(suiteSlug: string, sourceSha256: string, index: number): string {
  const digest = sha256(new TextEncoder().encode(`${suiteSlug}\n${sourceSha256}\n${index}`));
  return `r_${base32(digest).slice(0, 20)}`;
}
