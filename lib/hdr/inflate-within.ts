import type { Inflate } from './decode-hdr-v2';

/**
 * An inflate that gives no more than `bytes` in all its calls together, and throws beyond: many small histograms could
 * otherwise unpack to more than any memory.
 */
export function inflateWithin(inflate: Inflate, bytes: number): Inflate {
  let left = bytes;
  return (packed, maxBytes) => {
    if (left <= 0) throw new Error(`the file unpacks to more than ${bytes / 1024 ** 2} MiB`);
    const plain = inflate(packed, maxBytes);
    left -= plain.length;
    return plain;
  };
}
