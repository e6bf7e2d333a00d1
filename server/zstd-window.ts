/**
 * The largest window that any frame of a zstd file asks for, in bytes, from its headers alone (RFC 8878, section 3.1).
 * A decoder allocates that much at the header, so a file of 20 bytes could ask for gigabytes. Undefined when the
 * headers make no sense; decoding reports that better.
 */
export function largestZstdWindow(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let largest = 0;
  let at = 0;
  try {
    while (at < bytes.byteLength) {
      const magic = view.getUint32(at, true);
      if (magic >>> 4 === 0x184d2a5) {
        at += 8 + view.getUint32(at + 4, true);
        continue;
      }
      if (magic !== 0xfd2fb528) return undefined;
      const frame = readFrameHeader(view, at + 4);
      largest = Math.max(largest, frame.window);
      at = skipBlocks(view, frame.end) + (frame.hasChecksum ? 4 : 0);
    }
  } catch (cause) {
    // A header that is cut off; what was seen so far still counts.
    if (!(cause instanceof RangeError)) throw cause;
  }
  return largest;
}

function readFrameHeader(
  view: DataView,
  start: number,
): { window: number; end: number; hasChecksum: boolean } {
  const descriptor = view.getUint8(start);
  const isSingleSegment = (descriptor & 0x20) !== 0;
  let at = start + 1;
  let window = 0;
  if (!isSingleSegment) {
    const code = view.getUint8(at);
    const base = 2 ** (10 + (code >> 3));
    window = base + (base / 8) * (code & 7);
    at += 1;
  }
  at += [0, 1, 2, 4][descriptor & 3] ?? 0;
  const sizeBytes = [isSingleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
  if (isSingleSegment) {
    if (sizeBytes === 1) window = view.getUint8(at);
    else if (sizeBytes === 2) window = view.getUint16(at, true) + 256;
    else if (sizeBytes === 4) window = view.getUint32(at, true);
    else window = Number(view.getBigUint64(at, true));
  }
  return { window, end: at + sizeBytes, hasChecksum: (descriptor & 4) !== 0 };
}

function skipBlocks(view: DataView, start: number): number {
  for (let at = start; ;) {
    const header = view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
    const isRepeatedByte = ((header >> 1) & 3) === 1;
    at += 3 + (isRepeatedByte ? 1 : header >> 3);
    if ((header & 1) === 1) return at;
  }
}
