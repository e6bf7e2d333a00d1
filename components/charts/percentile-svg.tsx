import { MARKER_SHAPES, slotOf } from '@/components/ui/marker-shapes';
import { spreadLabels } from '@/lib/charts/spread-labels';
import type { PercentileChart, PercentilePoint, PercentileSeries } from '@/lib/charts/percentile-chart';
import type { ColumnHead } from '@/lib/tables/suite-view';

/**
 * The percentile chart as SVG, drawn for one width in pixels so that its text never shrinks. Markers are full for
 * distributions, half for summaries and hollow for claims; claims are never joined by a line.
 */
export function PercentileSvg({
  chart,
  columns,
  width,
  height,
  label,
}: {
  chart: PercentileChart;
  columns: readonly ColumnHead[];
  width: number;
  height: number;
  label: string;
}) {
  const isNarrow = width < 500;
  const labels = chart.series.map((series) => labelOf(series, columns, chart.unit, isNarrow));
  const frame = frameOf(width, height, Math.max(0, ...labels.map((text) => text.length)));
  const px = (point: { readonly x: number }) => round(frame.left + point.x * (frame.right - frame.left));
  const py = (y: number) => round(frame.bottom - y * (frame.bottom - frame.top));
  const drawn = chart.series.flatMap((series, index) => {
    const head = columns.find((column) => column.slug === series.column);
    return head === undefined
      ? []
      : [{ series, head, slot: slotOf(head.position), text: labels[index] ?? '' }];
  });
  const ends = drawn.map(({ series }) => series.points.at(-1) ?? series.claims.at(-1));
  const labelYs = spreadLabels(
    ends.map((end) => (end === undefined ? frame.bottom : py(end.y))),
    16,
    frame.top,
    frame.bottom,
  );

  return (
    <svg className="c" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {chart.yTicks.map((tick) => (
        <g key={tick.value}>
          <line className="gr" x1={frame.left} x2={frame.right} y1={py(tick.y)} y2={py(tick.y)} />
          <text className="t3" x={frame.left - 8} y={py(tick.y) + 4} textAnchor="end">
            {tick.label}
          </text>
        </g>
      ))}
      <text className="t3" x={0} y={12}>
        {`${chart.title}, ${chart.unit}, log scale`}
      </text>
      {chart.xTicks
        .filter((tick) => !isNarrow || tick.percent !== 75)
        .map((tick) => (
          <g key={tick.percent}>
            <line className="tk" x1={px(tick)} x2={px(tick)} y1={frame.bottom} y2={frame.bottom + 5} />
            <text x={px(tick)} y={frame.bottom + 19} textAnchor="middle">
              {tick.percent}
            </text>
          </g>
        ))}
      <line className="ax" x1={frame.left} x2={frame.right} y1={frame.bottom} y2={frame.bottom} />
      <text className="t3" x={frame.right} y={frame.bottom + 40} textAnchor="end">
        {isNarrow ? 'Percentile' : 'Percentile, stretched towards the tail'}
      </text>
      {drawn.map(({ series, head, slot, text }, index) => (
        <g key={head.slug} className={`s${slot}`}>
          <Ribbon series={series} px={px} py={py} />
          {series.points.length > 1 ? (
            <path
              className={series.grade === 'summary' ? 'thin' : 'ln'}
              d={pathOf(series.points.map((point) => [px(point), py(point.y)]))}
            />
          ) : null}
          {series.claims.map((point) => (
            <Glyph key={`c${point.percent}`} point={point} slot={slot} kind="hollow" px={px} py={py} />
          ))}
          {series.points.map((point) => (
            <Glyph
              key={point.percent}
              point={point}
              slot={slot}
              kind={series.grade === 'summary' ? 'half' : 'full'}
              px={px}
              py={py}
            />
          ))}
          <EndLabel text={text} end={ends[index]} y={labelYs[index]} px={px} py={py} />
        </g>
      ))}
    </svg>
  );
}

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Room on the right for the longest label, at about 6.8 pixels a character. */
function frameOf(width: number, height: number, longestLabel: number): Frame {
  return { left: 46, right: width - 32 - Math.round(longestLabel * 6.8), top: 24, bottom: height - 46 };
}

/** What stands at the end of a line: the name, cut where it would take the chart's room, and on wide drawings the value. */
function labelOf(
  series: PercentileSeries,
  columns: readonly ColumnHead[],
  unit: string,
  isNarrow: boolean,
): string {
  const name = columns.find((head) => head.slug === series.column)?.name ?? series.column;
  const most = isNarrow ? 10 : 24;
  const short = name.length > most ? `${name.slice(0, most - 1)}…` : name;
  const end = series.points.at(-1) ?? series.claims.at(-1);
  return isNarrow || end === undefined ? short : `${short} ${end.text} ${unit}`;
}

type Placement = {
  readonly px: (point: { readonly x: number }) => number;
  readonly py: (y: number) => number;
};

function Ribbon({ series, px, py }: { series: PercentileSeries } & Placement) {
  const banded = series.points.filter((point) => point.lowY !== undefined && point.highY !== undefined);
  if (banded.length < 2) return null;
  const upper = banded.map((point) => `${px(point)} ${py(point.highY ?? point.y)}`);
  const lower = banded.toReversed().map((point) => `${px(point)} ${py(point.lowY ?? point.y)}`);
  return <path className="rb" d={`M${[...upper, ...lower].join('L')}Z`} />;
}

function Glyph({
  point,
  slot,
  kind,
  px,
  py,
}: { point: PercentilePoint; slot: number; kind: 'full' | 'half' | 'hollow' } & Placement) {
  const [x, y] = [px(point), py(point.y)];
  if (kind === 'half') {
    return <use href={`#ms-${slot}`} x={x - 7} y={y - 7} width="14" height="14" color="var(--c)" />;
  }
  return (
    <path
      className={kind === 'full' ? 'mkf' : 'mkh'}
      d={MARKER_SHAPES[slot - 1]}
      transform={`translate(${round(x - 6)} ${round(y - 6)})`}
    />
  );
}

function EndLabel({
  text,
  end,
  y,
  px,
  py,
}: {
  text: string;
  end: PercentilePoint | undefined;
  y: number | undefined;
} & Placement) {
  if (end === undefined || y === undefined) return null;
  const x = px(end) + 20;
  return (
    <>
      <path className="ld" d={`M${px(end) + 8} ${py(end.y)}L${x - 4} ${round(y)}`} />
      <text className="lb" x={x} y={round(y + 4)}>
        {text}
      </text>
    </>
  );
}

function pathOf(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
