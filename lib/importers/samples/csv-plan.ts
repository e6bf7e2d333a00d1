import type { Problem } from '@/lib/problem';
import type { CsvSource, DurationField, FieldIndex, RowTime } from './sample-plan';
import type { HeadRows } from './head-rows';

/** Where the columns of a tool's CSV stand, by their names. */
export interface CsvColumns {
  find(name: string): FieldIndex | undefined;
  /** The example of a column in the first row; empty where there is none. */
  example(field: FieldIndex): string;
  /** A list of the names that are missing. */
  missing(names: readonly string[]): readonly string[];
}

export function csvColumns({ header, rows }: HeadRows): CsvColumns {
  const find = (name: string) => {
    const at = header.indexOf(name);
    return at === -1 ? undefined : at;
  };
  return {
    find,
    example: (field) => rows.find((row) => (row[field] ?? '') !== '')?.[field] ?? '',
    missing: (names) => names.filter((name) => find(name) === undefined),
  };
}

/** All columns of a file in their order; those that are read as numbers are checked to be numbers. */
export function csvSource(
  { delimiter, header }: HeadRows,
  numbers: Iterable<FieldIndex | undefined>,
  options: { readonly endsWithLineEnd: boolean },
): CsvSource {
  const isNumber = new Set(numbers);
  return {
    as: 'csv',
    delimiter,
    fields: header.map((name, index) => ({ name, type: isNumber.has(index) ? 'number' : 'text' })),
    endsWithLineEnd: options.endsWithLineEnd,
  };
}

/** The fields of a plan that hold numbers. */
export function numberFields(rows: {
  readonly time?: RowTime;
  readonly durations: readonly DurationField[];
  readonly sums: readonly { readonly field: FieldIndex }[];
}): FieldIndex[] {
  return [
    ...(rows.time === undefined || rows.time.as === 'text' ? [] : [rows.time.field]),
    ...rows.durations.map(({ field }) => field),
    ...rows.sums.map(({ field }) => field),
  ];
}

/** The Problem of columns that a format cannot do without. */
export function missingColumns(file: string, names: readonly string[]): Problem {
  return {
    code: 'missing-value',
    where: { file, line: 1, column: 1 },
    expected: `the ${names.length === 1 ? 'column' : 'columns'} ${names.join(', ')} in the first line`,
    found: 'a header without',
  };
}
