import { csvText } from './csv-text';
import type { ScatterChart } from './scatter-chart';

/** Two quantities of each subject as CSV. */
export function scatterCsv({ x, y, points }: ScatterChart, nameOf: (column: string) => string): string {
  return csvText([
    ['subject', `${x.title} (${x.unit})`, `${y.title} (${y.unit})`, 'on the frontier'],
    ...points.map(
      ({ column, xText, yText, isOnFrontier }) =>
        [
          nameOf(column),
          xText,
          yText,
          isOnFrontier === undefined ? '' : isOnFrontier ? 'yes' : 'no',
        ] as const,
    ),
  ]);
}
