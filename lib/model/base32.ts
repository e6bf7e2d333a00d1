const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * Bytes in base32 (RFC 4648) with lower-case letters and without padding.
 *
 * @example base32(Uint8Array.of(0x66, 0x6f)) === 'mzxq'
 */
export function base32(bytes: Uint8Array): string {
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
