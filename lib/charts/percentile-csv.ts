import { csvText } from './csv-text';
import type { CurvePoint, PercentileChart } from './percentile-chart';
import { asCurvePoint, lineOf } from './percentile-line';

/**
 * The points of a percentile chart as CSV: one line a point, with what it is, its unit and its 95 % interval.
 *
 * @param nameOf a column as people call it
 */
export function percentileCsv(chart: PercentileChart, nameOf: (column: string) => string): string {
  const quantity = `${chart.title.toLowerCase()} (${chart.unit})`;
  return csvText([
    ['subject', 'run', 'evidence', 'percentile', quantity, 'low', 'high', 'supported'],
    ...chart.series.flatMap((series) => {
      const name = nameOf(series.column);
      const grade = series.grade ?? '';
      const fields = (run: string, what: string, [percent, value, low, high]: CurvePoint, is: string) =>
        [name, run, what, percent, value, low ?? '', high ?? '', is] as const;
      return [
        ...lineOf(series).map((point) => fields('', grade, point, 'yes')),
        ...series.tail.map((point) => fields('', grade, point, 'no')),
        ...series.claims.map((point) => fields('', 'claim', asCurvePoint(point), '')),
        ...series.runs.flatMap((run) => run.points.map((point) => fields(run.name, grade, point, ''))),
      ];
    }),
  ]);
}
