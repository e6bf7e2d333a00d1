import { Disclosure } from '@/components/ui/disclosure';
import { ScrollRegion } from '@/components/ui/scroll-region';
import type { PercentileChart } from '@/lib/charts/percentile-chart';
import type { ColumnHead } from '@/lib/tables/suite-view';
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
  const names = chart.series.map(
    ({ column }) => columns.find((head) => head.slug === column)?.name ?? column,
  );
  const label = `${chart.title} by percentile for ${names.join(', ')}; the table below holds the same values`;
  return (
    <figure>
      <InteractiveChart chart={chart} columns={columns}>
        {WIDTHS.map(({ name, width, height }) => (
          <div key={name} className={name}>
            <PercentileSvg chart={chart} columns={columns} width={width} height={height} label={label} />
          </div>
        ))}
      </InteractiveChart>
      <figcaption>
        <span>{chart.caption}</span>
        {chart.series.some((series) => series.claims.length > 0) ? (
          <span>Hollow: claimed, never joined.</span>
        ) : null}
        {chart.series.some((series) => series.grade === 'summary') ? (
          <span>Half filled: known by summaries only.</span>
        ) : null}
        {chart.zeros > 0 ? <span>{`${chart.zeros} values of 0 cannot stand on a log scale.`}</span> : null}
      </figcaption>
      <Disclosure summary="The chart as a table">
        <PercentileTable chart={chart} columns={columns} />
      </Disclosure>
    </figure>
  );
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
