import { slotOf } from '@/components/ui/marker-shapes';
import { ScrollRegion } from '@/components/ui/scroll-region';
import type { ScatterChart } from '@/lib/charts/scatter-chart';
import { scatterCsv } from '@/lib/charts/scatter-csv';
import type { ColumnHead } from '@/lib/tables/suite-view';
import { ChartFrame } from './chart-frame';
import { CHART_WIDTHS } from './chart-widths';
import { columnName } from './dot-name';
import { PlotAxes } from './plot-axes';
import { PlotGlyph } from './plot-glyph';
import { PlotLabels } from './plot-labels';
import { pathOf, roundPixel } from './svg-path';

/** Two quantities of each subject against each other, with the Pareto frontier and the same values as a table. */
export function ScatterFigure({ chart, columns }: { chart: ScatterChart; columns: readonly ColumnHead[] }) {
  const nameOf = (column: string) => columnName(columns, column);
  return (
    <ChartFrame
      name="scatter"
      csv={scatterCsv(chart, nameOf)}
      captions={chart.captions}
      table={<ScatterTable chart={chart} nameOf={nameOf} />}
    >
      {CHART_WIDTHS.map(({ name, width, height }) => (
        <div key={name} className={name}>
          <ScatterSvg chart={chart} columns={columns} width={width} height={height} />
        </div>
      ))}
    </ChartFrame>
  );
}

function ScatterSvg({
  chart,
  columns,
  width,
  height,
}: {
  chart: ScatterChart;
  columns: readonly ColumnHead[];
  width: number;
  height: number;
}) {
  const { x, y, points, frontier } = chart;
  const isNarrow = width < 500;
  const drawn = points.flatMap(({ column, at, isClaim }) => {
    const head = columns.find(({ slug }) => slug === column);
    if (at === undefined) return [];
    return [
      {
        at,
        isClaim,
        column,
        slot: slotOf(head?.position ?? 0),
        text: cut(columnName(columns, column), isNarrow ? 11 : 24),
      },
    ];
  });
  const longest = Math.max(0, ...drawn.map(({ text }) => text.length));
  const frame = { left: 56, right: width - 36 - Math.round(longest * 6.8), top: 24, bottom: height - 46 };
  const px = (share: number) => roundPixel(frame.left + share * (frame.right - frame.left));
  const py = (share: number) => roundPixel(frame.bottom - share * (frame.bottom - frame.top));
  const titleOf = (axis: typeof x) =>
    [axis.title, axis.unit, axis.scale].filter((part) => part !== '').join(', ');
  return (
    <svg
      className="c"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${y.title} against ${x.title}, a point a subject; the table below holds the same values`}
    >
      <PlotAxes
        frame={frame}
        xTicks={x.ticks.map(({ at, label }) => ({ position: px(at), label }))}
        yTicks={y.ticks.map(({ at, label }) => ({ position: py(at), label }))}
        title={titleOf(y)}
        xTitle={titleOf(x)}
      />
      {frontier.length < 2 ? null : (
        <path className="scatter-frontier" d={pathOf(frontier.map(([fx, fy]) => [px(fx), py(fy)]))} />
      )}
      {drawn.map(({ column, at, isClaim, slot }) => (
        <g key={column} className={`s${slot}`}>
          <PlotGlyph x={px(at.x)} y={py(at.y)} slot={slot} kind={isClaim ? 'hollow' : 'full'} />
        </g>
      ))}
      <PlotLabels
        labels={drawn.map(({ at, slot, text }) => ({ slot, text, x: px(at.x), y: py(at.y) }))}
        frame={frame}
      />
    </svg>
  );
}

function ScatterTable({ chart, nameOf }: { chart: ScatterChart; nameOf: (column: string) => string }) {
  const { x, y, points } = chart;
  const hasFrontier = points.some(({ isOnFrontier }) => isOnFrontier !== undefined);
  return (
    <ScrollRegion label={`${y.title} against ${x.title}`}>
      <table className="sticky">
        <caption>{`${y.title} against ${x.title}`}</caption>
        <thead>
          <tr>
            <th scope="col">Subject</th>
            {[x, y].map((axis) => (
              <th key={axis.title} scope="col" className="num">
                {axis.unit === '' ? axis.title : `${axis.title}, ${axis.unit}`}
              </th>
            ))}
            {hasFrontier ? <th scope="col">On the frontier</th> : null}
          </tr>
        </thead>
        <tbody>
          {points.map(({ column, xText, yText, isOnFrontier }) => (
            <tr key={column}>
              <th scope="row">{nameOf(column)}</th>
              <td className="num">{xText}</td>
              <td className="num">{yText}</td>
              {hasFrontier ? <td>{isOnFrontier === true ? 'yes' : 'no'}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function cut(name: string, most: number): string {
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}
