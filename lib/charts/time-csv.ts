import { csvText } from './csv-text';
import type { TimeChart } from './time-chart';

/** The points of small multiples over time as CSV: one line a point. */
export function timeCsv({ panels, timeUnit }: TimeChart): string {
  return csvText([
    ['metric', 'unit', `time (${timeUnit})`, 'value'],
    ...panels.flatMap(({ label, unit, pieces }) =>
      pieces.flatMap(({ times, values }) =>
        times.map((time, index) => [label, unit, time, values[index] ?? ''] as const),
      ),
    ),
  ]);
}
