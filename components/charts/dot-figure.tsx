import { ScrollRegion } from '@/components/ui/scroll-region';
import type { DotChart } from '@/lib/charts/dot-chart';
import { dotCsv } from '@/lib/charts/dot-csv';
import type { ColumnHead } from '@/lib/tables/suite-view';
import { ChartFrame } from './chart-frame';
import { CHART_WIDTHS } from './chart-widths';
import { columnName } from './dot-name';
import { DotSvg } from './dot-svg';

/** Dots with intervals, one drawing or small multiples on one axis, with the same values as a table. */
export function DotFigure({
  charts,
  columns,
  name,
}: {
  charts: readonly DotChart[];
  columns: readonly ColumnHead[];
  /** Of files that are saved. */
  name: string;
}) {
  const nameOf = (column: string) => columnName(columns, column);
  const [first] = charts;
  if (first === undefined) return null;
  return (
    <ChartFrame
      name={name}
      csv={dotCsv(charts, nameOf)}
      captions={[...new Set(charts.flatMap(({ captions }) => captions))]}
      table={<DotTable charts={charts} nameOf={nameOf} />}
    >
      {CHART_WIDTHS.map(({ name: size, width }) => (
        <div key={size} className={size}>
          {charts.map((chart) => (
            <DotSvg
              key={chart.key}
              chart={chart}
              columns={columns}
              width={width}
              label={`${chart.title} of ${chart.lines.map(({ column }) => nameOf(column)).join(', ')}; the table below holds the same values`}
            />
          ))}
        </div>
      ))}
    </ChartFrame>
  );
}

function DotTable({ charts, nameOf }: { charts: readonly DotChart[]; nameOf: (column: string) => string }) {
  const isMany = charts.length > 1;
  const label = charts[0]?.title ?? '';
  return (
    <ScrollRegion label={`${label}, values`}>
      <table className="sticky">
        <caption>{`${isMany ? 'Small multiples' : label}, ${charts[0]?.unit ?? ''}: median and 95 % interval.`}</caption>
        <thead>
          <tr>
            {isMany ? <th scope="col">Quantity</th> : null}
            <th scope="col">Subject</th>
            <th scope="col" className="num">
              Value
            </th>
            <th scope="col" className="num">
              95 % interval
            </th>
            <th scope="col" className="num">
              Runs
            </th>
          </tr>
        </thead>
        <tbody>
          {charts.flatMap(({ key, title, lines }) =>
            lines.map((line) => (
              <tr key={`${key} ${line.column}`}>
                {isMany ? <td>{title}</td> : null}
                <th scope="row">{nameOf(line.column)}</th>
                <td className="num">{line.text}</td>
                <td className="num ink2">{line.interval === '' ? '—' : line.interval}</td>
                <td className="num">{line.runs}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
