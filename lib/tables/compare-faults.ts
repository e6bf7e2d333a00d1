import type { CompareQuery } from '@/lib/comparison/compare-query';
import type { Problem } from '@/lib/problem';
import type { ComparedSelection } from './compare-selection';
import type { ComparisonTable } from './comparison-table';

/** What an address names and the compared runs do not have, each with what there is. */
export function compareFaults(
  { columns, narrowed, all }: ComparedSelection,
  query: CompareQuery,
  { pair, sort }: { readonly pair?: string; readonly sort?: string },
  table: ComparisonTable,
): Problem[] {
  const problems: Problem[] = [];
  const check = (name: string, values: readonly string[], known: readonly string[]) => {
    for (const value of values) {
      problems.push({
        code: 'bad-parameter',
        where: { file: name },
        expected: known.length === 0 ? 'runs to choose from' : listed(known),
        found: `“${value}”`,
      });
    }
  };
  const isStrange = (value: string | undefined) => value !== undefined && !columns.includes(value);
  check('base', isStrange(query.base) ? [query.base ?? ''] : [], columns);
  check('pair', isStrange(pair) ? [pair ?? ''] : [], columns);
  const known = [...new Set(all.rows.map((row) => `${row.metric.id}.${row.statistic}`))];
  const missing = narrowed.missingMetrics.map(({ text }) => text);
  check('metrics', missing.length === 0 ? [] : [listed(missing)], known);
  check('cases', narrowed.missingCases, [...new Set(all.rows.map((row) => row.case))]);
  check(
    'percentiles',
    narrowed.missingPercentiles,
    known.map((name) => name.slice(name.indexOf('.') + 1)).filter((name) => /^p\d/.test(name)),
  );
  const isSorting =
    sort === undefined || columns.includes(sort) || table.rows.some(({ key }) => key === sort);
  check('sort', isSorting ? [] : [sort], [...columns, ...table.rows.map(({ key }) => key)]);
  return problems;
}

const MOST_LISTED = 8;

function listed(known: readonly string[]): string {
  const names = [...new Set(known)];
  const more = names.length - MOST_LISTED;
  return `${names.slice(0, MOST_LISTED).join(', ')}${more > 0 ? ` or ${more} more` : ''}`;
}
