import { ScrollRegion } from '@/components/ui/scroll-region';
import type { PercentileChart } from '@/lib/charts/percentile-chart';
import type { ColumnHead } from '@/lib/tables/suite-view';
import { percentileCsv } from '@/lib/charts/percentile-csv';
import { ChartFrame } from './chart-frame';
import { InteractiveChart } from './interactive-chart';
import { PercentileSvg } from './percentile-svg';

/** A percentile chart with its caption and the same values as a table. The drawing is complete without script. */
export function PercentileFigure({
  chart,
  columns,
}: {
  chart: PercentileChart;
  columns: readonly ColumnHead[];
}) {
  const nameOf = (column: string) => columns.find((head) => head.slug === column)?.name ?? column;
  const names = chart.series.map(({ column }) => nameOf(column));
  const label = `${chart.title} by percentile for ${names.join(', ')}; the table below holds the same values`;
  return (
    <ChartFrame
      name={`${chart.title.toLowerCase()}-by-percentile`}
      csv={percentileCsv(chart, nameOf)}
      captions={captionsOf(chart)}
      table={<PercentileTable chart={chart} columns={columns} />}
    >
      <InteractiveChart chart={chart} columns={columns} label={label}>
        {WIDTHS.map(({ name, width, height }) => (
          <div key={name} className={name}>
            <PercentileSvg chart={chart} columns={columns} width={width} height={height} label={label} />
          </div>
        ))}
      </InteractiveChart>
    </ChartFrame>
  );
}

function captionsOf(chart: PercentileChart): string[] {
  return [
    chart.caption,
    ...(chart.series.some((series) => series.claims.length > 0) ? ['Hollow: claimed, never joined.'] : []),
    ...(chart.series.some((series) => series.grade === 'summary')
      ? ['Half filled: known by summaries only.']
      : []),
    ...(chart.zeros > 0 ? [`${chart.zeros} values of 0 cannot stand on a log scale.`] : []),
  ];
}

/** Drawn once for each width of the page; the style sheet shows one. */
const WIDTHS = [
  { name: 'v-l', width: 1064, height: 400 },
  { name: 'v-m', width: 780, height: 360 },
  { name: 'v-s', width: 358, height: 320 },
] as const;

function PercentileTable({ chart, columns }: { chart: PercentileChart; columns: readonly ColumnHead[] }) {
  const percents = [
    ...new Set(
      chart.series.flatMap((series) => [...series.points, ...series.claims].map((point) => point.percent)),
    ),
  ].toSorted((a, b) => a - b);
  const lines = chart.series.flatMap((series) => {
    const name = columns.find((head) => head.slug === series.column)?.name ?? series.column;
    return [
      ...(series.points.length === 0 ? [] : [{ name, kind: 'measured', points: series.points }]),
      ...(series.claims.length === 0 ? [] : [{ name, kind: 'claimed', points: series.claims }]),
    ];
  });
  return (
    <ScrollRegion label={`${chart.title} by percentile`}>
      <table className="sticky">
        <caption>{`${chart.title}, ${chart.unit}, by percentile.`}</caption>
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
              {lines.map((line) => (
                <td key={`${line.name} ${line.kind}`} className="num">
                  {line.points.find((point) => point.percent === percent)?.text ?? '—'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
