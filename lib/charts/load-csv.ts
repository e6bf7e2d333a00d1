import { csvText } from './csv-text';
import type { LoadChart } from './load-chart';

/**
 * Latency against load as CSV: one line a point.
 *
 * @param nameOf a column as people call it
 */
export function loadCsv(chart: LoadChart, nameOf: (column: string) => string): string {
  const quantity = `${chart.quantity.toLowerCase()} (${chart.unit})`;
  return csvText([
    ['subject', chart.xTitle.split(',', 1)[0] ?? 'load', quantity, 'least', 'most', 'runs', 'saturated'],
    ...chart.lines.flatMap(({ column, points }) =>
      points.map(
        (point) =>
          [
            nameOf(column),
            point.load,
            point.value,
            point.least,
            point.most,
            point.runs,
            point.isSaturated ? 'yes' : 'no',
          ] as const,
      ),
    ),
  ]);
}
