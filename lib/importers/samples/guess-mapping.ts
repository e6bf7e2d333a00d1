import type { DurationUnit } from '@/lib/model/durations';
import type { LatencyLogMapping } from './latency-log-mapping';
import type { LogColumn, LogColumns } from './log-columns';
import { timeFormatOf } from './time-format';

/** Names of columns in lower case with single spaces, best first. */
const DURATIONS = [
  'latency',
  'elapsed',
  'duration',
  'response time',
  'responsetime',
  'request time',
  'resp time',
  'rtt',
  'round trip time',
  'took',
  'time taken',
  'elapsed time',
  'total time',
  'service time',
  'processing time',
  'execution time',
  'exec time',
  'run time',
  'runtime',
  'lat',
  'rt',
  'delay',
];
const TIMES = [
  'timestamp',
  '@timestamp',
  'time stamp',
  'ts',
  'time',
  'datetime',
  'date time',
  'date',
  'start time',
  'started at',
  'start',
  'end time',
  'ended at',
  'end',
  'epoch',
  'when',
  'at',
];
const STATUSES = [
  'status',
  'status code',
  'code',
  'http status',
  'http code',
  'response code',
  'res status code',
  'success',
  'ok',
  'outcome',
  'result',
  'failed',
  'error',
  'err',
];
const LABELS = [
  'label',
  'name',
  'endpoint',
  'route',
  'url',
  'uri',
  'path',
  'operation',
  'op',
  'case',
  'request',
  'transaction',
  'query',
  'target',
  'req url',
];

const UNITS: ReadonlyMap<string, DurationUnit> = new Map([
  ...(['ns', 'nanos', 'nanosecond', 'nanoseconds', 'nsec'] as const).map((name) => [name, 'ns'] as const),
  ...(['us', 'µs', 'μs', 'micros', 'microsecond', 'microseconds', 'usec'] as const).map(
    (name) => [name, 'us'] as const,
  ),
  ...(['ms', 'millis', 'millisecond', 'milliseconds', 'msec'] as const).map((name) => [name, 'ms'] as const),
  ...(['s', 'sec', 'secs', 'second', 'seconds'] as const).map((name) => [name, 's'] as const),
]);

/** What the columns of a log mean, by their names and values; what nothing tells is absent. */
export function guessMapping({ columns }: Pick<LogColumns, 'columns'>): LatencyLogMapping {
  const time = findByName(
    columns,
    TIMES,
    ({ values }) => timeFormatOf(values.find((value) => value !== '') ?? '') !== undefined,
  );
  const others = columns.filter((column) => column !== time);
  const duration =
    findByName(others, DURATIONS, isNumeric) ??
    // A column that is named by its unit alone, or `time_ms` beside a time stamp.
    others.find(
      (column) =>
        ['', 'time'].includes(splitUnit(column.name).name) &&
        splitUnit(column.name).unit !== undefined &&
        isNumeric(column),
    );
  const rest = others.filter((column) => column !== duration);
  const status = findByName(rest, STATUSES, () => true);
  const label = findByName(
    rest.filter((column) => column !== status),
    LABELS,
    (column) => !isNumeric(column),
  );
  const unit = duration === undefined ? undefined : splitUnit(duration.name).unit;
  return {
    ...(time === undefined ? {} : { time: time.name }),
    ...(duration === undefined ? {} : { duration: duration.name }),
    ...(unit === undefined ? {} : { unit }),
    ...(status === undefined ? {} : { status: status.name }),
    ...(label === undefined ? {} : { label: label.name }),
  };
}

/**
 * The name of a column without the unit at its end.
 *
 * @example splitUnit('elapsedMs') → { name: 'elapsed', unit: 'ms' }
 */
export function splitUnit(text: string): { readonly name: string; readonly unit?: DurationUnit } {
  const words = plainName(text).split(' ');
  const unit = UNITS.get(words.at(-1) ?? '');
  if (unit === undefined) return { name: words.join(' ') };
  const before = words.at(-2) === 'in' ? words.slice(0, -2) : words.slice(0, -1);
  return { name: before.join(' '), unit };
}

/** Lower case, with spaces for other separators and before capitals: `elapsedMs` and `elapsed_(ms)` are `elapsed ms`. */
function plainName(text: string): string {
  return text
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9@µμ]+/g, ' ')
    .trim();
}

/** The column whose name stands first in a list, and that fits. */
function findByName(
  columns: readonly LogColumn[],
  names: readonly string[],
  fits: (column: LogColumn) => boolean,
): LogColumn | undefined {
  for (const name of names) {
    const found = columns.find(
      (column) => (plainName(column.name) === name || splitUnit(column.name).name === name) && fits(column),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

/** At least nine in ten of the values that are there are plain numbers. */
export function isNumeric({ values }: LogColumn): boolean {
  const filled = values.filter((value) => value !== '');
  const numbers = filled.filter((value) => /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(value.trim()));
  return filled.length > 0 && numbers.length * 10 >= filled.length * 9;
}
