import type { PercentileChart } from './percentile-chart';

/**
 * The points of a percentile chart as CSV (RFC 4180): one line a point, with what it is and its unit.
 *
 * @param nameOf a column as people call it
 */
export function percentileCsv(chart: PercentileChart, nameOf: (column: string) => string): string {
  const lines = chart.series.flatMap((series) => [
    ...series.points.map((point) => [nameOf(series.column), series.grade ?? '', point.percent, point.value]),
    ...series.claims.map((point) => [nameOf(series.column), 'claim', point.percent, point.value]),
  ]);
  const head = ['subject', 'evidence', 'percentile', `${chart.title.toLowerCase()} (${chart.unit})`];
  return [head, ...lines].map((fields) => `${fields.map(quote).join(',')}\r\n`).join('');
}

function quote(field: string | number): string {
  const text = String(field);
  // A leading sign would be run as a formula by a spreadsheet.
  const safe = typeof field === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
