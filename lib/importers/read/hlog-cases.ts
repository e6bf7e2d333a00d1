import { bytesFromBase64 } from '@/lib/hdr/base64';
import { decodeHdrV2, type Inflate } from '@/lib/hdr/decode-hdr-v2';
import type { HdrHistogram } from '@/lib/hdr/histogram';
import { toNanoseconds, type DurationUnit } from '@/lib/model/durations';
import type { Place, Problem } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import { hlogCase, type MeasuredCase } from './hlog-case';
import type { HlogBlock, HlogInterval } from './hlog-lines';
import { compareMaxColumn, type ColumnStrays } from './hlog-max-column';

const MAX_CASES = 1000;

export interface HlogCases {
  readonly cases: readonly MeasuredCase[];
  readonly column: ColumnStrays;
  /** Line of the block whose unit nobody named. */
  readonly assumedAt?: number;
}

/**
 * The intervals of a block, decoded, gathered by case and measured: one case after the other, so that no more than
 * one merged histogram is held at a time. A damaged interval is a Problem at its line and column.
 */
export function readHlogCases(
  block: HlogBlock,
  options: {
    readonly fileName: string;
    readonly inflate: Inflate;
    readonly unit: DurationUnit | undefined;
    /** The stamp from which offsets of series count. */
    readonly zeroSeconds: number;
  },
): Result<HlogCases> {
  const { fileName, inflate } = options;
  const isJHiccup = block.tool?.name === 'jHiccup';
  const unit = options.unit ?? (isJHiccup ? 'ns' : undefined);
  const column = compareMaxColumn();
  const cases: MeasuredCase[] = [];
  let ratio: number | undefined;
  for (const [name, intervals] of groupedByCase(block)) {
    if (cases.length === MAX_CASES) {
      return fail({
        code: 'too-large',
        where: { file: fileName, line: intervals[0]?.line ?? block.line, column: 1 },
        expected: `at most ${MAX_CASES} tags`,
        found: 'more',
      });
    }
    const one = hlogCase(name, { countsOperations: !isJHiccup });
    for (const interval of intervals) {
      const place = { file: fileName, line: interval.line, column: interval.column };
      const decoded = decodeInterval(interval, inflate, place);
      if (!decoded.ok) return decoded;
      if (unit === undefined) return fail(unitUnknown(interval, decoded.value, fileName));
      const recordedRatio = decoded.value.unitToValueRatio;
      ratio ??= recordedRatio;
      const unitToValueRatio = toNanoseconds(ratio, unit);
      if (recordedRatio !== ratio || !isUsableRatio(unitToValueRatio)) {
        return fail({
          code: 'out-of-range',
          where: place,
          expected: 'one ratio of values in the whole log, which gives nanoseconds',
          found: `${recordedRatio}`,
        });
      }
      column.add(interval, decoded.value);
      const histogram = { ...decoded.value, unitToValueRatio };
      if (!one.add(interval, histogram, unitToValueRatio === recordedRatio)) {
        return fail({
          code: 'out-of-range',
          where: place,
          expected: 'at most 2^53 − 1 values of a tag in all',
          found: 'more',
        });
      }
    }
    cases.push(one.measure(options.zeroSeconds));
  }
  return succeed({
    cases,
    column: column.strays(),
    ...(options.unit === undefined ? { assumedAt: block.line } : {}),
  });
}

function decodeInterval(interval: HlogInterval, inflate: Inflate, place: Place): Result<HdrHistogram> {
  const bytes = bytesFromBase64(interval.payload);
  return bytes === undefined
    ? fail({
        code: 'syntax',
        where: place,
        expected: 'a compressed histogram in base64',
        found: `“${interval.payload.slice(0, 40)}”, ${interval.payload.length} characters`,
      })
    : decodeHdrV2(bytes, inflate, place);
}

/** Beyond this range products of the largest integers would no longer be numbers. */
function isUsableRatio(ratio: number): boolean {
  return ratio >= 1e-12 && ratio <= 1e12;
}

function groupedByCase(block: HlogBlock): Map<string, HlogInterval[]> {
  const nameOf = caseNames(block);
  const groups = new Map<string, HlogInterval[]>();
  for (const interval of block.intervals) {
    const name = nameOf(interval);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [interval]);
    else group.push(interval);
  }
  return groups;
}

/** The tag; where there is none, what the log says it is about, or `all`. */
function caseNames(block: HlogBlock): (interval: HlogInterval) => string {
  const plain = block.subject ?? 'all';
  const hasPlain = block.intervals.some(({ tag }) => tag === undefined);
  return ({ tag }) => (tag === undefined ? plain : hasPlain && tag === plain ? `Tag=${tag}` : tag);
}

function unitUnknown(interval: HlogInterval, histogram: HdrHistogram, fileName: string): Problem {
  const column = compareMaxColumn();
  column.add(interval, histogram);
  const factor = column.factor();
  return {
    code: 'unit-unknown',
    where: { file: fileName, line: interval.line, column: 1 },
    expected: 'the unit of the values, which this format does not contain',
    found: 'none',
    hint:
      factor === undefined
        ? 'name it: --unit ns, us, ms or s'
        : `name it: --unit ns, us, ms or s; the column Interval_Max holds the greatest value divided by ${factor.toLocaleString('en')}`,
  };
}
