import type { Comparison, ComparisonRow } from '@/lib/comparison/comparison';
import type { Query } from '@/lib/format/query-string';
import type { AxisScale } from './dot-axis';
import { dotValues } from './dot-values';

/** What the charts of a comparison show. */
export interface DotChoices {
  readonly row: ComparisonRow;
  /** The second quantity of the scatter; absent where there is one quantity alone. */
  readonly against?: ComparisonRow;
  /** Absent: whatever fits the values. */
  readonly scale?: AxisScale;
  /** Rows that can be chosen. */
  readonly rows: readonly ComparisonRow[];
  /** Choices of the address that name nothing here. */
  readonly unknown: readonly string[];
}

/**
 * The choices of an address, `?chart=latency.p99&against=memory.value&scale=log`, else the first rows in which two
 * subjects have a number. A stale choice is reported, not ignored.
 *
 * @returns undefined where no row has two numbers
 */
export function readDotChoices(query: Query, { rows, columns }: Comparison): DotChoices | undefined {
  const drawable = rows.filter((row) => dotValues(row, columns).length >= 2);
  const [first] = drawable;
  if (first === undefined) return undefined;
  const find = (key: string | undefined) => drawable.find((row) => row.key === key);
  const row = find(query['chart']) ?? first;
  const against =
    find(query['against']) ??
    drawable.find((other) => other.case === row.case && other.metric.id !== row.metric.id) ??
    drawable.find((other) => other !== row);
  const scale = (['linear', 'log'] as const).find((known) => known === query['scale']);
  const unknown = [
    ...(['chart', 'against'] as const).flatMap((name) => {
      const key = query[name];
      return key === undefined || find(key) !== undefined ? [] : [`${name}=${key}`];
    }),
    ...(query['scale'] === undefined || scale !== undefined ? [] : [`scale=${query['scale']}`]),
  ];
  return {
    row,
    ...(against === undefined || against === row ? {} : { against }),
    ...(scale === undefined ? {} : { scale }),
    rows: drawable,
    unknown,
  };
}
