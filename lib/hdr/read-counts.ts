import type { Problem } from '@/lib/problem';
import type { BucketLayout } from './bucket-layout';
import type { HdrHistogram } from './histogram';

/** Buckets of a usual histogram. */
const FIRST_CAPACITY = 4096;

type Counts = Pick<HdrHistogram, 'indices' | 'counts' | 'total'>;
type Fault = Pick<Problem, 'code' | 'expected' | 'found'>;

/**
 * The counts of a payload: numbers in ZigZag LEB128 of at most nine bytes, positive for the count of the next bucket,
 * negative for so many empty ones.
 */
export function readCounts(bytes: Uint8Array, layout: BucketLayout): Counts | Fault {
  // Most bytes of a hostile payload may stand for empty buckets, so memory grows with those that hold something.
  let indices = new Int32Array(Math.min(bytes.length, FIRST_CAPACITY));
  let counts = new Float64Array(indices.length);
  let kept = 0;
  let total = 0;
  let index = 0;
  let at = 0;
  while (at < bytes.length) {
    const first = bytes[at];
    if (first === undefined) break;
    // The low 28 bits and the rest are kept apart: together they may exceed what a double holds exactly.
    let low = first & 0x7f;
    let high = 0;
    let size = 1;
    for (let byte = first; byte >= 0x80 && size < 9; size += 1) {
      const next = bytes[at + size];
      if (next === undefined) {
        return { code: 'syntax', expected: 'counts that end with the histogram', found: 'half a number' };
      }
      // The ninth byte has no continuation bit.
      const bits = size === 8 ? next : next & 0x7f;
      if (size < 4) low |= bits << (7 * size);
      else high += bits * 2 ** (7 * (size - 4));
      byte = next;
    }
    at += size;
    const isRun = (low & 1) === 1;
    const number = (low >>> 1) + high * 2 ** 27 + (isRun ? 1 : 0);

    if (isRun) {
      index += number;
      if (index > layout.length) return outside(layout);
      continue;
    }
    if (index >= layout.length) return outside(layout);
    if (number > 0) {
      total += number;
      if (total > Number.MAX_SAFE_INTEGER) {
        return { code: 'out-of-range', expected: 'at most 2^53 − 1 values', found: 'more' };
      }
      if (kept === indices.length) {
        const larger = { indices: new Int32Array(2 * kept), counts: new Float64Array(2 * kept) };
        larger.indices.set(indices);
        larger.counts.set(counts);
        ({ indices, counts } = larger);
      }
      indices[kept] = index;
      counts[kept] = number;
      kept += 1;
    }
    index += 1;
  }
  const last = indices[kept - 1];
  if (last !== undefined && layout.lowestAt(last) + layout.widthAt(last) > Number.MAX_SAFE_INTEGER) {
    return { code: 'out-of-range', expected: 'values below 2^53', found: 'a greater one' };
  }
  return { indices: indices.slice(0, kept), counts: counts.slice(0, kept), total };
}

function outside(layout: BucketLayout): Fault {
  return {
    code: 'out-of-range',
    expected: `counts of the ${layout.length} buckets that the head describes`,
    found: 'more',
  };
}
