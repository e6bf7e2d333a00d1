import { parseQuantity } from '@/lib/format/parse-quantity';
import type { CanonicalUnit } from '@/lib/model/unit';
import type { Problem } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import { holds, type Operator } from './fail-if';

/** What a reader wants to see of a table: every term has to hold. */
export type RowFilter = readonly FilterTerm[];

type FilterTerm =
  /** Part of the name of a row. */
  | { readonly kind: 'text'; readonly text: string }
  /** Words of the name of a row, none for every row, and what its values are held against. */
  | {
      readonly kind: 'condition';
      readonly words: readonly string[];
      readonly operator: Operator;
      readonly value: number;
      /** Absent for a bare number, which suits counts, rates, shares and money. */
      readonly unit?: CanonicalUnit;
    };

/** A row as far as a filter looks at it. */
export interface FilterableRow {
  readonly key: string;
  readonly group: string;
  readonly label: string;
  readonly canonicalUnit: CanonicalUnit;
  /** One for each column, in the canonical unit. */
  readonly values: readonly (number | undefined)[];
}

/** A longer one is no filter that a person wrote. */
const MAX_LENGTH = 300;

/**
 * Reads a filter: part of a name, or a name and a condition, or a condition alone; several joined by a comma and a
 * space, or by `and`.
 *
 * @returns a Problem `bad-parameter` for a comparison that cannot be read
 * @example parseRowFilter('login, p99 < 20ms')
 */
export function parseRowFilter(text: string): Result<RowFilter> {
  if (text.length > MAX_LENGTH) {
    return wrong(`at most ${MAX_LENGTH} characters`, `${text.length.toLocaleString('en-US')}`);
  }
  const terms: FilterTerm[] = [];
  for (const part of text.split(/,\s+|\s+(?:and|&&)\s+/iu)) {
    const term = part.trim();
    if (term === '') continue;
    if (!/[<>≤≥=]/u.test(term)) {
      terms.push({ kind: 'text', text: term.toLowerCase() });
      continue;
    }
    const read = readCondition(term);
    if (!read.ok) return read;
    terms.push(read.value);
  }
  return succeed(terms);
}

/** The rows whose name fits and of which at least one value meets each condition. */
export function filterRows<Row extends FilterableRow>(filter: RowFilter, rows: readonly Row[]): Row[] {
  return rows.filter((row) =>
    filter.every((term) =>
      term.kind === 'text'
        ? nameOf(row).includes(term.text)
        : isAbout(term, row) && row.values.some((value) => value !== undefined && meets(value, term)),
    ),
  );
}

/** The columns that have a value in a row which a condition is about, and meet it in every such row. */
export function filterColumns(
  filter: RowFilter,
  rows: readonly FilterableRow[],
  columns: readonly number[],
): number[] {
  const conditions = filter.filter((term) => term.kind === 'condition');
  return columns.filter((column) =>
    conditions.every((term) => {
      const values = rows.filter((row) => isAbout(term, row)).flatMap((row) => row.values[column] ?? []);
      return values.length > 0 && values.every((value) => meets(value, term));
    }),
  );
}

/** Only the terms about names; conditions choose among the other kind of rows. */
export function textTerms(filter: RowFilter): RowFilter {
  return filter.filter((term) => term.kind === 'text');
}

/** Whether a filter asks about a bare number where every row of that name needs a unit. */
export function lacksUnit(filter: RowFilter, rows: readonly FilterableRow[]): boolean {
  return filter.some((term) => {
    if (term.kind === 'text' || term.unit !== undefined) return false;
    const named = rows.filter((row) => isNamed(term.words, row));
    return named.length > 0 && named.every((row) => NEEDS_UNIT.has(row.canonicalUnit));
  });
}

type Condition = Extract<FilterTerm, { kind: 'condition' }>;

function readCondition(term: string): Result<Condition> {
  const { name, operator, limit } =
    /^(?<name>[^<>≤≥=]*)(?<operator><=|>=|[<>≤≥])(?<limit>[^<>≤≥=]*)$/u.exec(term)?.groups ?? {};
  const known = OPERATORS.get(operator ?? '');
  if (name === undefined || limit === undefined || known === undefined) {
    return wrong('a name, then one of < <= > >=, then a value, such as p99 < 20ms', term);
  }
  const quantity = parseQuantity(limit);
  if (quantity === undefined) {
    return wrong(`a value such as 20ms, 1M or 5% after ${operator}`, limit.trim() === '' ? 'nothing' : limit);
  }
  return succeed({
    kind: 'condition',
    words: name.toLowerCase().split(/\s+/u).filter(Boolean),
    operator: known,
    value: quantity.value,
    ...(quantity.hasUnit ? { unit: quantity.unit } : {}),
  });
}

const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ['<', '<'],
  ['>', '>'],
  ['<=', '<='],
  ['>=', '>='],
  ['≤', '<='],
  ['≥', '>='],
]);

/** A bare number of one of these could mean anything. */
const NEEDS_UNIT: ReadonlySet<CanonicalUnit> = new Set(['ns', 'bytes', 'bytes/s']);

function meets(value: number, term: Condition): boolean {
  return holds(value, term.operator, term.value);
}

function isAbout(term: Condition, row: FilterableRow): boolean {
  const isOfUnit =
    term.unit === undefined ? !NEEDS_UNIT.has(row.canonicalUnit) : term.unit === row.canonicalUnit;
  return isOfUnit && isNamed(term.words, row);
}

function isNamed(words: readonly string[], row: FilterableRow): boolean {
  const name = nameOf(row);
  // p99 is not p99.9.
  return words.every((word) => (/^p\d/.test(word) ? name.split(/\s+/u).includes(word) : name.includes(word)));
}

function nameOf({ group, label, key }: FilterableRow): string {
  return `${group} ${label} ${key}`.toLowerCase();
}

function wrong(expected: string, found: string): Result<never> {
  const problem: Problem = {
    code: 'bad-parameter',
    where: { file: 'filter' },
    expected,
    found: found === 'nothing' ? found : `“${found.trim().slice(0, 60)}”`,
  };
  return fail(problem);
}
