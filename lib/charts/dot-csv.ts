import { csvText } from './csv-text';
import type { DotChart } from './dot-chart';

/** Dots with intervals as CSV: one line a subject and chart. */
export function dotCsv(charts: readonly DotChart[], nameOf: (column: string) => string): string {
  return csvText([
    ['quantity', 'unit', 'subject', 'value', '95 % interval', 'runs'],
    ...charts.flatMap(({ title, unit, lines }) =>
      lines.map(
        ({ column, text, interval, runs }) => [title, unit, nameOf(column), text, interval, runs] as const,
      ),
    ),
  ]);
}
