import { slotOf } from '@/components/ui/marker-shapes';
import type { CostChart, CostLine } from '@/lib/charts/cost-chart';
import { PlotAxes } from './plot-axes';
import { PlotLabels } from './plot-labels';
import { pathOf, roundPixel } from './svg-path';

/** Lines that coincide are set apart by so much, so that each is seen. */
const APART = 2;
const RIBBON = 12;

/**
 * Monthly cost along an axis as SVG, drawn for one width in pixels: a step line a subject, a ribbon below the axis that
 * says what binds, marks where one becomes cheaper than another, where the reader is, and the budget.
 */
export function CostSvg({
  chart,
  width,
  height,
  label,
}: {
  chart: CostChart;
  width: number;
  height: number;
  label: string;
}) {
  const isNarrow = width < 500;
  const { lines } = chart;
  const names = lines.map(({ head }) => shorten(head.name, isNarrow ? 9 : 22));
  const longest = Math.max(0, ...names.map((name) => name.length));
  const ribbons = lines.length * (RIBBON + 4) + 8;
  const frame = {
    left: 52,
    right: width - 36 - Math.round(longest * 6.8),
    top: 26,
    bottom: height - 46 - ribbons,
  };
  const px = (share: number) => frame.left + share * (frame.right - frame.left);
  const py = (share: number) => frame.bottom - share * (frame.bottom - frame.top);
  const middle = (lines.length - 1) / 2;
  return (
    <svg className="c" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <g>
        <PlotAxes
          frame={frame}
          xTicks={[]}
          yTicks={chart.yTicks.map((tick) => ({ position: roundPixel(py(tick.y)), label: tick.label }))}
          title={chart.yTitle}
          xTitle=""
        />
      </g>
      {lines.map(({ head, points }, index) => (
        <path
          key={head.slug}
          className={`ln s${slotOf(head.position)}`}
          d={pathOf(simplify(points.map(({ x, y }) => [px(x), py(y) + (index - middle) * APART] as const)))}
        />
      ))}
      {chart.crossings.map(({ x, y }) => (
        <circle
          key={`${x} ${y}`}
          className="co-cross"
          cx={roundPixel(px(x))}
          cy={roundPixel(py(y))}
          r="4.5"
        />
      ))}
      {chart.budget === undefined ? null : (
        <g>
          <line
            className="sla"
            x1={frame.left}
            x2={frame.right}
            y1={roundPixel(py(chart.budget.y))}
            y2={roundPixel(py(chart.budget.y))}
          />
          <text className="tg" x={frame.left + 6} y={roundPixel(py(chart.budget.y)) - 6}>
            {chart.budget.label}
          </text>
        </g>
      )}
      {chart.here === undefined ? null : (
        <g>
          <line
            className="sla"
            x1={roundPixel(px(chart.here.x))}
            x2={roundPixel(px(chart.here.x))}
            y1={frame.top - 4}
            y2={frame.bottom}
          />
          <text
            className="tg"
            x={roundPixel(px(chart.here.x)) + (chart.here.x > 0.7 ? -6 : 6)}
            y={frame.top + 6}
            textAnchor={chart.here.x > 0.7 ? 'end' : 'start'}
          >
            {chart.here.label}
          </text>
        </g>
      )}
      {lines.map((line, index) => (
        <Ribbon key={line.head.slug} line={line} y={frame.bottom + 8 + index * (RIBBON + 4)} px={px} />
      ))}
      <Below
        ticks={chart.xTicks
          .filter((_, index) => !isNarrow || index % 2 === 0 || index === chart.xTicks.length - 1)
          .map((tick) => ({ position: roundPixel(px(tick.x)), label: tick.label }))}
        top={frame.bottom}
        y={frame.bottom + ribbons}
        right={frame.right}
        title={chart.xTitle}
      />
      <PlotLabels
        labels={lines.flatMap(({ head, points }, index) => {
          const end = points.at(-1);
          return end === undefined
            ? []
            : [
                {
                  slot: slotOf(head.position),
                  text: names[index] ?? '',
                  x: roundPixel(px(end.x)),
                  y: roundPixel(py(end.y) + (index - middle) * APART),
                },
              ];
        })}
        frame={frame}
        from={frame.right + 4}
      />
    </svg>
  );
}

/** What binds, from where to where; named where the stretch has room for the word. */
function Ribbon({ line, y, px }: { line: CostLine; y: number; px: (share: number) => number }) {
  return (
    <g className={`s${slotOf(line.head.position)}`}>
      {line.bindings.map(({ from, to, label }, index) => {
        const [left, right] = [roundPixel(px(from)), roundPixel(px(to))];
        return (
          <g key={from}>
            <rect
              className={index % 2 === 0 ? 'rb' : 'rb co-other'}
              x={left}
              y={y}
              width={Math.max(0.5, roundPixel(right - left - 1))}
              height={RIBBON}
            >
              <title>{`${line.head.name}: ${label} binds`}</title>
            </rect>
            {right - left > label.length * 6 + 8 ? (
              <text className="co-rl" x={left + 4} y={y + 9.5}>
                {label}
              </text>
            ) : null}
          </g>
        );
      })}
    </g>
  );
}

function Below({
  ticks,
  top,
  y,
  right,
  title,
}: {
  ticks: readonly { readonly position: number; readonly label: string }[];
  top: number;
  y: number;
  right: number;
  title: string;
}) {
  return (
    <>
      {ticks.map(({ position, label }) => (
        <g key={label}>
          <line className="tk" x1={position} x2={position} y1={top} y2={top + 5} />
          <text x={position} y={y + 12} textAnchor="middle">
            {label}
          </text>
        </g>
      ))}
      <text className="t3" x={right} y={y + 32} textAnchor="end">
        {title}
      </text>
    </>
  );
}

/** Without points that a straight level line passes through anyway. */
function simplify(points: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  return points.filter(([, y], index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (before === undefined || after === undefined) return true;
    return roundPixel(before[1]) !== roundPixel(y) || roundPixel(after[1]) !== roundPixel(y);
  });
}

function shorten(name: string, most: number): string {
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}
