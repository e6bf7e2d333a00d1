import type { Comparison, ComparisonCell } from './comparison';

/**
 * A comparison of runs that did not measure the same thing: the values stay, everything that sets them in relation to
 * each other goes, since no test can make up for it.
 */
export function withoutVerdicts(comparison: Comparison): Comparison {
  return {
    ...comparison,
    rows: comparison.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => (cell === undefined ? undefined : valueOnly(cell))),
    })),
  };
}

function valueOnly(cell: ComparisonCell): ComparisonCell {
  const { column, value, low, high, min, max, runs, n, grade, method } = cell;
  return {
    column,
    value,
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
    min,
    max,
    runs,
    ...(n === undefined ? {} : { n }),
    grade,
    ...(method === undefined ? {} : { method }),
    verdict: 'not-comparable',
  };
}
