import { slotOf } from '@/components/ui/marker-shapes';
import type { DotChart, DotLine } from '@/lib/charts/dot-chart';
import type { ColumnHead } from '@/lib/tables/suite-view';
import { columnName } from './dot-name';
import { PlotAxes } from './plot-axes';
import { PlotGlyph } from './plot-glyph';
import { roundPixel } from './svg-path';

const LINE = 30;

/** One line a subject: its name, a bar for the interval, a marker for the median, small dots for runs, its value. */
export function DotSvg({
  chart,
  columns,
  width,
  label,
}: {
  chart: DotChart;
  columns: readonly ColumnHead[];
  width: number;
  label: string;
}) {
  const isNarrow = width < 500;
  const names = chart.lines.map(({ column }) => nameOf(columns, column, isNarrow ? 12 : 26));
  const left = 16 + Math.round(Math.max(4, ...names.map((name) => name.length)) * 7.2);
  const longest = Math.max(3, ...chart.lines.map(({ text }) => text.length));
  const frame = { left, right: width - 20 - longest * 7, top: 28, bottom: 34 + chart.lines.length * LINE };
  const px = (share: number) => roundPixel(frame.left + 8 + share * (frame.right - frame.left - 16));
  return (
    <svg className="c" viewBox={`0 0 ${width} ${frame.bottom + 48}`} role="img" aria-label={label}>
      {chart.ticks.map(({ at, label: text }) => (
        <line key={text} className="gr" x1={px(at)} x2={px(at)} y1={frame.top} y2={frame.bottom} />
      ))}
      <PlotAxes
        frame={frame}
        xTicks={chart.ticks.map(({ at, label: text }) => ({ position: px(at), label: text }))}
        yTicks={[]}
        title={chart.title}
        xTitle={[chart.unit, `${chart.scale} scale`].filter((part) => part !== '').join(', ')}
      />
      {chart.lines.map((line, index) => (
        <Line
          key={line.column}
          line={line}
          name={names[index] ?? line.column}
          slot={slotOf(columns.find(({ slug }) => slug === line.column)?.position ?? index)}
          y={frame.top + LINE / 2 + index * LINE + 4}
          frame={frame}
          px={px}
        />
      ))}
    </svg>
  );
}

function Line({
  line,
  name,
  slot,
  y,
  frame,
  px,
}: {
  line: DotLine;
  name: string;
  slot: number;
  y: number;
  frame: { readonly left: number; readonly right: number };
  px: (share: number) => number;
}) {
  return (
    <g className={`s${slot}`}>
      <text className="lb" x={0} y={y + 4}>
        {name}
      </text>
      <line className="gr" x1={frame.left} x2={frame.right} y1={y} y2={y} />
      {[...new Set(line.runsAt)].map((at) => (
        <circle key={at} className="dot-run" cx={px(at)} cy={y} r={3} />
      ))}
      {line.lowAt === undefined || line.highAt === undefined ? null : (
        <line className="dot-bar" x1={px(line.lowAt)} x2={px(line.highAt)} y1={y} y2={y} />
      )}
      {line.at === undefined ? (
        <text className="dot-off" x={frame.left + 2} y={y + 4}>
          ◂ ≤ 0
        </text>
      ) : (
        <PlotGlyph x={px(line.at)} y={y} slot={slot} kind={line.isClaim ? 'hollow' : 'full'} />
      )}
      <text className="dot-value" x={frame.right + 10} y={y + 4}>
        {line.text}
      </text>
    </g>
  );
}

function nameOf(columns: readonly ColumnHead[], column: string, most: number): string {
  const name = columnName(columns, column);
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}
