import { percentileCsv } from '@/lib/charts/percentile-csv';
import type { PercentileChart } from '@/lib/charts/percentile-chart';
import { readTarget } from '@/lib/charts/percentile-target';
import type { Query } from '@/lib/format/query-string';
import type { ColumnHead } from '@/lib/tables/suite-view';
import { ChartFrame } from './chart-frame';
import { CHART_WIDTHS } from './chart-widths';
import { InteractiveChart } from './interactive-chart';
import { PercentileSvg } from './percentile-svg';
import { PercentileTable } from './percentile-table';

/** A percentile chart with its caption and the same values as a table. The drawing is complete without script. */
export function PercentileFigure({
  chart,
  columns,
  query,
  marks,
}: {
  chart: PercentileChart;
  columns: readonly ColumnHead[];
  /** The address of the page; `target` is drawn as a line. */
  query: Query;
  /** What weakens the runs that are shown. */
  marks: readonly string[];
}) {
  const nameOf = (column: string) => columns.find((head) => head.slug === column)?.name ?? column;
  const names = chart.series.map(({ column }) => nameOf(column));
  const label = `${chart.title} by percentile for ${names.join(', ')}; the table below holds the same values`;
  const target = readTarget(query.target, chart);
  return (
    <ChartFrame
      name={`${chart.title.toLowerCase()}-by-percentile`}
      csv={percentileCsv(chart, nameOf)}
      captions={captionsOf(chart)}
      marks={marks}
      table={<PercentileTable chart={chart} columns={columns} />}
    >
      <InteractiveChart chart={chart} columns={columns} label={label} query={query}>
        {CHART_WIDTHS.map(({ name, width, height }) => (
          <div key={name} className={name}>
            <PercentileSvg
              chart={chart}
              columns={columns}
              target={target !== undefined && 'value' in target ? target : undefined}
              width={width}
              height={height}
              label={label}
            />
          </div>
        ))}
      </InteractiveChart>
    </ChartFrame>
  );
}

function captionsOf(chart: PercentileChart): string[] {
  const has = (is: (series: PercentileChart['series'][number]) => boolean) => chart.series.some(is);
  const hasCurve = has(({ curve }) => curve.some((point) => point.length > 2));
  const hasIntervals = has(({ points }) => points.some((point) => point.interval !== undefined));
  return [
    chart.caption,
    ...(hasCurve ? ['Ribbon: 95 % interval within the run, from its order statistics.'] : []),
    ...(hasIntervals && !hasCurve ? ['Ribbon: 95 % interval of the median over runs.'] : []),
    ...(has(({ tail }) => tail.length > 0)
      ? ['Dotted: fewer than ten values lie beyond, so a repetition may show something else.']
      : []),
    ...(has(({ claims }) => claims.length > 0) ? ['Hollow: claimed, never joined.'] : []),
    ...(has(({ grade, points }) => grade === 'summary' && points.length > 0)
      ? ['Half filled: known by summaries only.']
      : []),
    ...(chart.zeros > 0
      ? [`${chart.zeros} ${chart.zeros === 1 ? 'value' : 'values'} of 0 cannot stand on a log scale.`]
      : []),
  ];
}
