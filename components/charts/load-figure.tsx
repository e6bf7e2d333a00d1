import { ScrollRegion } from '@/components/ui/scroll-region';
import type { LoadChart } from '@/lib/charts/load-chart';
import { loadCsv } from '@/lib/charts/load-csv';
import type { ColumnHead } from '@/lib/tables/suite-view';
import { ChartFrame } from './chart-frame';
import { CHART_WIDTHS } from './chart-widths';
import { LoadSvg } from './load-svg';

/** Latency against load, one line a subject, with the same values as a table. */
export function LoadFigure({ chart, columns }: { chart: LoadChart; columns: readonly ColumnHead[] }) {
  const nameOf = (column: string) => columns.find((head) => head.slug === column)?.name ?? column;
  const label = `${chart.quantity} against load, ${chart.title}, for ${chart.lines
    .map(({ column }) => nameOf(column))
    .join(', ')}; the table below holds the same values`;
  return (
    <ChartFrame
      name={`latency-against-load-${chart.key.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`}
      title={chart.title}
      csv={loadCsv(chart, nameOf)}
      captions={[
        chart.caption,
        ...(chart.lines.length > 1 ? ['Subjects at one load stand side by side.'] : []),
        ...(chart.zeros > 0
          ? [
              `${chart.zeros.toLocaleString('en-US')} ${chart.zeros === 1 ? 'run' : 'runs'} with a latency of 0 left out: below what the tool can tell.`,
            ]
          : []),
      ]}
      marks={
        chart.saturated === 0
          ? []
          : [
              'Hollow: saturated, less than 95 % of the offered rate was reached; the latency says how long a queue was.',
            ]
      }
      table={<LoadTable chart={chart} nameOf={nameOf} />}
    >
      {CHART_WIDTHS.map(({ name, width, height }) => (
        <div key={name} className={name}>
          <LoadSvg chart={chart} columns={columns} width={width} height={height - 40} label={label} />
        </div>
      ))}
    </ChartFrame>
  );
}

function LoadTable({ chart, nameOf }: { chart: LoadChart; nameOf: (column: string) => string }) {
  return (
    <ScrollRegion label={`Latency against load, ${chart.title}`}>
      <table className="sticky">
        <caption>{`${chart.quantity}, ${chart.unit}: median, least and largest run at each load.`}</caption>
        <thead>
          <tr>
            <th scope="col">Subject</th>
            <th scope="col" className="num">
              {chart.xTitle.split(',', 1)[0]}
            </th>
            {['Median', 'Least', 'Largest', 'Runs'].map((head) => (
              <th key={head} scope="col" className="num">
                {head}
              </th>
            ))}
            {chart.isRateOffered ? <th scope="col">Offered rate reached</th> : null}
          </tr>
        </thead>
        <tbody>
          {chart.lines.flatMap(({ column, points }) =>
            points.map((point) => (
              <tr key={`${column} ${point.load}`}>
                <th scope="row">{nameOf(column)}</th>
                <td className="num">{point.load.toLocaleString('en-US')}</td>
                <td className="num">{point.text}</td>
                <td className="num">{shorten(point.least)}</td>
                <td className="num">{shorten(point.most)}</td>
                <td className="num">{point.runs}</td>
                {chart.isRateOffered ? <td>{point.isSaturated ? 'no, saturated' : 'yes'}</td> : null}
              </tr>
            )),
          )}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function shorten(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}
