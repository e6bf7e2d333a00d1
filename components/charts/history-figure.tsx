import { slotOf } from '@/components/ui/marker-shapes';
import { ScrollRegion } from '@/components/ui/scroll-region';
import type { HistoryChart } from '@/lib/charts/history-chart';
import { historyCsv } from '@/lib/charts/history-csv';
import type { ColumnHead } from '@/lib/tables/suite-view';
import { ChartFrame } from './chart-frame';
import { CHART_WIDTHS } from './chart-widths';
import { PlotAxes } from './plot-axes';
import { PlotGlyph } from './plot-glyph';
import { PlotLabels } from './plot-labels';
import { pathOf, roundPixel } from './svg-path';

/** A quantity over the versions of each subject, with the same values as a table. */
export function HistoryFigure({ chart, columns }: { chart: HistoryChart; columns: readonly ColumnHead[] }) {
  return (
    <ChartFrame
      name="history"
      csv={historyCsv(chart)}
      captions={chart.captions}
      table={<HistoryTable chart={chart} />}
    >
      {CHART_WIDTHS.map(({ name, width, height }) => (
        <div key={name} className={name}>
          <HistorySvg chart={chart} columns={columns} width={width} height={height} />
        </div>
      ))}
    </ChartFrame>
  );
}

function HistorySvg({
  chart,
  columns,
  width,
  height,
}: {
  chart: HistoryChart;
  columns: readonly ColumnHead[];
  width: number;
  height: number;
}) {
  const longest = Math.max(0, ...chart.lines.map(({ name }) => name.length));
  const frame = { left: 56, right: width - 40 - Math.round(longest * 6.8), top: 24, bottom: height - 46 };
  const px = (share: number) => roundPixel(frame.left + 16 + share * (frame.right - frame.left - 32));
  const py = (share: number) => roundPixel(frame.bottom - share * (frame.bottom - frame.top));
  const slot = (column: string) => slotOf(columns.find(({ slug }) => slug === column)?.position ?? 0);
  const [only, ...others] = chart.lines;
  return (
    <svg
      className="c"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${chart.title} over versions of ${chart.lines.map(({ name }) => name).join(', ')}; the table below holds the same values`}
    >
      <PlotAxes
        frame={frame}
        xTicks={
          only === undefined || others.length > 0
            ? []
            : only.points.map(({ x, version }) => ({ position: px(x), label: version }))
        }
        yTicks={chart.ticks.map(({ at, label }) => ({ position: py(at), label }))}
        title={[chart.title, chart.unit, `${chart.scale} scale`].filter((part) => part !== '').join(', ')}
        xTitle={others.length > 0 ? 'Versions, the oldest first' : 'Version'}
      />
      {chart.lines.map(({ name, column, points }) => {
        const placed = points.flatMap((point) =>
          point.at === undefined ? [] : [{ ...point, at: point.at }],
        );
        return (
          <g key={name} className={`s${slot(column)}`}>
            <path className="ln" d={pathOf(placed.map(({ x, at }) => [px(x), py(at)]))} />
            {placed.map((point) => (
              <g key={point.column}>
                {point.lowAt === undefined || point.highAt === undefined ? null : (
                  <line
                    className="wh"
                    x1={px(point.x)}
                    x2={px(point.x)}
                    y1={py(point.lowAt)}
                    y2={py(point.highAt)}
                  />
                )}
                <PlotGlyph
                  x={px(point.x)}
                  y={py(point.at)}
                  slot={slot(column)}
                  kind={point.isClaim ? 'hollow' : 'full'}
                />
              </g>
            ))}
          </g>
        );
      })}
      <PlotLabels
        labels={chart.lines.flatMap(({ name, column, points }) => {
          const last = points.findLast(({ at }) => at !== undefined);
          return last?.at === undefined
            ? []
            : [{ slot: slot(column), text: name, x: px(last.x), y: py(last.at) }];
        })}
        frame={frame}
      />
    </svg>
  );
}

function HistoryTable({ chart }: { chart: HistoryChart }) {
  return (
    <ScrollRegion label={`${chart.title} over versions`}>
      <table className="sticky">
        <caption>
          {[`${chart.title} over versions`, chart.unit].filter((part) => part !== '').join(', ')}
        </caption>
        <thead>
          <tr>
            <th scope="col">Subject</th>
            <th scope="col">Version</th>
            <th scope="col" className="num">
              Value
            </th>
            <th scope="col" className="num">
              Runs
            </th>
          </tr>
        </thead>
        <tbody>
          {chart.lines.flatMap(({ name, points }) =>
            points.map(({ column, version, text, runs }) => (
              <tr key={column}>
                <th scope="row">{name}</th>
                <td>{version}</td>
                <td className="num">{text}</td>
                <td className="num">{runs}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
