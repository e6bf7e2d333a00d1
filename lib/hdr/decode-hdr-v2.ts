import type { Place, Problem } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import { layoutOf } from './bucket-layout';
import type { HdrHistogram } from './histogram';
import { readCounts } from './read-counts';

/**
 * Unpacks a zlib stream (RFC 1950); throws where it is damaged or would give more than `maxBytes`.
 * Passed in, since this folder knows no Node.js.
 */
export type Inflate = (bytes: Uint8Array, maxBytes: number) => Uint8Array;

/** Unpacked size of the largest histogram that is read: 5 digits over a day of nanoseconds fill less. */
export const MAX_HISTOGRAM_BYTES = 4 * 1024 * 1024;

const COMPRESSED = 0x1c849314;
const PLAIN = 0x1c849313;
const HEADER_BYTES = 40;

/**
 * A histogram from the bytes of HdrHistogram encoding V2, compressed (cookie 0x1c849314) or plain (0x1c849313).
 *
 * Never throws: other encodings, a damaged or oversized zlib stream, lengths that do not agree, header values out of
 * range, counts that a double cannot hold exactly and buckets outside the range are Problems at `place`. Memory is
 * bounded by `MAX_HISTOGRAM_BYTES`. The index offset of the header is not used: the payload is in order of value
 * whatever it says.
 *
 * Source: encodeIntoByteBuffer and decodeFromByteBuffer of AbstractHistogram, HdrHistogram 2.1.
 * @example decodeHdrV2(bytes, inflate, { file: 'a.hlog', line: 3, column: 20 })
 */
export function decodeHdrV2(bytes: Uint8Array, inflate: Inflate, place: Place = {}): Result<HdrHistogram> {
  const plain = unpack(bytes, inflate, place);
  return plain.ok ? decodePlain(plain.value, place) : plain;
}

function unpack(bytes: Uint8Array, inflate: Inflate, place: Place): Result<Uint8Array> {
  if (bytes.length < 8) return refuse(place, 'syntax', 'a histogram', `${bytes.length} bytes`);
  const view = viewOf(bytes);
  const cookie = view.getUint32(0);
  if (cookie === PLAIN) return succeed(bytes);
  if (cookie !== COMPRESSED) return fail(wrongCookie(cookie, place));
  const length = view.getInt32(4);
  if (length !== bytes.length - 8) {
    return refuse(place, 'syntax', `${length} compressed bytes, as the head says`, `${bytes.length - 8}`);
  }
  let plain: Uint8Array;
  try {
    plain = inflate(bytes.subarray(8), MAX_HISTOGRAM_BYTES);
  } catch (error) {
    return refuse(
      place,
      'syntax',
      `a zlib stream of at most ${MAX_HISTOGRAM_BYTES / 1024 ** 2} MiB`,
      `something else: ${error instanceof Error ? error.message : 'it cannot be unpacked'}`,
    );
  }
  if (plain.length > MAX_HISTOGRAM_BYTES) {
    return refuse(place, 'too-large', `at most ${MAX_HISTOGRAM_BYTES} bytes`, `${plain.length}`);
  }
  const inner = plain.length < 4 ? undefined : viewOf(plain).getUint32(0);
  return inner === PLAIN
    ? succeed(plain)
    : refuse(place, 'syntax', 'a histogram in the zlib stream', `${plain.length} bytes of something else`);
}

function decodePlain(bytes: Uint8Array, place: Place): Result<HdrHistogram> {
  if (bytes.length < HEADER_BYTES) {
    return refuse(place, 'syntax', `a header of ${HEADER_BYTES} bytes`, `${bytes.length} bytes`);
  }
  const view = viewOf(bytes);
  const payloadLength = view.getInt32(4);
  if (payloadLength !== bytes.length - HEADER_BYTES) {
    return refuse(
      place,
      'syntax',
      `${payloadLength} bytes of counts, as the head says`,
      `${bytes.length - HEADER_BYTES}`,
    );
  }
  const significantDigits = view.getInt32(12);
  if (significantDigits < 0 || significantDigits > 5) {
    return refuse(place, 'out-of-range', '0 to 5 significant digits', `${significantDigits}`);
  }
  const lowestDiscernible = Number(view.getBigInt64(16));
  const highestTrackable = Number(view.getBigInt64(24));
  if (lowestDiscernible < 1 || lowestDiscernible > 2 ** 40) {
    return refuse(place, 'out-of-range', 'a lowest value from 1 to 2^40', `${lowestDiscernible}`);
  }
  if (highestTrackable < 2 * lowestDiscernible) {
    return refuse(
      place,
      'out-of-range',
      'a highest value of at least twice the lowest',
      `${highestTrackable} with the lowest ${lowestDiscernible}`,
    );
  }
  const unitToValueRatio = ratioOf(view);
  if (!(unitToValueRatio > 0) || !Number.isFinite(unitToValueRatio)) {
    return refuse(place, 'out-of-range', 'a ratio of values above 0', `${unitToValueRatio}`);
  }
  const header = { lowestDiscernible, highestTrackable, significantDigits };
  const counts = readCounts(bytes.subarray(HEADER_BYTES), layoutOf(header));
  return 'expected' in counts
    ? refuse(place, counts.code, counts.expected, counts.found)
    : succeed({ ...header, unitToValueRatio, ...counts });
}

/** hdr-histogram-js writes the integer 1 where the format has the double 1. */
function ratioOf(view: DataView): number {
  return view.getBigInt64(32) === 1n ? 1 : view.getFloat64(32);
}

function wrongCookie(cookie: number, place: Place): Problem {
  const version = encodingOf(cookie);
  return {
    code: version === undefined ? 'syntax' : 'unsupported-format',
    where: place,
    expected: 'a histogram in encoding V2',
    found: version ?? 'bytes that no encoding of HdrHistogram begins with',
    ...(version === undefined
      ? {}
      : {
          hint: 'HistogramLogProcessor of HdrHistogram 2.1 or later reads it: -i FILE -o result writes result.hgrm; import that',
        }),
  };
}

function encodingOf(cookie: number): string | undefined {
  // Bits 4 to 7 hold the size of a count.
  const base = (cookie & ~0xf0) >>> 0;
  if (base === 0x1c849308 || base === 0x1c849309) return 'one in encoding V0';
  if (base === 0x1c849301 || base === 0x1c849302) return 'one in encoding V1';
  if (cookie === 0x0c72124e || cookie === 0x0c72124f) return 'one of fractional values (DoubleHistogram)';
  return undefined;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function refuse(place: Place, code: Problem['code'], expected: string, found: string): Result<never> {
  return fail({ code, where: place, expected, found });
}
