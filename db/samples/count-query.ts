import type { DurationUnit } from '@/lib/model/durations';
import type { FieldIndex, RowTime } from '@/lib/importers/samples/sample-plan';
import type { ProblemCode } from '@/lib/problem';

/**
 * One pass over a file that counts its rows into the table `counted`, whatever shape they have. It holds sets of counts,
 * told apart by `part`: 0 over the whole run by case and bucket, 1 by interval and coarse bucket, 2 by
 * interval and case, 3 over the whole run by the buckets of further durations. More would be lost in memory: the product of all three is as long as the file.
 *
 * | column | part | |
 * | --- | --- | --- |
 * | `metric` | all | name |
 * | `d0` … | 0, 2 | the case in each dimension, NULL for none |
 * | `parent` | all | rows that sum up other rows |
 * | `declares` | 0 | rows that declare a metric |
 * | `i` | 1, 2 | interval, in `intervalSeconds` since 1970 or the start of the run |
 * | `c` | 1 | coarse bucket |
 * | `b` | 0 | bucket of three significant digits |
 * | `n`, `total`, `failed`, `nonzero` | all | `total` of recorded integers |
 * | `least`, `greatest`, `last`, `latest`, `x0` … | 0 | |
 * | `starts`, `ends` | 0 | in microseconds |
 * | `bad` | 0 | whether a row breaks a rule |
 * | `b1` … | 3 | buckets of further durations |
 */
export interface CountQuery {
  readonly sql: string;
  readonly dimensions: readonly Dimension[];
  readonly sums: number;
  /** Metrics that have buckets alone, in columns of part 3. */
  readonly others: readonly { readonly metric: string; readonly column: string }[];
  /** Whether failures are told. */
  readonly hasFailures: boolean;
  /** What must not be in any row, in the order in which it is looked for. */
  readonly faults: readonly Fault[];
  /** A query of the rows with what the faults speak of. */
  readonly rowsSql: string;
}

export interface Dimension {
  /** Of `rowsSql`. */
  readonly sql: string;
  /** Whether cases are told of a dimension with a single name. */
  readonly isAlwaysTold: boolean;
}

export interface Fault {
  /** A condition on a row of `rowsSql`. */
  readonly when: string;
  readonly code: ProblemCode;
  readonly expected: string;
  readonly field: FieldIndex;
}

/** Factors from a unit of time to microseconds. */
const MICROSECONDS: Readonly<Record<DurationUnit, number>> = { ns: 1e-3, us: 1, ms: 1e3, s: 1e6 };

/** The time of a row in whole microseconds; NULL where it is none. */
export function timeSql(time: RowTime): string {
  const field = `f${time.field}`;
  return time.as === 'text'
    ? `epoch_us(TRY_CAST(${field} AS TIMESTAMPTZ))`
    : `TRY_CAST(${field} * ${MICROSECONDS[time.as]} AS BIGINT)`;
}

/** From 1970 to 2200, in microseconds. */
const LATEST_US = 7_258_118_400_000_000;

/** That a row has no time, or an impossible one. */
export function timeFault(time: RowTime): Fault {
  return {
    when: `t IS NULL OR t < 0 OR t > ${LATEST_US}`,
    code: 'out-of-range',
    expected:
      time.from === 'run'
        ? 'seconds since the start of the run'
        : time.as === 'text'
          ? 'a time such as 2026-11-25T10:00:00Z'
          : 'a time between 1970 and 2200',
    field: time.field,
  };
}
