/** A zstd frame (RFC 8878) of blocks that are stored as they are. */
export function zstdFrame(bytes: Uint8Array): Buffer {
  const head = Buffer.alloc(4 + 1 + 4);
  head.writeUInt32LE(0xfd2fb528, 0);
  // One segment, its size in four bytes, no checksum.
  head.writeUInt8(0b1010_0000, 4);
  head.writeUInt32LE(bytes.length, 5);
  const parts: Uint8Array[] = [head];
  const step = 100_000;
  for (let at = 0; at < bytes.length; at += step) {
    const block = bytes.subarray(at, at + step);
    const header = Buffer.alloc(3);
    header.writeUIntLE((block.length << 3) | (at + step >= bytes.length ? 1 : 0), 0, 3);
    parts.push(header, block);
  }
  return Buffer.concat(parts);
}
