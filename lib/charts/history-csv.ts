import { csvText } from './csv-text';
import type { HistoryChart } from './history-chart';

/** A quantity over versions as CSV: one line a version. */
export function historyCsv({ title, unit, lines }: HistoryChart): string {
  return csvText([
    ['subject', 'version', `${title} (${unit})`, 'runs'],
    ...lines.flatMap(({ name, points }) =>
      points.map(({ version, text, runs }) => [name, version, text, runs] as const),
    ),
  ]);
}
