const MIB = 1024 ** 2;
const GIB = 1024 ** 3;

/** Rows of k6, which repeat much, pack to a thirtieth; far beyond that it is no file of measurements. */
const MOST_TIMES = 250;

/** Small archives may be anything. */
const ALWAYS_ALLOWED = 256 * MIB;

/** Rows that would take longer to count than anybody waits. */
const NEVER_ALLOWED = 128 * GIB;

/**
 * How many bytes of text an archive may hold, by its size: a few bytes can stand for gigabytes.
 *
 * @example mostUnpackedBytes(1024 ** 3) === 128 * 1024 ** 3
 */
export function mostUnpackedBytes(packedBytes: number): number {
  return Math.min(NEVER_ALLOWED, Math.max(ALWAYS_ALLOWED, packedBytes * MOST_TIMES));
}
