import { describe, expect, it } from 'vitest';
import { dataOfColumns } from './column-data';
import { compareSuite } from './compare-suite';
import { summariseCases } from './summarise-cases';

/** Operation times of two columns by case, in ns. */
function comparisonOf(times: Record<string, Record<string, number>>) {
  const columns = Object.keys(times);
  const data = dataOfColumns(
    columns.map((slug) => ({
      slug,
      metrics: [],
      claims: [],
      runs: [
        {
          facts: { id: `r_${slug}`, subject: slug, importedAtMs: 0 },
          repetitions: [],
          values: Object.entries(times[slug] ?? {}).map(([name, value]) => ({
            runId: `r_${slug}`,
            case: name,
            metric: 'time-per-operation',
            statistic: 'mean',
            value,
            grade: 'summary' as const,
          })),
        },
      ],
    })),
  );
  return compareSuite(data, columns, { base: columns[0] ?? '' });
}

describe('summariseCases', () => {
  const comparison = comparisonOf({
    base: { a: 10, b: 10, c: 10, all: 1 },
    other: { a: 20, b: 80, d: 5, all: 9000 },
    third: { a: 10, c: 40, b: 0 },
  });

  it('counts only the cases that every column has a positive value for', () => {
    const [line] = summariseCases(comparison, 'base', 'complete');
    expect(line).toMatchObject({ cases: 4 });
    expect(line?.columns).toEqual([
      { column: 'base', ratio: 1, cases: 1 },
      { column: 'other', ratio: 2, cases: 1 },
      { column: 'third', ratio: 1, cases: 1 },
    ]);
  });

  it('counts each pair by itself where the reader wants it', () => {
    const [line] = summariseCases(comparison, 'base', 'pairs');
    expect(line?.columns.map(({ cases }) => cases)).toEqual([3, 2, 2]);
    expect(line?.columns[1]?.ratio).toBeCloseTo(4, 12);
    expect(line?.columns[2]?.ratio).toBeCloseTo(2, 12);
  });
});
