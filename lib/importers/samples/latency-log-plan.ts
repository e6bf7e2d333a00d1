import type { Problem } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import type { SampleFile } from '../importer';
import { guessMapping, splitUnit } from './guess-mapping';
import type { LatencyLogMapping } from './latency-log-mapping';
import { logColumns, type LogColumn, type LogColumns } from './log-columns';
import type { FieldIndex, OkRule, RequestRows, RowTime, SamplePlan, SampleSource } from './sample-plan';
import { timeFormatOf } from './time-format';

/** So many different values of a column are shown. */
const EXAMPLES = 5;

/**
 * How a latency log is read: the columns that the user names, else those that their names and values give away. A
 * duration must be found, and its unit be known; the rest may be absent.
 */
export function latencyLogPlan(file: SampleFile): Result<SamplePlan> {
  const log = logColumns(file.head);
  if (log === undefined) return fail(noLog(file.fileName));
  const guessed = guessMapping(log);
  const said = file.mapping ?? {};
  const problems: Problem[] = [];
  const find = (key: 'time' | 'duration' | 'status' | 'label'): FieldIndex | undefined => {
    const name = said[key] ?? guessed[key];
    if (name === undefined || name === '') return undefined;
    const at = log.columns.findIndex((column) => column.name === name);
    if (at === -1) problems.push(noColumn(key, name, log, file.fileName));
    return at === -1 ? undefined : at;
  };
  const time = find('time');
  const duration = find('duration');
  const status = find('status');
  const label = find('label');
  if (problems.length > 0) return fail(...problems);
  if (duration === undefined) return fail(noDuration(log, file.fileName));
  const durationName = log.columns[duration]?.name ?? '';
  const unit = said.unit ?? file.unit ?? splitUnit(durationName).unit;
  if (unit === undefined) return fail(unitUnknown(durationName, file.fileName));
  const times = time === undefined ? undefined : rowTime(log.columns[time], time);
  if (time !== undefined && times === undefined) return fail(noTime(log.columns[time], file.fileName));
  const numbers = new Set([duration, ...(times === undefined || times.as === 'text' ? [] : [times.field])]);
  if (time === duration) return fail(usedTwice('time', durationName, file.fileName));
  for (const [key, field] of [
    ['status', status],
    ['label', label],
  ] as const) {
    if (field === undefined || !numbers.has(field)) continue;
    return fail(usedTwice(key, log.columns[field]?.name ?? '', file.fileName));
  }
  const ok = status === undefined ? undefined : okRule(log.columns[status], status);
  const rows: RequestRows = {
    shape: 'requests',
    ...(times === undefined ? {} : { time: times }),
    durations: [{ metric: 'latency', field: duration, unit }],
    ...(ok === undefined ? {} : { ok }),
    sums: [],
    ...(label === undefined ? {} : { case: label }),
  };
  const nameOf = (field: FieldIndex | undefined) =>
    field === undefined ? undefined : log.columns[field]?.name;
  return succeed({
    source: sourceOf(log, numbers),
    rows,
    guess: {
      mapping: withoutAbsent({
        time: nameOf(time),
        duration: durationName,
        unit,
        status: nameOf(status),
        label: nameOf(label),
      }),
      columns: log.columns.map(({ name, values }) => ({
        name,
        examples: [...new Set(values.filter((value) => value !== ''))].slice(0, EXAMPLES),
      })),
    },
  });
}

function sourceOf({ source, columns }: LogColumns, numbers: ReadonlySet<FieldIndex>): SampleSource {
  const fields = columns.map(({ name }, index) => ({
    name,
    type: numbers.has(index) ? ('number' as const) : ('text' as const),
  }));
  if (source.as === 'csv') return { ...source, fields, endsWithLineEnd: false };
  return {
    as: 'ndjson',
    fields: fields.map((field, index) => ({ ...field, path: source.paths[index] ?? [] })),
  };
}

function rowTime(column: LogColumn | undefined, field: FieldIndex): RowTime | undefined {
  const as = timeFormatOf(column?.values.find((value) => value !== '') ?? '');
  if (as === undefined) return undefined;
  // Logs are written when a request has ended, unless the column says that it began then.
  const marks = /^start|\bstart(?:ed)?\b/i.test(column?.name ?? '') ? 'start' : 'end';
  const isWhole = column?.values.every(
    (value) =>
      // From the hour on, since a zone such as +02:00 looks like the end of a time.
      value === '' || /^\d{10}$|[T ]\d{1,2}:\d\d(?::\d\d)? ?(?:Z|[+-]\d\d(?::?\d\d)?)?$/i.test(value),
  );
  return { field, as, marks, from: 'epoch', ...(isWhole === true ? { stepNs: 1e9 } : {}) };
}

/** How failures are told, by the values and the name of the column. */
function okRule(column: LogColumn | undefined, field: FieldIndex): OkRule {
  const filled = (column?.values ?? []).filter((value) => value !== '');
  if (filled.some((value) => /^[1-5]\d\d$/.test(value))) {
    return { field, is: 'status', from: 200, to: 399 };
  }
  const saysError = /err|fail|exception/i.test(column?.name ?? '');
  return { field, is: saysError ? 'no-error' : 'word' };
}

function withoutAbsent(mapping: {
  readonly [K in keyof LatencyLogMapping]: LatencyLogMapping[K] | undefined;
}): LatencyLogMapping {
  return Object.fromEntries(Object.entries(mapping).filter(([, value]) => value !== undefined));
}

function noLog(file: string): Problem {
  return {
    code: 'syntax',
    where: { file, line: 1, column: 1 },
    expected: 'a CSV or TSV file with a header and rows of the same length, or a JSON object in each line',
    found: 'something else in the first lines',
  };
}

function noColumn(key: string, name: string, { columns }: LogColumns, file: string): Problem {
  return {
    code: 'bad-parameter',
    where: { file },
    expected: `a column of the file for ${key}: ${listed(columns)}`,
    found: `“${name}”`,
  };
}

/** A column that is read as a number cannot be read as text as well. */
function usedTwice(key: string, name: string, file: string): Problem {
  return {
    code: 'bad-parameter',
    where: { file },
    expected: `for ${key} another column than those of the duration and the time`,
    found: `“${name}”`,
  };
}

function noDuration({ columns }: LogColumns, file: string): Problem {
  return {
    code: 'missing-value',
    where: { file, line: 1, column: 1 },
    expected: 'a column of durations, called latency, elapsed, duration, response time or the like',
    found: listed(columns),
    hint: 'name it: --mapping duration:COLUMN,unit:ms',
  };
}

function unitUnknown(column: string, file: string): Problem {
  return {
    code: 'unit-unknown',
    where: { file, line: 1, column: 1 },
    expected: `the unit of “${column}”, which its name does not contain`,
    found: 'none',
    hint: 'name it: --unit ns, us, ms or s',
  };
}

function noTime(column: LogColumn | undefined, file: string): Problem {
  return {
    code: 'wrong-type',
    where: { file, line: 2, column: 1 },
    expected: `in “${column?.name ?? ''}” a time: ISO 8601, or seconds, milliseconds, microseconds or nanoseconds since 1970`,
    found: `“${column?.values.find((value) => value !== '') ?? ''}”`,
    hint: 'leave the time out with --mapping time:',
  };
}

function listed(columns: readonly LogColumn[]): string {
  const names = columns.slice(0, 20).map(({ name }) => name);
  return `${names.join(', ')}${columns.length > 20 ? ', …' : ''}`;
}
