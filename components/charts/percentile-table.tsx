import { ScrollRegion } from '@/components/ui/scroll-region';
import type { CurvePoint, PercentileChart, PercentileSeries } from '@/lib/charts/percentile-chart';
import type { ColumnHead } from '@/lib/tables/suite-view';

/** The marked points of a percentile chart, with intervals where there are any. */
export function PercentileTable({
  chart,
  columns,
}: {
  chart: PercentileChart;
  columns: readonly ColumnHead[];
}) {
  const lines = chart.series.flatMap((series) => {
    const name = columns.find((head) => head.slug === series.column)?.name ?? series.column;
    const claimed = new Map(series.claims.map((point) => [point.percent, { text: point.text, note: '' }]));
    return [
      ...(series.points.length + series.tail.length === 0
        ? []
        : [{ name, kind: 'measured', cells: measuredCells(series) }]),
      ...(claimed.size === 0 ? [] : [{ name, kind: 'claimed', cells: claimed }]),
    ];
  });
  const percents = [...new Set(lines.flatMap(({ cells }) => [...cells.keys()]))].toSorted((a, b) => a - b);
  return (
    <ScrollRegion label={`${chart.title} by percentile`}>
      <table className="sticky">
        <caption>{`${chart.title}, ${chart.unit}, by percentile. In brackets the 95 % interval, where there is one.`}</caption>
        <thead>
          <tr>
            <th scope="col">Percentile</th>
            {lines.map((line) => (
              <th key={`${line.name} ${line.kind}`} scope="col" className="num">
                {line.name} <span className="muted">{line.kind}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {percents.map((percent) => (
            <tr key={percent}>
              <th scope="row">p{percent}</th>
              {lines.map((line) => {
                const cell = line.cells.get(percent);
                return (
                  <td key={`${line.name} ${line.kind}`} className="num">
                    {cell?.text ?? '—'}
                    {cell === undefined || cell.note === '' ? null : (
                      <span className="muted"> {cell.note}</span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function measuredCells(series: PercentileSeries): Map<number, { text: string; note: string }> {
  const cells = new Map(
    series.points.map(({ percent, text, interval }) => [
      percent,
      { text, note: interval === undefined ? '' : `(${shorten(interval.low)} to ${shorten(interval.high)})` },
    ]),
  );
  // Single values beyond the end of a distribution have no names that a reader would look for.
  const named: readonly CurvePoint[] = series.curve.length > 0 ? [] : series.tail;
  for (const [percent, value] of named) {
    cells.set(percent, { text: shorten(value), note: 'not supported' });
  }
  return cells;
}

function shorten(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}
