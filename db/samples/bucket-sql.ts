import { COARSE_EXPONENT } from '@/lib/importers/samples/coarse-bucket';

/** Half the number of sub-buckets is two to this: three significant digits, see `lib/hdr/bucket-layout.ts`. */
const FINE_EXPONENT = 10;

/** Position of the highest bit of a whole number from 0 up; 0 for 0. */
export function magnitudeSql(value: string): string {
  // Just below a power of two the logarithm may round up to it. The bucket is the same: the last one of a group is
  // followed by the first one of the next, and both formulas name it.
  return `CAST(floor(log2(greatest(${value}, 1))) AS INTEGER)`;
}

/** The bucket of a whole number from 0 up, in a histogram of three digits whose lowest discernible value is 1. */
export function fineBucketSql(value: string, magnitude: string): string {
  return bucketSql(value, magnitude, FINE_EXPONENT);
}

/** The coarser bucket that percentiles over time are read from, see `coarseBucketValue`. */
export function coarseBucketSql(value: string, magnitude: string): string {
  return bucketSql(value, magnitude, COARSE_EXPONENT);
}

function bucketSql(value: string, magnitude: string, exponent: number): string {
  const group = `greatest(0, ${magnitude} - ${exponent})`;
  return `CAST((${value} >> ${group}) + ${group} * ${2 ** exponent} AS INTEGER)`;
}
