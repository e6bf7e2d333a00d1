import type { HdrHistogram } from './histogram';
import { storeAsZlib } from './store-as-zlib';

/**
 * The bytes of a histogram in HdrHistogram encoding V2 (cookie 0x1c849314), as the libraries of Java, C and
 * JavaScript read it. The zlib stream holds the counts as they are: they are short already, and so the same histogram
 * gives the same bytes everywhere, whatever the version of zlib.
 *
 * Laws: decoding gives an equal histogram.
 */
export function encodeHdrV2(histogram: HdrHistogram): Uint8Array {
  const payload = writeCounts(histogram);
  const plain = new Uint8Array(40 + payload.length);
  const view = new DataView(plain.buffer);
  view.setUint32(0, 0x1c849313);
  view.setInt32(4, payload.length);
  view.setInt32(8, 0);
  view.setInt32(12, histogram.significantDigits);
  view.setBigInt64(16, toInt64(histogram.lowestDiscernible));
  view.setBigInt64(24, toInt64(histogram.highestTrackable));
  view.setFloat64(32, histogram.unitToValueRatio);
  plain.set(payload, 40);

  const packed = storeAsZlib(plain);
  const bytes = new Uint8Array(8 + packed.length);
  const head = new DataView(bytes.buffer);
  head.setUint32(0, 0x1c849314);
  head.setInt32(4, packed.length);
  bytes.set(packed, 8);
  return bytes;
}

/** 2^63 − 1, the usual “no limit”, is 2^63 as a double. */
function toInt64(value: number): bigint {
  return value >= 2 ** 63 ? 2n ** 63n - 1n : BigInt(value);
}

function writeCounts({ indices, counts }: HdrHistogram): number[] {
  const bytes: number[] = [];
  const write = (low: number, high: number) => {
    // `low` holds 28 bits and `high` the rest.
    let rest = high;
    for (let shift = 0; shift < 28; shift += 7) {
      const isLast = rest === 0 && low >>> (shift + 7) === 0;
      bytes.push(((low >>> shift) & 0x7f) | (isLast ? 0 : 0x80));
      if (isLast) return;
    }
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
    bytes.push(rest);
  };
  let next = 0;
  indices.forEach((index, position) => {
    const empty = index - next;
    // One empty bucket is a count of 0, several are a negative number, as Java writes it.
    if (empty === 1) write(0, 0);
    else if (empty > 1) write((empty * 2 - 1) & 0xfffffff, 0);
    const count = counts[position];
    if (count === undefined) return;
    write((count % 2 ** 27) * 2, Math.floor(count / 2 ** 27));
    next = index + 1;
  });
  return bytes;
}
